import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of mapping, a line a person or a line for each value of the keys.
struct MappingFigures {
  /// What is known of one person.
  struct Person {
    let row: Int32
    var expected: [Int32] = []
    var mapped: [Held] = []
    var expired: [Held] = []
    var unknown: [Int32] = []
    var higher: [Int32] = []
    var lower: [Int32] = []
  }

  let fields: [Field]
  let facts: [Both]
  /// The places of the people behind each line.
  let groups: [[Int]]
  private let people: [Person]
  private let staff: Roster
  private let competences: Roster
  private let dates: [Int64]
  private let day: Day
  private let keys: [AskedKey]
  private let values: [[Figure]]

  init?(_ asked: Asked) {
    guard let staff = asked.roster(.staff), let competences = asked.roster(.competences),
      let assessments = asked.roster(.assessments), let expected = Expectations(asked, staff)
    else { return nil }
    self.staff = staff
    self.competences = competences
    day = asked.moment.day
    dates = assessments.column("date").widened
    let standing = Standing.of(staff)
    let pairs = SelfRating(assessments, people: staff.count)
    people = staff.there(asked.people).map { row in
      var person = Person(row: row, expected: expected.of(row))
      for competence in person.expected {
        guard let held = standing.of(person: Int(row), in: Int(competence)) else {
          person.unknown.append(competence)
          continue
        }
        if held.isExpired { person.expired.append(held) } else { person.mapped.append(held) }
        guard let (own, manager) = pairs.levels(row, competence) else { continue }
        if own > manager { person.higher.append(competence) }
        if own < manager { person.lower.append(competence) }
      }
      return person
    }
    keys = asked.keys
    if keys.isEmpty {
      groups = people.indices.map { [$0] }
      values = []
      fields = Mapping.fields
    } else {
      let grouped = KeyGroups(people.map(\.row), by: keys)
      groups = grouped.members
      values = keys.indices.map { grouped.column($0) }
      fields =
        keys.map(\.field) + [Mapping.people, Mapping.full] + Mapping.counts
        + [Mapping.share, Mapping.latest, Mapping.months] + Mapping.compared
    }
    let idle = people.count { $0.expected.isEmpty }
    facts =
      idle == 0
      ? []
      : [
        Saying.people(idle)
          + Both(
            " of whom nothing is expected: no need of the unit, no role",
            " som inget förväntas av: inget behov på enheten, ingen roll")
      ]
  }

  /// The figures of everybody.
  var whole: [String: Figure] {
    var result: [String: Figure] = [:]
    let all = Array(people.indices)
    for field in fields where !["person", "not_mapped"].contains(field.id) {
      if keys.contains(where: { $0.field.id == field.id }) { continue }
      result[field.id] = figure(field.id, all)
    }
    return result
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let key = keys.firstIndex(where: { $0.field.id == id }) { return values[key] }
    if keys.isEmpty, let count = counter(id) { return people.map { .whole(Int64(count($0))) } }
    return groups.map { figure(id, $0) }
  }

  private func count(_ id: String, _ person: Person) -> Int? { counter(id)?(person) }

  /// What a column counts of a person; nil where it counts nothing.
  private func counter(_ id: String) -> ((Person) -> Int)? {
    switch id {
    case "persons": { _ in 1 }
    case "fully_mapped":
      { !$0.expected.isEmpty && $0.mapped.count == $0.expected.count ? 1 : 0 }
    case "expected": { $0.expected.count }
    case "mapped": { $0.mapped.count }
    case "expired": { $0.expired.count }
    case "unknown": { $0.unknown.count }
    case "self_higher": { $0.higher.count }
    case "self_lower": { $0.lower.count }
    default: nil
    }
  }

  private func sum(_ id: String, _ members: [Int]) -> Int {
    guard let count = counter(id) else { return 0 }
    return members.reduce(0) { $0 + count(people[$1]) }
  }

  private func figure(_ id: String, _ members: [Int]) -> Figure {
    switch id {
    case "person": return members.first.map { .whole(Int64(people[$0].row)) } ?? .missing
    case "share_mapped":
      let expected = sum("expected", members)
      return expected == 0
        ? .missing : .share(above: Exact(sum("mapped", members)), below: Exact(expected))
    case "latest": return days(members).max().map { .day($0) } ?? .missing
    case "months":
      return days(members).min().map { .whole(Int64($0.fullMonths(to: day))) } ?? .missing
    case "not_mapped": return members.first.map { Saying.text(notMapped($0)) } ?? .missing
    default: return .whole(Int64(sum(id, members)))
    }
  }

  /// The days of the assessments in force that have one.
  private func days(_ members: [Int]) -> [Day] {
    var days: [Day] = []
    for member in members {
      for held in people[member].mapped {
        let date = dates[Int(held.assessment)]
        if date != .min { days.append(Day(number: Int32(clamping: date))) }
      }
    }
    return days
  }

  private func notMapped(_ member: Int) -> String {
    let person = people[member]
    return (person.expired.map(\.competence) + person.unknown).sorted()
      .map { competences.label(Int($0)) }.joined(separator: ", ")
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    guard let field = fields.first(where: { $0.id == id }) else { return nil }
    let isTotal = line >= groups.count
    let members = isTotal ? Array(people.indices) : groups[line]
    let who = Evidence(Both("people", "personer"), .staff, members.map { people[$0].row })
    let title = Both(field.words.main(in: .english), field.words.main(in: .swedish))
    if keys.contains(where: { $0.field.id == id }) || id == "person" {
      guard !isTotal else { return nil }
      let value =
        id == "person"
        ? Both("", "") + staff.label(Int(who.rows.first ?? -1))
        : Saying.value(column(id)[line], of: field.type, on: staff)
      return Reason(title + " = " + value, [who])
    }
    func rows(_ of: (Person) -> [Int32]) -> [Int32] { members.flatMap { of(people[$0]) } }
    let mapped = Evidence(
      Both("assessments in force", "gällande bedömningar"), .assessments,
      rows { $0.mapped.map(\.assessment) })
    let expired = Evidence(
      Both("expired assessments", "utgångna bedömningar"), .assessments,
      rows { $0.expired.map(\.assessment) })
    let unknown = Evidence(
      Both("competences never assessed", "aldrig bedömda kompetenser"), .competences,
      rows { $0.unknown })
    let value = Saying.figure(figure(id, members))
    let terms = members.map { Saying.whole(count(id, people[$0]) ?? 0) }
    let sum = Saying.sum(terms, of: Both("people", "personer"))
    switch id {
    case "share_mapped":
      return Reason(
        Saying.whole(self.sum("mapped", members)) + Both(" mapped ÷ ", " kartlagda ÷ ")
          + Saying.whole(self.sum("expected", members)) + Both(" expected = ", " förväntade = ")
          + value, [who, mapped, expired, unknown])
    case "latest":
      return Reason(Both("newest day = ", "nyaste dag = ") + value, [who, mapped])
    case "months":
      let oldest = days(members).min().map(\.description) ?? "–"
      return Reason(
        Both(
          "from \(oldest) to \(day), whole months = ", "från \(oldest) till \(day), hela månader = "
        )
          + value, [who, mapped])
    case "not_mapped":
      return Reason(
        Both("expired or unknown = ", "utgångna eller okända = ") + value, [who, expired, unknown])
    case "mapped": return Reason(title + ": " + sum + " = " + value, [who, mapped])
    case "expired": return Reason(title + ": " + sum + " = " + value, [who, expired])
    case "unknown": return Reason(title + ": " + sum + " = " + value, [who, unknown])
    case "self_higher", "self_lower":
      let apart = rows { id == "self_higher" ? $0.higher : $0.lower }
      return Reason(
        title + ": " + sum + " = " + value,
        [who, Evidence(Both("competences", "kompetenser"), .competences, apart)])
    default: return Reason(title + ": " + sum + " = " + value, [who, mapped, expired, unknown])
    }
  }
}
