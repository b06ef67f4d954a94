import KompLexicon
import KompValues

/// Which of several assessments of one person in one competence tells the level.
public enum LevelRule: Hashable, Sendable, CaseIterable {
  /// The latest; of one day the later row.
  case latest
  /// The highest that still holds.
  case highest
  /// The weightiest source, certificate before test, course, dialogue, manager, peer, self; then the latest.
  case source

  /// The words of the rule.
  public var words: Words {
    switch self {
    case .latest: Words("latest", "senast")
    case .highest: Words("highest", "högst")
    case .source: Words("source", "källa")
    }
  }
}

/// What one person has in one competence on a day.
public struct Held: Hashable, Sendable {
  /// The person's row.
  public let person: Int32
  /// The competence's row.
  public let competence: Int32
  /// The level.
  public let level: Int16
  /// The assessment's row.
  public let assessment: Int32
  /// Whether the assessment no longer holds on the day: then it is no level at all.
  public let isExpired: Bool
}

/// What people can on a day: one level a person and competence, clustered by person and by competence.
///
/// Nobody who is not assessed stands here: unknown is never zero. An assessment holds for the competence's
/// validity in months from its day (with 12 months, one of 2024-11-01 holds to 2025-10-31); without a day it
/// holds from the beginning and for ever.
public struct Standing: Sendable {
  /// Everything held, person by person, competences in order of their rows.
  public let held: [Held]
  /// Where each person's begin in `held`; one more than there are people.
  private let starts: [Int32]
  /// Places in `held`, competence by competence.
  private let places: [Int32]
  /// Where each competence's begin in `places`; one more than there are competences.
  private let heads: [Int32]

  /// The standing of a staff roster; made once and kept with it.
  public static func of(_ staff: Roster) -> Standing {
    staff.keep("standing") { Standing(staff) }
  }

  /// Where what a person has stands in `held`.
  public func places(ofPerson person: Int) -> Range<Int> {
    guard person >= 0, person + 1 < starts.count else { return 0..<0 }
    return Int(starts[person])..<Int(starts[person + 1])
  }

  /// What a person has in every competence.
  public func of(person: Int) -> ArraySlice<Held> {
    guard person >= 0, person + 1 < starts.count else { return [] }
    return held[Int(starts[person])..<Int(starts[person + 1])]
  }

  /// What a person has in a competence; nil where it was never assessed.
  public func of(person: Int, in competence: Int) -> Held? {
    let own = of(person: person)
    var (low, high) = (own.startIndex, own.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if Int(own[middle].competence) < competence { low = middle + 1 } else { high = middle }
    }
    guard low < own.endIndex, Int(own[low].competence) == competence else { return nil }
    return own[low]
  }

  /// Everyone assessed in a competence, in order of their rows.
  public func of(competence: Int) -> [Held] {
    guard competence >= 0, competence + 1 < heads.count else { return [] }
    return places[Int(heads[competence])..<Int(heads[competence + 1])].map { held[Int($0)] }
  }

  private init(_ staff: Roster) {
    let moment = staff.moment
    let model = staff.model
    let day = Int64(moment.day.number)
    func column(_ name: String) -> [Int64] {
      model.column(name, of: "assessments", on: moment.day).widened
    }
    let (persons, competences) = (column("person"), column("competence"))
    let (levels, dates, sources) = (column("level"), column("date"), column("source"))
    let removed = model["assessments"].removed
    let validity = model.column("validity", of: "competences", on: moment.day).widened
    let competenceCount = model["competences"].count
    let oldest: [Int64] = validity.map { months in
      guard months != .min,
        let first = (moment.levelsOn ?? moment.day).adding(months: -Int(clamping: months))
      else { return .min }
      return Int64(first.number)
    }
    func isExpired(_ row: Int) -> Bool {
      dates[row] != .min && dates[row] <= oldest[Int(competences[row])]
    }
    func outranks(_ a: Int, _ b: Int) -> Bool {
      let later = dates[a] != dates[b] ? dates[a] > dates[b] : a > b
      switch moment.rule {
      case .latest: return later
      case .highest:
        if isExpired(a) != isExpired(b) { return !isExpired(a) }
        return levels[a] != levels[b] ? levels[a] > levels[b] : later
      case .source:
        if isExpired(a) != isExpired(b) { return !isExpired(a) }
        return sources[a] != sources[b] ? sources[a] > sources[b] : later
      }
    }
    // Rows by person, by counting.
    var starts = [Int32](repeating: 0, count: staff.count + 1)
    func isMeant(_ row: Int) -> Bool {
      persons[row] >= 0 && persons[row] < staff.count && competences[row] >= 0
        && competences[row] < competenceCount && levels[row] != .min && dates[row] <= day
        && !removed.contains(Int32(row))
    }
    for row in persons.indices where isMeant(row) { starts[Int(persons[row]) + 1] += 1 }
    for person in 0..<staff.count { starts[person + 1] += starts[person] }
    var fill = starts
    var rows = [Int32](repeating: 0, count: Int(starts[staff.count]))
    for row in persons.indices where isMeant(row) {
      rows[Int(fill[Int(persons[row])])] = Int32(row)
      fill[Int(persons[row])] += 1
    }
    // One assessment a competence.
    var held: [Held] = []
    held.reserveCapacity(rows.count)
    var first = [Int32](repeating: 0, count: staff.count + 1)
    for person in 0..<staff.count {
      first[person] = Int32(held.count)
      var own = Array(rows[Int(starts[person])..<Int(starts[person + 1])])
      own.sort { a, b in
        let (x, y) = (competences[Int(a)], competences[Int(b)])
        return x != y ? x < y : outranks(Int(a), Int(b))
      }
      var last: Int64 = -1
      for row in own where competences[Int(row)] != last {
        last = competences[Int(row)]
        held.append(
          Held(
            person: Int32(person), competence: Int32(last),
            level: Int16(clamping: levels[Int(row)]), assessment: row,
            isExpired: isExpired(Int(row))))
      }
    }
    first[staff.count] = Int32(held.count)
    var heads = [Int32](repeating: 0, count: competenceCount + 1)
    for one in held { heads[Int(one.competence) + 1] += 1 }
    for competence in 0..<competenceCount { heads[competence + 1] += heads[competence] }
    fill = heads
    var places = [Int32](repeating: 0, count: held.count)
    for (place, one) in held.enumerated() {
      places[Int(fill[Int(one.competence)])] = Int32(place)
      fill[Int(one.competence)] += 1
    }
    self.held = held
    self.starts = first
    self.places = places
    self.heads = heads
  }
}
