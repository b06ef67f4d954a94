import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A test of what people can: `has sårvård>=3`, `lacks HLR`.
struct Holding: Sendable, Hashable {
  /// The competence's row.
  let competence: Int
  /// Its name.
  let name: String
  /// How the level is compared; `has HLR` alone asks for a level of at least 1.
  let comparison: Comparison
  /// The level compared with.
  let level: Exact
  /// Whether those are meant who do not pass.
  let isNegated: Bool

  /// Whether a level passes.
  func passes(_ level: Int16) -> Bool {
    Filter.holds(Exact(Int(level)), comparison, self.level)
  }

  /// One byte a person, 1 where the test holds; an assessment that no longer holds is no level.
  func mask(over staff: Roster) -> [UInt8] {
    var mask = [UInt8](repeating: isNegated ? 1 : 0, count: staff.count)
    for held in Standing.of(staff).of(competence: competence)
    where !held.isExpired && passes(held.level) {
      mask[Int(held.person)] = isNegated ? 0 : 1
    }
    return mask
  }

  /// Of some people who do not pass, how many are assessed below, no longer valid, never assessed.
  func split(_ rows: [Int32], of staff: Roster) -> (below: Int, expired: Int, never: Int) {
    var state = [UInt8](repeating: 0, count: staff.count)
    for held in Standing.of(staff).of(competence: competence) {
      state[Int(held.person)] = held.isExpired ? 2 : passes(held.level) ? 3 : 1
    }
    var (below, expired, never) = (0, 0, 0)
    for row in rows {
      switch state[Int(row)] {
      case 0: never += 1
      case 1: below += 1
      case 2: expired += 1
      default: break
      }
    }
    return (below, expired, never)
  }
}

extension Relation {
  /// The people in the model that the rows are, where they are.
  var staff: Roster? {
    let roster = self as? Roster ?? (self as? Subset)?.source as? Roster
    return roster?.nounOfRows.id == .staff ? roster : nil
  }
}

extension Binder {
  /// `has sårvård>=3` with its meaning.
  mutating func holding(
    _ name: Name, _ comparison: Comparison?, _ operand: Operand?, negated: Bool, at place: Place,
    in scope: Scope
  ) -> Bound? {
    guard !scope.isMade, scope.noun?.id == .staff, let staff = scope.relation.staff else {
      return refuse(.notRelated(name.text, of: scope.title), at: place)
    }
    guard let row = competence(name, in: scope) else { return nil }
    var level = Exact(1)
    if let operand {
      guard let found = self.level(operand, of: row, in: scope) else { return nil }
      level = found
    }
    let label = staff.model["competences"].text("name", row) ?? name.text
    return .held(
      Holding(
        competence: row, name: label, comparison: comparison ?? .greaterOrEqual, level: level,
        isNegated: negated))
  }

  /// The row of a competence by its name; a problem where there is none.
  mutating func competence(_ name: Name, in scope: Scope) -> Int? {
    let typed = Typed(
      term: .constant(Exact(0)), type: .reference(.competences),
      name: Both("competence", "kompetens"), place: name.place)
    return rows(
      named: name.text, of: .competences, at: name.place, for: typed, in: scope, anyKind: true)?
      .first
  }

  /// A level of a competence: a number of its scale, or the name of one.
  mutating func level(_ operand: Operand, of competence: Int, in scope: Scope) -> Exact? {
    let field = Both("level", "nivå")
    guard let (literal, place) = literal(operand) else {
      return refuse(
        .wrongType("…", field: field, wanted: FieldType.number(scale: 0).title),
        at: operand.place)
    }
    let scale = environment.model.scale(ofCompetence: competence)
    let number: Exact
    switch literal {
    case .number(let given): number = given
    case .period(_, let written):
      guard let whole = Int(written) else { fallthrough }
      number = Exact(whole)
    default:
      let word = written(literal)
      guard let named = scale?.levels.first(where: { folded($0.name ?? "") == folded(word) })
      else {
        let names = scale?.levels.compactMap(\.name) ?? []
        return refuse(
          .unknownValue(word, field: field, kind: BindingProblem.plainKind), at: place,
          offers: Nearest.words(to: word, among: names),
          note: names.isEmpty
            ? nil
            : Both(
              "could stand here: \(names.joined(separator: ", "))",
              "här kan stå: \(names.joined(separator: ", "))"))
      }
      return Exact(Int(named.level))
    }
    if let scale, let low = scale.levels.map(\.level).min(),
      let high = scale.levels.map(\.level).max(),
      number < Exact(Int(low)) || number > Exact(Int(high))
    {
      return refuse(
        .outsideScale(written(literal), scale: scale.name, low: Int(low), high: Int(high)),
        at: place, fixes: [Fix(place, String(number < Exact(Int(low)) ? low : high))])
    }
    return number
  }
}
