import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of vulnerability by person: what each is alone with, and what the leaving would break.
struct VulnerablePeople {
  /// One person's needs.
  struct Line {
    let person: Int32
    var sole: [Int] = []
    var breaks: [Int] = []
  }

  /// The people on whom something depends, those with the most first.
  let lines: [Line]
  private let demand: Demand
  private let saying: NeedSaying

  init(_ demand: Demand, _ saying: NeedSaying) {
    self.demand = demand
    self.saying = saying
    var lines: [Int32: Line] = [:]
    for place in demand.needs.indices {
      let holders = demand.holders(place)
      for person in holders {
        let isSole = holders.count == 1
        let breaks = demand.breaks(place, without: person)
        guard isSole || breaks else { continue }
        var line = lines[person] ?? Line(person: person)
        if isSole { line.sole.append(place) }
        if breaks { line.breaks.append(place) }
        lines[person] = line
      }
    }
    self.lines = lines.values.sorted { a, b in
      (b.sole.count, b.breaks.count, a.person) < (a.sole.count, a.breaks.count, b.person)
    }
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    lines.map { line in
      switch id {
      case "person": .whole(Int64(line.person))
      case "sole_for": list(line.sole)
      case "breaks": list(line.breaks)
      case "sole": .whole(Int64(line.sole.count))
      case "broken": .whole(Int64(line.breaks.count))
      default: .missing
      }
    }
  }

  private func list(_ places: [Int]) -> Figure {
    places.isEmpty ? .missing : .text(names(places))
  }

  private func names(_ places: [Int]) -> String {
    places.map { saying.thing($0)[.english] }.joined(separator: ", ")
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    guard line < lines.count else { return nil }
    let one = lines[line]
    let who = demand.workforce.staff.label(Int(one.person))
    let person = Evidence(Both("person", "person"), .staff, [one.person])
    func needs(_ places: [Int]) -> Evidence {
      Evidence(Both("needs", "behov"), .needs, places.map { demand.needs[$0].row })
    }
    func listed(_ places: [Int]) -> String { places.isEmpty ? "–" : names(places) }
    let sole = Both("needs with \(who) as the only holder", "behov med \(who) som enda innehavare")
    let breaks = Both(
      "needs that are met and would not be without \(who)",
      "behov som är uppfyllda och inte vore det utan \(who)")
    let steps = one.breaks.map { place in
      saying.asks(place) + ": " + NeedSaying.amount(demand.held[0][place]) + " − "
        + NeedSaying.amount(demand.worth(one.person, to: demand.needs[place]))
        + Both(" against ", " mot ") + NeedSaying.amount(demand.needed[0][place])
    }
    switch id {
    case "sole_for": return Reason(sole + " = " + listed(one.sole), [person, needs(one.sole)])
    case "sole":
      return Reason(sole + " = " + Saying.whole(one.sole.count), [person, needs(one.sole)])
    case "breaks":
      return Reason(
        Saying.joined(steps, by: "; ") + Both(" → ", " → ") + breaks + " = " + listed(one.breaks),
        [person, needs(one.breaks)])
    case "broken":
      return Reason(breaks + " = " + Saying.whole(one.breaks.count), [person, needs(one.breaks)])
    default: return Reason(Both("person = \(who)", "person = \(who)"), [person])
    }
  }
}
