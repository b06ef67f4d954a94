import KompEngine
import KompModel

/// The latest own level and the latest manager's level of each person in each competence.
///
/// A person's ratings lie side by side, as they came: there are a dozen, and looking through them costs less
/// than a table of all that everybody has.
struct SelfRating {
  private struct Rating {
    let competence: Int32
    let isOwn: Bool
    let date: Int64
    let level: Int64
  }
  private let ratings: [Rating]
  /// Where each person's begin; one more than there are people.
  private let starts: [Int32]

  /// Of one day the later row counts; an undated one comes before every dated one.
  init(_ assessments: Roster, people: Int) {
    let levels = assessments.column("level").widened
    let (persons, competences) = (
      assessments.references("person"), assessments.references("competence")
    )
    let (sources, dates) = (
      assessments.column("source").widened, assessments.column("date").widened
    )
    let rows = assessments.there(nil).filter { row in
      let (row, person) = (Int(row), persons[Int(row)])
      return (sources[row] == 0 || sources[row] == 1) && levels[row] != .min && person >= 0
        && Int(person) < people
    }
    var starts = [Int32](repeating: 0, count: people + 1)
    for row in rows { starts[Int(persons[Int(row)]) + 1] += 1 }
    for person in 0..<people { starts[person + 1] += starts[person] }
    var fill = starts
    ratings = [Rating](unsafeUninitializedCapacity: rows.count) { out, made in
      // Each place is written once: the same rows were counted above.
      for row in rows {
        let (row, person) = (Int(row), Int(persons[Int(row)]))
        out[Int(fill[person])] = Rating(
          competence: competences[row], isOwn: sources[row] == 0, date: dates[row],
          level: levels[row])
        fill[person] += 1
      }
      made = rows.count
    }
    self.starts = starts
  }

  /// Both levels; nil where one of them is not known.
  func levels(_ person: Int32, _ competence: Int32) -> (own: Int64, manager: Int64)? {
    guard person >= 0, Int(person) + 1 < starts.count else { return nil }
    var own: Rating?
    var manager: Rating?
    for place in Int(starts[Int(person)])..<Int(starts[Int(person) + 1]) {
      let rating = ratings[place]
      guard rating.competence == competence else { continue }
      if rating.isOwn {
        if own.map({ $0.date > rating.date }) != true { own = rating }
      } else if manager.map({ $0.date > rating.date }) != true {
        manager = rating
      }
    }
    guard let own, let manager else { return nil }
    return (own.level, manager.level)
  }
}
