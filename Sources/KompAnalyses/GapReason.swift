import KompEngine
import KompLexicon
import KompModel
import KompValues

/// Why a cell of gap is what it is: its formula with the numbers in it, and the rows they come from.
struct GapReason {
  private let figures: GapFigures
  private let places: [Int]
  private let time: Int
  private let isGrouped: Bool

  init(_ figures: GapFigures, _ places: [Int], at time: Int, grouped: Bool) {
    self.figures = figures
    self.places = places.filter { figures.demand.needed[time][$0] >= 0 }
    self.time = time
    self.isGrouped = grouped
  }

  private var demand: Demand { figures.demand }
  private func amount(_ amount: Int64) -> Both { NeedSaying.amount(amount) }
  private func needed(_ place: Int) -> Both { amount(demand.needed[time][place]) }
  private func held(_ place: Int) -> Both { amount(demand.held[time][place]) }

  /// The reason of a figure.
  func of(_ kind: String, _ needs: Evidence) -> Reason? {
    guard !places.isEmpty else {
      return Reason(Both("no need in force = –", "inget behov gäller = –"), [needs])
    }
    let needs = Evidence(needs.role, needs.noun, places.map { demand.needs[$0].row })
    let (evidence, leftOut) = behind()
    return Reason(formula(kind), [needs] + evidence, leftOut: leftOut)
  }

  private func behind() -> ([Evidence], [Both]) {
    if let place = places.first, places.count == 1 { return figures.saying.behind(place, at: time) }
    var holders: Set<Int32> = []
    for place in places { holders.formUnion(demand.holders(place, at: time)) }
    return ([Evidence(Both("holders", "innehavare"), .staff, holders.sorted())], [])
  }

  private func formula(_ kind: String) -> Both {
    let sums = GapFigures.Sums(demand, places, at: time)
    let many = Both("needs", "behov")
    let needs = Both("needed", "behövs")
    let holders = Both("holders", "innehavare")
    if kind == "who" {
      let names = figures.names(places, at: time)
      return Saying.whole(Set(places.flatMap { demand.holders($0, at: time) }).count) + " "
        + holders
        + " = " + (names.isEmpty ? "–" : names)
    }
    if !isGrouped, let place = places.first {
      switch kind {
      case "needed": return figures.saying.needed(place, at: time)
      case "holders": return figures.saying.holders(place, at: time)
      case "gap":
        return held(place) + " " + holders + " − " + needed(place) + " " + needs + " = "
          + amount(sums.held - sums.needed)
      case "short":
        return Both("max(0, ", "max(0, ") + needed(place) + " " + needs + " − " + held(place) + " "
          + holders + ") = " + amount(sums.needed - sums.covered)
      default:
        return Both("min(", "min(") + held(place) + " " + holders + ", " + needed(place) + " "
          + needs + ") ÷ " + needed(place) + " = " + cover(sums)
      }
    }
    switch kind {
    case "needed":
      return Saying.sum(places.map(needed), of: many) + " = " + amount(sums.needed)
    case "holders":
      let terms = places.map { Both("min(", "min(") + held($0) + ", " + needed($0) + ")" }
      return Both("covered places: ", "täckta platser: ") + Saying.sum(terms, of: many) + " = "
        + amount(sums.covered)
    case "gap":
      return amount(sums.covered) + Both(" covered − ", " täckta − ") + amount(sums.needed) + " "
        + needs + " = " + amount(sums.covered - sums.needed)
    case "short":
      let terms = places.map { Both("max(0, ", "max(0, ") + needed($0) + " − " + held($0) + ")" }
      return Saying.sum(terms, of: many) + " = " + amount(sums.needed - sums.covered)
    default:
      return amount(sums.covered) + Both(" covered ÷ ", " täckta ÷ ") + amount(sums.needed) + " "
        + needs + " = " + cover(sums)
    }
  }

  private func cover(_ sums: GapFigures.Sums) -> Both {
    sums.needed == 0
      ? Both("–", "–")
      : Saying.percent(NeedSaying.exact(sums.covered), of: NeedSaying.exact(sums.needed))
  }
}
