import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Why a row is not among the rows of a query.
public enum Absence {
  /// It is not there on the day at all.
  case notThere(name: String, day: Day)
  /// It is among the rows.
  case among(name: String)
  /// The conditions that fail, each with the values that were looked at.
  case failing(name: String, [(condition: Condition, found: [Both])])
  /// The lines of an analysis that are about it.
  case lines(name: String, [Int], Answered)
  /// No line of the analysis is about it.
  case noLine(name: String)
}

extension Runner {
  /// Why something named is not among a query's rows; nil where a problem was noted.
  public static func whyNot(_ name: Name, in query: Query, _ environment: Environment)
    throws(RelationFailure) -> (absence: Absence?, problems: [BindingProblem])
  {
    var binder = Binder(environment)
    var query = query
    // Of two days that are compared the first is asked about.
    (query.time.against, query.time.againstPlace) = (nil, nil)
    var probe = query
    probe.stages = []
    guard let plan = binder.query(probe) else { return (nil, binder.problems) }
    let relation = plan.relation.bottom
    if relation is AnalysisTable { return try inAnalysis(name, query, environment) }
    guard let noun = relation.noun else {
      let _: Never? = binder.refuse(
        .notRelated(name.text, of: Both("the file", "filen")), at: name.place, fixes: [])
      return (nil, binder.problems)
    }
    let scope = Scope(
      fields: relation.fields, relation: relation, noun: noun, day: plan.day ?? environment.today)
    guard let row = binder.row(name, of: noun.id, noun.one, in: scope) else {
      return (nil, binder.problems)
    }
    let label = KeptCondition.name(of: row, of: noun.id, in: environment.model)
    if let present = plan.relation.present, row < present.count, !present[row] {
      return (.notThere(name: label, day: plan.day ?? environment.today), [])
    }
    var failing: [(condition: Condition, found: [Both])] = []
    for case .condition(let condition) in query.stages.map(\.arguments) {
      for part in condition.parts {
        guard let bound = binder.condition(part, in: scope) else { return (nil, binder.problems) }
        guard try Filter(relation).mask(of: bound)[row] == 0 else { continue }
        failing.append((part, try found(bound, row, relation)))
      }
    }
    return (failing.isEmpty ? .among(name: label) : .failing(name: label, failing), [])
  }

  private static func inAnalysis(_ name: Name, _ query: Query, _ environment: Environment)
    throws(RelationFailure) -> (absence: Absence?, problems: [BindingProblem])
  {
    let (plan, problems) = bind(query, in: environment)
    guard let plan else { return (nil, problems) }
    let answered = try run(plan)
    let nouns = plan.relation.fields.compactMap { field in
      if case .reference(let noun) = field.type { noun } else { nil }
    }
    var first: [BindingProblem] = []
    for noun in nouns {
      var binder = Binder(environment)
      guard let target = plan.relation.target(noun), let declared = Schema.noun(noun) else {
        continue
      }
      let scope = Scope(
        fields: target.fields, relation: target, noun: declared,
        day: plan.day ?? environment.today)
      guard let row = binder.row(name, of: noun, declared.one, in: scope) else {
        if first.isEmpty { first = binder.problems }
        continue
      }
      let label = KeptCondition.name(of: row, of: noun, in: environment.model)
      let columns = answered.relation.fields.filter { $0.type == .reference(noun) }
      var lines: [Int] = []
      for column in columns {
        let values = try answered.relation.vector(column)
        for (line, at) in answered.rows.enumerated()
        where values.column[Int(at)] == Int64(row) && !lines.contains(line) {
          lines.append(line)
        }
      }
      return (lines.isEmpty ? .noLine(name: label) : .lines(name: label, lines, answered), [])
    }
    return (nil, first)
  }

  /// What a row has in the fields a condition looks at.
  static func found(_ bound: Bound, _ row: Int, _ relation: any Relation)
    throws(RelationFailure) -> [Both]
  {
    if case .held(let holding) = bound, let staff = relation.staff {
      return [holding.found(row, in: staff)]
    }
    var result: [Both] = []
    for typed in bound.watched {
      let answered = try Runner.value(of: typed, row, in: relation)
      result.append(
        Both(
          "\(typed.name.english) \(answered.english)", "\(typed.name.swedish) \(answered.swedish)"))
    }
    return result
  }

  /// A term's value for a row, as a reader sees it.
  private static func value(of typed: Typed, _ row: Int, in relation: any Relation)
    throws(RelationFailure) -> Both
  {
    let vector = try Evaluation(relation).vector(typed)
    guard !vector.isMissing(row) else { return Both("is missing", "saknas") }
    switch typed.type {
    case .text:
      let text = vector.column.text(row) ?? ""
      return Both("is \(text)", "är \(text)")
    case .flag:
      let isSet = vector.column[row] != 0
      return Both(isSet ? "is yes" : "is no", isSet ? "är ja" : "är nej")
    case .reference(let noun):
      let target = vector.column[row] ?? 0
      guard let roster = relation.target(noun) as? Roster else { return Both("", "") }
      let name = KeptCondition.name(of: Int(target), of: noun, in: roster.model)
      return Both("is \(name)", "är \(name)")
    case .list(let list):
      let code = Int(vector.column[row] ?? 0)
      guard list.values.indices.contains(code) else { return Both("", "") }
      return Both(
        "is \(list.values[code].main(in: .english))", "är \(list.values[code].main(in: .swedish))")
    case .day:
      let day = Day(number: Int32(clamping: vector.column[row] ?? 0))
      return Both("is \(day)", "är \(day)")
    case .months:
      let months = vector.column[row] ?? 0
      return Both("is \(months) months", "är \(months) månader")
    case .number, .share:
      guard let number = vector.number(row) else { return Both("is missing", "saknas") }
      var shown = number
      var sign = ""
      if case .share = typed.type {
        shown = number.times(Exact(100)) ?? number
        sign = "%"
      }
      let places = shown.exactPlaces() ?? 2
      return Both(
        "is \(Numeral.write(shown, places: places, style: .english))\(sign)",
        "är \(Numeral.write(shown, places: places, style: .swedish))\(sign.isEmpty ? "" : " %")")
    }
  }
}

extension Holding {
  /// What a person has in the competence.
  func found(_ person: Int, in staff: Roster) -> Both {
    guard let held = Standing.of(staff).of(person: person, in: competence) else {
      return Both("\(name) was never assessed", "\(name) är aldrig bedömd")
    }
    let day = staff.model["assessments"]["date", Int(held.assessment)]
      .map { Day(number: Int32(clamping: $0)).description }
    let (on, den) = (day.map { " on \($0)" } ?? "", day.map { " den \($0)" } ?? "")
    if held.isExpired {
      return Both(
        "\(name) was \(held.level)\(on) and is no longer valid",
        "\(name) var \(held.level)\(den) och har gått ut")
    }
    return Both("\(name) is \(held.level)\(on)", "\(name) är \(held.level)\(den)")
  }
}
