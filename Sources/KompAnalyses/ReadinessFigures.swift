import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of readiness, a line a person.
struct ReadinessFigures {
  let fields: [Field]
  private let climb: Climb
  private let asked: Asked
  private let missing: [Both]
  private let tenure: KompModel.Column

  init(_ climb: Climb, _ asked: Asked) {
    self.climb = climb
    self.asked = asked
    tenure = climb.staff.column("tenure")
    missing = climb.lines.map { line in
      Saying.joined(
        climb.unmet(line).map { asked.lacking($0.stored, of: .staff, row: line.person) }, by: "; ")
    }
    var seen: Set<Both> = []
    let texts = missing.filter { seen.insert($0).inserted }
    let list = ClosedList("missing", texts.map { Words($0.english, $0.swedish) })
    fields = Readiness.fields.map { $0.id == "missing" ? $0.of(.list(list)) : $0 }
    var places: [Both: Int64] = [:]
    for (place, text) in texts.enumerated() { places[text] = Int64(place) }
    self.places = places
  }
  private let places: [Both: Int64]

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    climb.lines.indices.map { figure(id, $0) }
  }

  private func figure(_ id: String, _ at: Int) -> Figure {
    let line = climb.lines[at]
    let all = climb.criteria(line).count
    let met = all - climb.unmet(line).count
    switch id {
    case "person": return .whole(Int64(line.person))
    case "step": return .whole(line.step)
    case "next_step": return .whole(line.next)
    case "tenure": return tenure[Int(line.person)].map { .whole($0) } ?? .missing
    case "met": return .whole(Int64(met))
    case "of_criteria": return .whole(Int64(all))
    case "readiness":
      return all == 0 ? .missing : .share(above: Exact(met), below: Exact(all))
    case "missing":
      return missing[at].english.isEmpty
        ? .missing : places[missing[at]].map { .whole($0) } ?? .missing
    case "blocked": return .whole(climb.isBlocked(line) ? 1 : 0)
    case "by_criteria": return climb.byCriteria(line).map { .whole($0) } ?? .missing
    case "diff": return climb.byCriteria(line).map { .whole(line.step - $0) } ?? .missing
    default: return .missing
    }
  }

  /// What stands behind a cell.
  func reason(_ at: Int, _ id: String) -> Reason? {
    guard at < climb.lines.count else { return nil }
    let line = climb.lines[at]
    let all = climb.criteria(line)
    let unmet = climb.unmet(line)
    let met = all.filter { $0.holds(for: line.person) }
    let who = Evidence(Both("person", "person"), .staff, [line.person])
    let good = Evidence(Both("met criteria", "uppfyllda kriterier"), .criteria, met.map(\.row))
    let bad = Evidence(Both("unmet criteria", "ouppfyllda kriterier"), .criteria, unmet.map(\.row))
    let steps = Both("step ", "steg ")
    let count = Saying.whole(met.count)
    let of = Saying.whole(all.count)
    let lacks = unmet.map { asked.lacking($0.stored, of: .staff, row: line.person) }
    switch id {
    case "met":
      return Reason(
        of + Both(" criteria − ", " kriterier − ") + Saying.whole(unmet.count)
          + Both(" unmet = ", " ouppfyllda = ") + count, [who, good, bad], leftOut: lacks)
    case "of_criteria":
      return Reason(
        Both("criteria of step \(line.next) = ", "kriterier för steg \(line.next) = ") + of,
        [good, bad])
    case "readiness":
      if all.isEmpty {
        return Reason(
          Both("step \(line.next) has no criteria = –", "steg \(line.next) har inga kriterier = –"),
          [who])
      }
      return Reason(
        count + Both(" met ÷ ", " uppfyllda ÷ ") + of + Both(" criteria = ", " kriterier = ")
          + Saying.percent(Exact(met.count), of: Exact(all.count)), [who, good, bad],
        leftOut: lacks)
    case "missing":
      let text = unmet.isEmpty ? Both("–", "–") : missing[at]
      return Reason(
        Both("not met = ", "inte uppfyllt = ") + text, [who, bad],
        leftOut: unmet.map { asked.words(of: $0.stored) })
    case "blocked":
      let musts = unmet.filter(\.isMust)
      return Reason(
        Saying.whole(musts.count) + Both(" unmet musts = ", " ouppfyllda måsten = ")
          + Saying.flag(!musts.isEmpty),
        [who, Evidence(Both("unmet musts", "ouppfyllda måsten"), .criteria, musts.map(\.row))],
        leftOut: musts.map { asked.words(of: $0.stored) })
    case "by_criteria", "diff":
      return decided(line, id, who)
    case "tenure":
      return Reason(
        Both("whole months since hired = ", "hela månader sedan anställningen = ")
          + Saying.figure(figure(id, at)), [who])
    case "step":
      return Reason(
        Both("latest placement on \(line.ladder) = ", "senaste inplacering på \(line.ladder) = ")
          + "\(line.step)", [who])
    case "next_step":
      return Reason(
        Both("the first step of \(line.ladder) above ", "första steget på \(line.ladder) ovanför ")
          + "\(line.step) = \(line.next)", [who])
    default:
      return Reason(steps + "\(line.step), person = \(climb.staff.label(Int(line.person)))", [who])
    }
  }

  /// The step by criteria, and how the decision differs from it.
  private func decided(_ line: Climb.Line, _ id: String, _ who: Evidence) -> Reason {
    let reached = climb.byCriteria(line)
    let met = climb.criteria(of: line.ladder, upTo: reached ?? .min)
    let evidence = [
      who, Evidence(Both("met criteria", "uppfyllda kriterier"), .criteria, met.map(\.row)),
    ]
    let step = reached.map { "\($0)" } ?? "–"
    let above = climb.criteria(of: line.ladder, upTo: .max).dropFirst(met.count)
      .first { !$0.holds(for: line.person) }
    let leftOut = above.map {
      Both("stopped by: ", "stannar på: ") + asked.lacking($0.stored, of: .staff, row: line.person)
    }
    if id == "by_criteria" {
      return Reason(
        Both(
          "the last step with all criteria met = ", "sista steget med alla kriterier uppfyllda = ")
          + step, evidence, leftOut: leftOut.map { [$0] } ?? [])
    }
    let diff = reached.map { Saying.whole(Int(line.step - $0)) } ?? Both("–", "–")
    return Reason(
      "\(line.step)" + Both(" decided − ", " beslutat − ") + step
        + Both(" by the criteria = ", " enligt kriterierna = ") + diff, evidence,
      leftOut: leftOut.map { [$0] } ?? [])
  }
}
