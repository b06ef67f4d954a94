import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of gap: a line a need, or a line for each value of the keys.
struct GapFigures {
  let demand: Demand
  let fields: [Field]
  /// The places of the needs behind each line.
  let groups: [[Int]]
  let facts: [Both]
  let saying: NeedSaying
  let isGrouped: Bool
  private let keys: [[Figure]]
  private let keyIDs: [String]
  private let isWhole: Bool
  /// Which figure a column is and at which time, by the column's id.
  private let kinds: [String: (kind: String, time: Int)]

  init(_ demand: Demand, _ asked: Asked) {
    self.demand = demand
    saying = NeedSaying(demand, asked)
    isGrouped = !asked.keys.isEmpty
    keyIDs = asked.keys.map(\.field.id)
    if isGrouped {
      let grouped = KeyGroups(demand.needs.map(\.row), by: asked.keys)
      groups = grouped.members
      keys = asked.keys.indices.map { grouped.column($0) }
    } else {
      groups = demand.needs.indices.map { [$0] }
      keys = []
    }
    let isWhole =
      demand.needs.allSatisfy { $0.counted != .fte && $0.amount % Demand.one == 0 }
      || demand.needed.joined().allSatisfy { $0 < 0 || $0 % Demand.one == 0 }
        && demand.held.joined().allSatisfy { $0 % Demand.one == 0 }
    self.isWhole = isWhole
    func number(_ field: Field) -> Field { isWhole ? field : field.of(.number(scale: 2)) }
    var fields: [Field] = asked.keys.map(\.field)
    if !isGrouped {
      let hasConditions = demand.needs.contains { $0.condition >= 0 }
      fields += [
        GapFields.unit, GapFields.competence,
        GapFields.condition.of(.list(saying.conditionList)).shown(hasConditions),
        GapFields.required,
      ]
    }
    var kinds: [String: (kind: String, time: Int)] = [:]
    let amounts = [GapFields.needed, GapFields.holders, GapFields.gap, GapFields.short].map(number)
    for field in amounts + [GapFields.cover, GapFields.who] {
      fields.append(field)
      kinds[field.id] = (field.id, 0)
    }
    for (at, horizon) in demand.horizons.enumerated() {
      let isSame = demand.needed[at + 1] == demand.needed[0]
      for field in amounts + [GapFields.cover, GapFields.who] {
        let isShown = field.id == "needed" ? !isSame : field.id == "short" ? false : field.isShown
        let made = field.followed(
          by: horizon.suffix, shown: isShown, field.summary + ", " + horizon.said)
        fields.append(made)
        kinds[made.id] = (field.id, at + 1)
      }
    }
    self.fields = fields
    self.kinds = kinds
    var facts = saying.facts()
    for horizon in demand.horizons where horizon.unborn > 0 {
      facts.append(
        Saying.people(horizon.unborn)
          + Both(
            " without a known birth date \(horizon.unborn == 1 ? "is" : "are") counted as staying ",
            " utan känt födelsedatum räknas som kvar ") + horizon.said)
    }
    self.facts = facts
  }

  /// A figure of the whole: needed, covered places, short and cover; a gap is each need's own.
  var whole: [String: Figure] {
    var result: [String: Figure] = [:]
    for (id, kind) in kinds where kind.kind != "who" && kind.kind != "gap" {
      result[id] = figure(kind.kind, Array(demand.needs.indices), at: kind.time, grouped: true)
    }
    return result
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let key = keyIDs.firstIndex(of: id) { return keys[key] }
    if let kind = kinds[id] {
      return groups.map { figure(kind.kind, $0, at: kind.time, grouped: isGrouped) }
    }
    return demand.needs.map { need in
      switch id {
      case "unit": .whole(Int64(need.unit))
      case "competence": need.competence >= 0 ? .whole(Int64(need.competence)) : .missing
      case "condition": need.condition >= 0 ? .whole(Int64(need.condition)) : .missing
      case "required": need.competence >= 0 ? .whole(need.required) : .missing
      default: .missing
      }
    }
  }

  private func amount(_ amount: Int64) -> Figure {
    isWhole ? .whole(amount / Demand.one) : .exact(NeedSaying.exact(amount))
  }

  private func figure(_ kind: String, _ places: [Int], at time: Int, grouped: Bool) -> Figure {
    let sums = Sums(demand, places, at: time)
    guard sums.needs > 0 else { return .missing }
    switch kind {
    case "needed": return amount(sums.needed)
    case "holders": return amount(grouped ? sums.covered : sums.held)
    case "gap": return amount(grouped ? sums.covered - sums.needed : sums.held - sums.needed)
    case "short": return amount(sums.needed - sums.covered)
    case "cover":
      guard sums.needed > 0 else { return .missing }
      return .share(above: NeedSaying.exact(sums.covered), below: NeedSaying.exact(sums.needed))
    case "who": return Saying.text(names(places, at: time))
    default: return .missing
    }
  }

  /// The names of those who meet some of the needs, in order.
  func names(_ places: [Int], at time: Int) -> String {
    var people: Set<Int32> = []
    for place in places where demand.needed[time][place] >= 0 {
      people.formUnion(demand.holders(place, at: time))
    }
    return people.sorted().map { demand.workforce.staff.label(Int($0)) }.joined(separator: ", ")
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    let isTotal = line >= groups.count
    let places = isTotal ? Array(demand.needs.indices) : groups[line]
    let needs = Evidence(Both("needs", "behov"), .needs, places.map { demand.needs[$0].row })
    guard let kind = kinds[id] else {
      guard !isTotal, let field = fields.first(where: { $0.id == id }), let place = places.first
      else { return nil }
      let value =
        id == "condition"
        ? demand.needs[place].condition < 0 ? Both("–", "–") : saying.thing(place)
        : Saying.value(column(id)[line], of: field.type, on: demand.workforce.staff)
      let title = Both(field.words.main(in: .english), field.words.main(in: .swedish))
      return Reason(title + " = " + value, [needs])
    }
    return GapReason(self, places, at: kind.time, grouped: isGrouped || isTotal).of(
      kind.kind, needs)
  }

  /// Sums over needs in force, each need's own min taken first.
  struct Sums {
    var needs = 0
    var needed: Int64 = 0
    var held: Int64 = 0
    var covered: Int64 = 0

    init(_ demand: Demand, _ places: [Int], at time: Int) {
      for place in places where demand.needed[time][place] >= 0 {
        let (wanted, there) = (demand.needed[time][place], demand.held[time][place])
        needs += 1
        needed &+= wanted
        held &+= there
        covered &+= min(wanted, there)
      }
    }
  }
}
