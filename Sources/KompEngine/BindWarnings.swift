import KompLanguage
import KompLexicon
import KompModel
import KompValues

// What runs all the same and is seldom meant.

extension Binder {
  /// Warns where those who have left are asked about among those who have not.
  mutating func warnOfLeavers(_ query: Query, relation: any Relation) {
    guard relation is Roster, relation.noun?.id == .staff, query.time.includingFormer == nil
    else { return }
    for stage in query.stages {
      guard case .condition(let condition) = stage.arguments else { continue }
      for part in condition.parts {
        let left: Expression
        switch part {
        // A last day still to come is nobody's who has left.
        case .compare(_, .greater, _, _), .compare(_, .greaterOrEqual, _, _): continue
        case .compare(let expression, _, _, _), .between(let expression, _, _, _),
          .member(let expression, _, negated: false, _):
          left = expression
        default: continue
        }
        guard case .path(let path) = left, names("left", path, in: relation) else { continue }
        let end = query.source.place.upperBound
        let words = Keyword.includingFormer.main(in: tongueOfNoun(query.source))
        problems.append(
          BindingProblem(
            .emptyByConstruction(path.names[0].text), at: path.place,
            fixes: [Fix(end..<end, " " + words)]))
      }
    }
  }

  /// The tongue in which a question names its noun.
  private func tongueOfNoun(_ source: QuerySource) -> Tongue {
    guard case .noun(_, let name) = source else { return .english }
    let isSwedish = Schema.noun(.staff)?.words.contains { words in
      words.spellings(in: .swedish).contains(folded(name.text))
    }
    return isSwedish ?? false ? .swedish : .english
  }

  /// What the step of a person or a placement is called.
  private static let stepWords = Set(
    [NounID.staff, .placements].compactMap { Schema.noun($0) }.flatMap(\.fields)
      .filter { $0.id == "step" || $0.id == "level" }
      .flatMap { field in (field.words.all + [field.id]).map(folded) })

  /// Warns where steps are compared though people stand on ladders with different numbers of steps.
  mutating func warnOfLadders(_ query: Query, relation: any Relation) {
    guard let noun = relation.noun, noun.id == .staff || noun.id == .placements else { return }
    var seen: [Path] = []
    var compared: Path?
    func see(_ expression: Expression, ordered: Bool) {
      guard case .path(let path) = expression else { return }
      seen.append(path)
      guard ordered, compared == nil, path.names.count == 1,
        Binder.stepWords.contains(folded(path.names[0].text))
      else { return }
      compared = path
    }
    func visit(_ condition: Condition) {
      switch condition {
      case .and(let parts), .or(let parts): parts.forEach(visit)
      case .not(let part, _): visit(part)
      case .compare(let left, let comparison, let operand, _):
        let isRange = if case .range = operand { true } else { false }
        see(left, ordered: isRange || comparison != .equal && comparison != .notEqual)
      case .member(let left, let operands, _, _):
        see(left, ordered: operands.contains { if case .range = $0 { true } else { false } })
      case .between(let left, _, _, _): see(left, ordered: true)
      case .text(let left, _, _, _), .under(let left, _, _), .missing(let left, _, _):
        see(left, ordered: false)
      case .holds, .quantified, .competence: break
      }
    }
    for stage in query.stages {
      if case .condition(let condition) = stage.arguments { visit(condition) }
    }
    // Of a file that names no ladder nobody has to be read to know.
    if let file = relation as? any NarrowingRelation, !file.namesLadders { return }
    guard let compared, let staff = relation.target(.staff) as? Roster, staff.hasUnlikeLadders,
      !seen.contains(where: { names("ladder", $0, in: relation) })
    else { return }
    problems.append(
      BindingProblem(.unlikeLadders(compared.names[0].text), at: compared.place, fixes: []))
  }

  /// Warns where `count` counts groups and each group's number may be meant: before a noun, `count staff by
  /// unit` is the number of units, and so is `staff by unit count`, which wants a colon.
  mutating func warnOfCountedGroups(_ query: Query) {
    guard let groups = query.stages.lastIndex(where: { $0.word == .by }),
      case .grouping(_, _, let measures, _) = query.stages[groups].arguments, measures.isEmpty,
      let at = query.stages.lastIndex(where: { $0.word == .count })
    else { return }
    let count = query.stages[at].wordPlace
    let fix: Fix
    let isAtStart = count.upperBound <= query.source.place.lowerBound
    if isAtStart {
      fix = Fix(count.lowerBound..<query.source.place.lowerBound, "")
    } else if at == groups + 1 {
      let word = Keyword.count.main(in: tongueOfNoun(query.source))
      fix = Fix(query.stages[groups].place.upperBound..<count.upperBound, ": " + word)
    } else {
      return
    }
    problems.append(BindingProblem(.countsGroups(isAtStart: isAtStart), at: count, fixes: [fix]))
  }

  /// Whether a path is one field of a relation.
  func names(_ id: String, _ path: Path, in relation: any Relation) -> Bool {
    guard path.names.count == 1, let field = relation.fields.first(where: { $0.id == id })
    else { return false }
    return field.isCalled(folded(path.names[0].text))
  }
}

extension Bound {
  /// The top-level parts joined by `and`.
  var parts: [Bound] {
    if case .and(let parts) = self { parts.flatMap(\.parts) } else { [self] }
  }

  /// The units that a test of the main employment's unit lets through, where it is one.
  var units: [UInt8]? {
    switch self {
    case .lookup(let typed, let table, missing: false):
      guard case .field(let field) = typed.term, field.id == "unit",
        field.type == .reference(.units)
      else { return nil }
      return table
    case .or(let parts):
      let tables = parts.compactMap(\.units)
      guard !tables.isEmpty, tables.count == parts.count else { return nil }
      var joined = [UInt8](repeating: 0, count: tables.map(\.count).max() ?? 0)
      for table in tables {
        for row in table.indices { joined[row] |= table[row] }
      }
      return joined
    default: return nil
    }
  }
}
