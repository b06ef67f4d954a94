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
}

/// Statements that change the model, with their names bound: nothing is changed where a problem is found.
public enum Changer {
  /// The binder of a statement and the scope of people on a day.
  static func start(_ environment: Environment, on day: Day) -> (Binder, Scope)? {
    guard
      let staff = environment.rosters.roster(
        .staff, in: environment.model, at: Moment(day: day))
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
