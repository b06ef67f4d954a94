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
  /// Whether the assessment no longer holds on the day: then it is no level at all.
  public let isExpired: Bool
  /// The assessment's row.
  public let assessment: Int32
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
  /// The same competence by competence, laid out when somebody asks.
  private let byCompetence: Promise<ByCompetence>

  /// Places in `held`, competence by competence.
  private struct ByCompetence: Sendable {
    let places: [Int32]
    /// Where each competence's begin in `places`; one more than there are competences.
    let heads: [Int32]

    init(_ held: [Held], _ count: Int) {
      var heads = [Int32](repeating: 0, count: count + 1)
      for one in held { heads[Int(one.competence) + 1] += 1 }
      for competence in 0..<count { heads[competence + 1] += heads[competence] }
      var fill = heads
      var places = [Int32](repeating: 0, count: held.count)
      for (place, one) in held.enumerated() {
        places[Int(fill[Int(one.competence)])] = Int32(place)
        fill[Int(one.competence)] += 1
      }
      (self.places, self.heads) = (places, heads)
    }
  }

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
    let own = places(ofPerson: person)
    return held.withUnsafeBufferPointer { held in
      var (low, high) = (own.lowerBound, own.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if Int(held[middle].competence) < competence { low = middle + 1 } else { high = middle }
      }
      guard low < own.upperBound, Int(held[low].competence) == competence else { return nil }
      return held[low]
    }
  }

  /// Everyone assessed in a competence, in order of their rows.
  public func of(competence: Int) -> [Held] {
    let (places, heads) = (byCompetence.thing.places, byCompetence.thing.heads)
    guard competence >= 0, competence + 1 < heads.count else { return [] }
    return places[Int(heads[competence])..<Int(heads[competence + 1])].map { held[Int($0)] }
  }

  /// The standing of a staff roster; the slow way weighs whole assessments, whatever the rule.
  init(_ staff: Roster, isQuick: Bool = true) {
    let moment = staff.moment
    let model = staff.model
    let validity = model.column("validity", of: "competences", on: moment.day).widened
    let oldest: [Int64] = validity.map { months in
      guard months != .min,
        let first = (moment.levelsOn ?? moment.day).adding(months: -Int(clamping: months))
      else { return .min }
      return Int64(first.number)
    }
    if isQuick,
      let latest = LatestLevels(model, at: moment, people: staff.count, oldest: oldest)
    {
      (held, starts) = (latest.held, latest.starts)
    } else {
      (held, starts) = Standing.weighed(staff, oldest)
    }
    let (held, count) = (held, oldest.count)
    byCompetence = Promise { ByCompetence(held, count) }
  }

  /// What each person has by the moment's rule, and where each person's begin.
  private static func weighed(_ staff: Roster, _ oldest: [Int64]) -> ([Held], [Int32]) {
    let moment = staff.moment
    func isExpired(_ one: Assessed) -> Bool {
      one.date != .min && Int64(one.date) <= oldest[Int(one.competence)]
    }
    func outranks(_ a: Assessed, _ b: Assessed) -> Bool {
      let later = a.date != b.date ? a.date > b.date : a.row > b.row
      if moment.rule == .latest { return later }
      if isExpired(a) != isExpired(b) { return !isExpired(a) }
      if moment.rule == .highest { return a.level != b.level ? a.level > b.level : later }
      return a.source != b.source ? a.source > b.source : later
    }
    let people = staff.count
    let (all, begins) = Assessed.byPerson(
      staff.model, on: moment.day, people: people, competences: oldest.count)
    // One assessment a competence.
    var held: [Held] = []
    held.reserveCapacity(all.count)
    var first = [Int32](repeating: 0, count: people + 1)
    all.withUnsafeBufferPointer { all in
      for person in 0..<people {
        first[person] = Int32(held.count)
        var at = Int(begins[person])
        let end = Int(begins[person + 1])
        while at < end {
          var best = all[at]
          at += 1
          while at < end, all[at].competence == best.competence {
            if outranks(all[at], best) { best = all[at] }
            at += 1
          }
          held.append(
            Held(
              person: Int32(person), competence: best.competence,
              level: Int16(clamping: best.level), isExpired: isExpired(best),
              assessment: best.row))
        }
      }
    }
    first[people] = Int32(held.count)
    return (held, first)
  }
}
