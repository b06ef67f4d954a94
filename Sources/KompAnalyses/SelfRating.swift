import KompEngine
import KompModel

/// The latest own level and the latest manager's level of each person in each competence.
struct SelfRating {
  private struct Key: Hashable {
    let person: Int32
    let competence: Int32
  }
  /// The row of the latest of each.
  private var own: [Key: Int32] = [:]
  private var manager: [Key: Int32] = [:]
  private let levels: [Int64]

  /// Of one day the later row counts; an undated one comes before every dated one.
  init(_ assessments: Roster) {
    levels = assessments.column("level").widened
    let (persons, competences) = (
      assessments.references("person"), assessments.references("competence")
    )
    let (sources, dates) = (
      assessments.column("source").widened, assessments.column("date").widened
    )
    for row in assessments.there(nil) {
      guard sources[Int(row)] == 0 || sources[Int(row)] == 1, levels[Int(row)] != .min else {
        continue
      }
      let key = Key(person: persons[Int(row)], competence: competences[Int(row)])
      let isOwn = sources[Int(row)] == 0
      if let before = isOwn ? own[key] : manager[key], dates[Int(before)] > dates[Int(row)] {
        continue
      }
      if isOwn { own[key] = row } else { manager[key] = row }
    }
  }

  /// Both levels; nil where one of them is not known.
  func levels(_ person: Int32, _ competence: Int32) -> (own: Int64, manager: Int64)? {
    let key = Key(person: person, competence: competence)
    guard let mine = own[key], let theirs = manager[key] else { return nil }
    return (levels[Int(mine)], levels[Int(theirs)])
  }
}
