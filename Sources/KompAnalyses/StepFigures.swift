import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The lines of the distribution over steps.
struct StepFigures {
  /// A step of a ladder within a group.
  struct Line {
    let group: Int
    let ladder: String?
    /// Nil for those without a step.
    let step: Int64?
    var people: [Int32] = []
    /// The rows of the targets; empty where none is set.
    var targets: [Int32] = []
  }

  let fields: [Field]
  private(set) var lines: [Line] = []
  private(set) var facts: [Both] = []
  private let keys: [AskedKey]
  private let groups: KeyGroups
  private let staff: Roster
  private let amounts: [Int64]

  init?(_ asked: Asked) {
    guard let staff = asked.roster(.staff), let targets = asked.roster(.targets) else { return nil }
    self.staff = staff
    keys = asked.keys
    let people = staff.there(asked.people)
    groups = KeyGroups(people, by: asked.keys)
    let steps = staff.column("step").widened
    let ladders = staff.column("ladder")
    let units = staff.references("unit")
    amounts = targets.column("target").widened
    let aims = Aims(asked, targets, staff, people)
    var untargeted: Set<Int32> = []
    for (group, members) in groups.members.enumerated() {
      var places: [String: [Int64: Int]] = [:]
      var found: [Line] = []
      func place(_ ladder: String, _ step: Int64) -> Int {
        if let known = places[ladder]?[step] { return known }
        places[ladder, default: [:]][step] = found.count
        found.append(Line(group: group, ladder: ladder, step: step))
        return found.count - 1
      }
      var unplaced = Line(group: group, ladder: nil, step: nil)
      var homes: Set<Int32> = []
      for member in members {
        let person = people[member]
        let home = units[Int(person)]
        if home >= 0 { homes.insert(home) }
        guard steps[Int(person)] != .min, let ladder = ladders.text(Int(person)) else {
          unplaced.people.append(person)
          continue
        }
        for step in aims.steps[ladder] ?? [] { _ = place(ladder, step) }
        found[place(ladder, steps[Int(person)])].people.append(person)
        if !aims.isSet(home, ladder) { untargeted.insert(person) }
      }
      let isAll = asked.keys.isEmpty && asked.people == nil
      for aim in aims.all where isAll || homes.contains(aim.unit) {
        found[place(aim.ladder, aim.step)].targets.append(aim.row)
      }
      found.sort { a, b in
        a.ladder == b.ladder
          ? (a.step ?? 0) < (b.step ?? 0) : SwedishOrder.precedes(a.ladder ?? "", b.ladder ?? "")
      }
      lines += found
      if !unplaced.people.isEmpty { lines.append(unplaced) }
    }
    let hasSeveral = Set(lines.compactMap(\.ladder)).count > 1
    fields =
      asked.keys.map(\.field)
      + StepCounts.fields.map {
        $0.id == "ladder" ? $0.shown(hasSeveral) : $0
      }
    let unplaced = lines.reduce(0) { $0 + ($1.step == nil ? $1.people.count : 0) }
    if unplaced > 0 {
      facts.append(
        Saying.people(unplaced)
          + Both(
            " unplaced: on the line without a step, in no step",
            " oplacerade: på raden utan steg, i inget steg"))
    }
    if !untargeted.isEmpty, lines.contains(where: { !$0.targets.isEmpty }) {
      facts.append(
        Saying.people(untargeted.count)
          + Both(
            " in units without a target: counted in have, not in target",
            " på enheter utan mål: räknade i har, inte i mål"))
    }
  }

  /// The figures of a line.
  private func have(_ line: Line) -> Int64 { Int64(line.people.count) }
  private func target(_ line: Line) -> Int64? {
    line.targets.isEmpty ? nil : sum(line.targets)
  }
  private func sum(_ rows: [Int32]) -> Int64 {
    rows.reduce(0) { $0 &+ max(0, min(amounts[Int($1)], Demand.most)) }
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let key = keys.firstIndex(where: { $0.field.id == id }) {
      return lines.map { groups.values[$0.group][key] }
    }
    return lines.map { line in
      switch id {
      case "ladder": line.ladder.map { .text($0) } ?? .missing
      case "step": line.step.map { .whole($0) } ?? .missing
      case "have": .whole(have(line))
      case "target": target(line).map { .whole($0) } ?? .missing
      case "diff": target(line).map { .whole(have(line) - $0) } ?? .missing
      case "who": Saying.text(names(line))
      default: .missing
      }
    }
  }

  private func names(_ line: Line) -> String {
    line.people.map { staff.label(Int($0)) }.joined(separator: ", ")
  }

  /// The placed people and the targets of all lines.
  var whole: [String: Figure] {
    let all = everything
    guard let target = target(all) else { return ["have": .whole(have(all))] }
    return [
      "have": .whole(have(all)), "target": .whole(target), "diff": .whole(have(all) - target),
    ]
  }

  private var everything: Line {
    var all = Line(group: 0, ladder: nil, step: nil)
    for line in lines where line.step != nil {
      all.people += line.people
      all.targets += line.targets
    }
    return all
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    let one = line < lines.count ? lines[line] : everything
    let people = Evidence(Both("people", "personer"), .staff, one.people)
    let targets = Evidence(Both("targets", "mål"), .targets, one.targets)
    let step = one.step.map { Both("step \($0)", "steg \($0)") } ?? Both("no step", "inget steg")
    let have = Saying.whole(one.people.count)
    let aim = target(one).map { Saying.whole(Int($0)) } ?? Both("–", "–")
    switch id {
    case "have":
      return Reason(Both("people on ", "personer på ") + step + " = " + have, [people])
    case "target":
      let terms = one.targets.map { Saying.whole(Int(max(0, amounts[Int($0)]))) }
      return Reason(
        terms.isEmpty
          ? Both("no target is set = –", "inget mål är satt = –")
          : Both("the units' targets ", "enheternas mål ")
            + Saying.sum(terms, of: Both("targets", "mål")) + " = " + aim, [targets])
    case "diff":
      guard let target = target(one) else {
        return Reason(Both("no target is set = –", "inget mål är satt = –"), [people])
      }
      return Reason(
        have + Both(" have − ", " har − ") + aim + Both(" target = ", " mål = ")
          + Saying.whole(one.people.count - Int(target)), [people, targets])
    case "who":
      return Reason(
        Both("on ", "på ") + step + " = " + (one.people.isEmpty ? "–" : names(one)), [people])
    case "step":
      return Reason(
        Both("step", "steg") + " = " + (one.step.map { Both("\($0)", "\($0)") } ?? Both("–", "–")),
        [people])
    case "ladder":
      let ladder = one.ladder ?? "–"
      return Reason(Both("ladder = \(ladder)", "stege = \(ladder)"), [people])
    default:
      guard line < lines.count, let field = fields.first(where: { $0.id == id }) else { return nil }
      return Reason(
        Both(field.words.main(in: .english), field.words.main(in: .swedish)) + " = "
          + Saying.value(column(id)[line], of: field.type, on: staff), [people])
    }
  }
}
