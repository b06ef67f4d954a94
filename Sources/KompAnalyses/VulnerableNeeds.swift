import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of vulnerability, a line a need or a line for each value of the keys.
struct VulnerableNeeds {
  let fields: [Field]
  /// The places of the needs behind each line.
  let groups: [[Int]]
  private let demand: Demand
  private let saying: NeedSaying
  private let gap: GapFigures
  private let keys: [[Figure]]
  private let keyIDs: [String]

  init(_ demand: Demand, _ saying: NeedSaying, _ asked: Asked) {
    self.demand = demand
    self.saying = saying
    let gap = GapFigures(demand, asked)
    self.gap = gap
    groups = gap.groups
    keyIDs = asked.keys.map(\.field.id)
    keys = asked.keys.map { gap.column($0.field.id) }
    if asked.keys.isEmpty {
      var fields: [Field] = []
      for field in VulnerabilityFields.plain {
        let known = gap.fields.first { $0.id == field.id }
        let slack = gap.fields.first { $0.id == "gap" }.map { field.of($0.type) }
        fields.append(known ?? (field.id == "slack" ? slack ?? field : field))
      }
      self.fields = fields
    } else {
      fields = asked.keys.map(\.field) + VulnerabilityFields.grouped
    }
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let key = keyIDs.firstIndex(of: id) { return keys[key] }
    if !keyIDs.isEmpty {
      return groups.map { .whole(Int64(matching(id, $0).count)) }
    }
    switch id {
    case "slack": return gap.column("gap")
    case "sole_holder":
      return demand.needs.indices.map { sole($0).map { .whole(Int64($0)) } ?? .missing }
    case "safe_1", "safe_2":
      let lost = id == "safe_1" ? 1 : 2
      return demand.needs.indices.map { .whole(demand.withstands($0, losing: lost) ? 1 : 0) }
    default: return gap.column(id)
    }
  }

  private func sole(_ place: Int) -> Int32? {
    let holders = demand.holders(place)
    return holders.count == 1 ? holders[0] : nil
  }

  /// The needs of a line that a grouped column counts.
  private func matching(_ id: String, _ places: [Int]) -> [Int] {
    switch id {
    case "met": places.filter { demand.isMet($0) }
    case "sole": places.filter { sole($0) != nil }
    case "safe_1": places.filter { demand.withstands($0, losing: 1) }
    case "safe_2": places.filter { demand.withstands($0, losing: 2) }
    default: places
    }
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    guard line < groups.count else { return nil }
    if keyIDs.contains(id) { return gap.reason(line, id) }
    guard keyIDs.isEmpty else {
      let found = matching(id, groups[line])
      return Reason(
        Both("needs that are so = ", "behov som är sådana = ") + Saying.whole(found.count),
        [
          Evidence(Both("counted needs", "räknade behov"), .needs, rows(found)),
          Evidence(
            Both("other needs", "övriga behov"), .needs,
            rows(groups[line].filter { !found.contains($0) })),
        ])
    }
    let need = Evidence(Both("needs", "behov"), .needs, rows([line]))
    switch id {
    case "slack": return gap.reason(line, "gap")
    case "sole_holder":
      let (evidence, leftOut) = saying.behind(line, at: 0)
      let holders = demand.holders(line)
      let name = sole(line).map { demand.workforce.staff.label(Int($0)) } ?? "–"
      return Reason(
        Saying.whole(holders.count)
          + Both(" holders; the only one = \(name)", " innehavare; den enda = \(name)"),
        [need] + evidence, leftOut: leftOut)
    case "safe_1", "safe_2":
      let (evidence, leftOut) = saying.behind(line, at: 0)
      return Reason(loss(line, id == "safe_1" ? 1 : 2), [need] + evidence, leftOut: leftOut)
    default: return gap.reason(line, id)
    }
  }

  private func rows(_ places: [Int]) -> [Int32] { places.map { demand.needs[$0].row } }

  /// What the worst loss leaves: `2 holders − 1 ≥ 2 needed = no`.
  private func loss(_ place: Int, _ lost: Int) -> Both {
    let answer = Saying.flag(demand.withstands(place, losing: lost))
    let held = NeedSaying.amount(demand.held[0][place])
    let needed = NeedSaying.amount(demand.needed[0][place])
    let needs = Both("needed", "behövs")
    guard demand.isMet(place) else {
      return held + Both(" holders < ", " innehavare < ") + needed + " " + needs + " = " + answer
    }
    let gone = demand.holders(place).map { demand.worth($0, to: demand.needs[place]) }
      .sorted(by: >).prefix(lost)
    let share =
      demand.needs[place].counted == .share || demand.needs[place].counted == .everyone
      ? Both(", the need falling with the staff", ", där behovet minskar med personalen")
      : Both("", "")
    return held + Both(" holders − ", " innehavare − ") + NeedSaying.amount(gone.reduce(0, +))
      + Both(" at worst, against ", " i värsta fall, mot ") + needed + " " + needs + share + " = "
      + answer
  }
}
