import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What a row lacks of a condition that does not hold for it: `rehabplan 2<3`, `handledarutbildning`.
struct Lack {
  let relation: any Relation

  /// The parts that fail, said by what is there against what is asked for; nil where nothing does.
  func said(_ bound: Bound, _ row: Int) throws(RelationFailure) -> Both? {
    let parts = try failing(bound, row)
    guard !parts.isEmpty else { return nil }
    return Both(
      parts.map(\.english).joined(separator: "; "), parts.map(\.swedish).joined(separator: "; "))
  }

  /// How far a row is from a condition: nothing where it holds, for each part that fails the share of
  /// the way left, one where nothing is there at all.
  private func distance(_ bound: Bound, _ row: Int) throws(RelationFailure) -> Exact {
    guard try Filter(relation).mask(of: bound)[row] == 0 else { return Exact(0) }
    switch bound {
    case .and(let parts):
      var sum = Exact(0)
      for part in parts { sum = sum.plus(try distance(part, row)) ?? sum }
      return sum
    case .or(let parts):
      var least = Exact(1)
      for part in parts { least = min(least, try distance(part, row)) }
      return least
    case .held(let holding):
      guard !holding.isNegated, let staff = relation.staff,
        let held = Standing.of(staff).of(person: row, in: holding.competence), !held.isExpired,
        let share = holding.level.inverse.flatMap({ Exact(Int(held.level)).times($0) })
      else { return Exact(1) }
      return share < Exact(1) ? Exact(1).plus(share.negated) ?? Exact(1) : Exact(1)
    default: return Exact(1)
    }
  }

  private func failing(_ bound: Bound, _ row: Int) throws(RelationFailure) -> [Both] {
    guard try Filter(relation).mask(of: bound)[row] == 0 else { return [] }
    switch bound {
    case .and(let parts):
      var result: [Both] = []
      for part in parts { result += try failing(part, row) }
      return result
    case .or(let parts):
      // The branch that is nearest: most of its parts hold, or something of it is there.
      var best: (lacking: [Both], distance: Exact)?
      for part in parts {
        let distance = try distance(part, row)
        if let best, best.distance <= distance { continue }
        best = (try failing(part, row), distance)
      }
      return best?.lacking ?? []
    case .held(let holding):
      guard !holding.isNegated, let staff = relation.staff,
        let held = Standing.of(staff).of(person: row, in: holding.competence), !held.isExpired
      else { return [Both(holding.name, holding.name)] }
      let wanted = Numeral.write(holding.level, places: 0, style: .canonical)
      let text = "\(holding.name) \(held.level)\(holding.comparison.failed)\(wanted)"
      return [Both(text, text)]
    case .exact(let typed, let comparison, let number):
      let vector = try Evaluation(relation).vector(typed)
      let wanted = Numeral.write(number, places: number.exactPlaces() ?? 2, style: .canonical)
      let found = vector.number(row).map {
        Numeral.write($0, places: $0.exactPlaces() ?? 2, style: .canonical)
      }
      let text = "\(found ?? "–")\(comparison.failed)\(wanted)"
      return [Both("\(typed.name.english) \(text)", "\(typed.name.swedish) \(text)")]
    default:
      return try Runner.found(bound, row, relation)
    }
  }
}

extension Comparison {
  /// How the two sides stand where the comparison fails.
  var failed: String {
    switch self {
    case .equal: "!="
    case .notEqual: "="
    case .less: ">="
    case .lessOrEqual: ">"
    case .greater: "<="
    case .greaterOrEqual: "<"
    }
  }
}

extension KeptCondition {
  /// What a row lacks of a kept condition; nil where that cannot be said.
  static func lack(
    of text: String, over relation: any Relation, row: Int, in environment: Environment
  ) -> Both? {
    guard let bound = bound(text, over: relation, in: environment) else { return nil }
    return (try? Lack(relation: relation).said(bound, row)) ?? nil
  }
}
