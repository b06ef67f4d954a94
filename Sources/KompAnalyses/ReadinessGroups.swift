import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of readiness for the values of keys: summed criteria, never averaged shares.
struct ReadinessGroups {
  let fields: [Field]
  private let climb: Climb
  private let keys: [AskedKey]
  private let groups: KeyGroups

  init(_ climb: Climb, _ asked: Asked) {
    self.climb = climb
    keys = asked.keys
    groups = KeyGroups(climb.lines.map(\.person), by: asked.keys)
    fields = asked.keys.map(\.field) + Readiness.grouped
  }

  /// The number of lines.
  var count: Int { groups.values.count }

  private func sums(_ members: [Int]) -> (ready: [Int32], met: Int, of: Int) {
    var (ready, met, of): ([Int32], Int, Int) = ([], 0, 0)
    for member in members {
      let line = climb.lines[member]
      let all = climb.criteria(line).count
      let unmet = climb.unmet(line).count
      met += all - unmet
      of += all
      if unmet == 0, all > 0 { ready.append(line.person) }
    }
    return (ready, met, of)
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let key = keys.firstIndex(where: { $0.field.id == id }) { return groups.column(key) }
    return groups.members.map { members in
      let (ready, met, of) = sums(members)
      switch id {
      case "persons": return .whole(Int64(members.count))
      case "ready": return .whole(Int64(ready.count))
      case "met": return .whole(Int64(met))
      case "of_criteria": return .whole(Int64(of))
      case "readiness": return of == 0 ? .missing : .share(above: Exact(met), below: Exact(of))
      default: return .missing
      }
    }
  }

  /// What stands behind a cell.
  func reason(_ at: Int, _ id: String) -> Reason? {
    guard at < count else { return nil }
    let members = groups.members[at]
    let (ready, met, of) = sums(members)
    let people = Evidence(
      Both("people", "personer"), .staff, members.map { climb.lines[$0].person })
    let terms = members.map { climb.lines[$0] }.map { line in
      (climb.criteria(line).count, climb.unmet(line).count)
    }
    let many = Both("people", "personer")
    switch id {
    case "persons":
      return Reason(
        Both("people with a next step = ", "personer med ett nästa steg = ")
          + Saying.whole(members.count), [people])
    case "ready":
      return Reason(
        Both("people who meet all criteria = ", "personer som uppfyller alla kriterier = ")
          + Saying.whole(ready.count), [people, Evidence(Both("ready", "klara"), .staff, ready)])
    case "met":
      return Reason(
        Saying.sum(terms.map { Saying.whole($0.0 - $0.1) }, of: many) + " = " + Saying.whole(met),
        [people])
    case "of_criteria":
      return Reason(
        Saying.sum(terms.map { Saying.whole($0.0) }, of: many) + " = " + Saying.whole(of), [people])
    case "readiness":
      return Reason(
        Saying.whole(met) + Both(" met ÷ ", " uppfyllda ÷ ") + Saying.whole(of)
          + Both(" criteria = ", " kriterier = ") + Saying.percent(Exact(met), of: Exact(of)),
        [people])
    default:
      guard let field = fields.first(where: { $0.id == id }) else { return nil }
      return Reason(
        Both(field.words.main(in: .english), field.words.main(in: .swedish)) + " = "
          + Saying.value(column(id)[at], of: field.type, on: climb.staff), [people])
    }
  }
}
