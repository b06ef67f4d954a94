import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What a statement would make of the model, and what it says it did.
public struct Changed {
  /// The model after it.
  public var model: Model
  /// What was done, in a sentence.
  public var said: Both
  /// What is worth knowing beside it.
  public var notes: [Both] = []
  /// What it does as data, where the statement was made of steps; nil where only the model tells.
  public var change: Change?
  /// What the rows said before and what they say after.
  public var table: ChangeTable?
  /// The rows that a query named; nil for a statement that names what it changes itself.
  public var named: NamedRows?
}

/// The rows that the query before a change has found.
public struct NamedRows: Sendable {
  /// How many there are.
  public let count: Int
  /// Whether no condition chose among the rows of the noun.
  public let isWhole: Bool
  /// Whether they are to be taken away.
  public let areRemoved: Bool
  /// How many there must be, where the statement says so.
  public let expects: ExpectedRows?
  /// What one row is, and several.
  public let one: Both
  /// Several rows.
  public let many: Both
}

extension Changed {
  /// What it does as data; nil where the rows of the two models cannot be told apart.
  public func change(from old: Model) -> Change? { change ?? Change.between(old, model) }
}

/// Statements that change the model, with their names bound: nothing is changed where a problem is found.
///
/// Each is a function of the statement and what names mean: it has no effect but its answer, so that what
/// is only tried leaves no trace.
public enum Changer {
  /// What a statement would make of the model; nil, and no problem, where it changes nothing by its kind.
  public static func change(_ statement: Statement, in source: Source, _ environment: Environment)
    throws(RelationFailure) -> (changed: Changed?, problems: [BindingProblem])
  {
    switch statement.kind {
    case .query(let query): return try rows(query, environment)
    case .command(_, _, .add(let line)): return try add(line, environment)
    case .command(_, _, .ladder(let block)): return ladder(block, in: source, environment)
    case .command(_, _, .need(let line)): return need(line, in: source, environment)
    case .command(_, _, .target(let line)): return target(line, in: source, environment)
    case .command(_, _, .assessing(let people, let levels, let from, let fromPlace, let by)):
      return assess(
        people: people, levels: levels, from: from, fromPlace: fromPlace, by: by, environment)
    case .command(
      _, _,
      .placing(
        let people, let step, let stepPlace, let ladder, let from, let fromPlace, let by)):
      return place(
        people: people, step: step, stepPlace: stepPlace, ladder: ladder, from: from,
        fromPlace: fromPlace, decidedBy: by, environment)
    case .command, .version: return (nil, [])
    }
  }

  /// The binder of a statement and the scope of people on a day.
  static func start(_ environment: Environment, on day: Day) -> (Binder, Scope)? {
    guard
      let staff = environment.rosters.roster(
        .staff, in: environment.model, at: Moment(day: day, rule: environment.rule))
    else { return nil }
    return (
      Binder(environment),
      Scope(fields: staff.fields, relation: staff, noun: .staff, day: day)
    )
  }
}

extension Binder {
  /// The one row of a noun that a name means.
  mutating func row(_ name: Name, of noun: NounID, _ field: Both, in scope: Scope) -> Int? {
    let typed = Typed(
      term: .constant(Exact(0)), type: .reference(noun), name: field, place: name.place)
    guard
      let found = rows(
        named: name.text, of: noun, at: name.place, for: typed, in: scope, anyKind: true)
    else { return nil }
    guard found.count <= 1 else {
      let offers = found.prefix(6).map {
        KeptCondition.key(of: $0, of: noun, in: environment.model)
      }
      return refuse(
        .ambiguousValue(name.text, paths: Array(offers)), at: name.place, offers: Array(offers))
    }
    return found.first
  }

  /// The day a literal means; a period means its first day where something begins, else its last.
  mutating func day(_ raw: Literal?, at place: Place?, begins: Bool, in scope: Scope) -> Day?? {
    guard let raw, let place else { return .some(nil) }
    let literal = resolved(raw)
    guard let period = period(literal, at: place, in: scope) else {
      let _: Never? = refuse(
        .wrongType(written(literal), field: Both("from", "från"), wanted: FieldType.day.title),
        at: place)
      return nil
    }
    return .some(begins ? period.first : period.last)
  }
}

extension Changer {
  /// The rows of people who are named, those who have left among them; nil where a problem was found.
  public static func people(_ names: [Name], _ environment: Environment)
    -> (rows: Set<Int32>?, problems: [BindingProblem])
  {
    guard case (var binder, let scope)? = start(environment, on: environment.today) else {
      return (nil, [])
    }
    let rows = names.compactMap {
      binder.row($0, of: .staff, Both("person", "person"), in: scope)
    }
    guard rows.count == names.count else { return (nil, binder.problems) }
    return (Set(rows.map { Int32($0) }), binder.problems)
  }
}
