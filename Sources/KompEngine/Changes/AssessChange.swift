import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `assess P02 hjälpmedel=3 from 2025-11-01 source=manager`: new judgements; those before are kept.
  public static func assess(
    people: [Name], levels: [Assignment], from raw: Literal?, fromPlace: Place?, by: Name?,
    _ environment: Environment
  ) -> (changed: Changed?, problems: [BindingProblem]) {
    guard var (binder, scope) = start(environment, on: environment.today) else { return (nil, []) }
    let persons = people.compactMap {
      binder.row($0, of: .staff, Both("person", "person"), in: scope)
    }
    let day = binder.day(raw, at: fromPlace, begins: true, in: scope)
    var judged: [(competence: Int, level: Int64)] = []
    for assignment in levels {
      guard let row = binder.competence(assignment.name, in: scope) else { continue }
      let operand = Operand.expression(.literal(assignment.value, assignment.valuePlace))
      if let level = binder.level(operand, of: row, in: scope)?.floor {
        judged.append((row, level))
      }
    }
    var source: Int64?
    if let by {
      let typed = Typed(
        term: .constant(Exact(0)), type: .list(.source), name: Both("source", "källa"),
        place: by.place)
      source = binder.codes(.word(by.text), at: by.place, of: typed, in: scope)?.first
        .map(Int64.init)
    }
    guard !binder.problems.contains(where: { $0.severity == .error }), let day else {
      return (nil, binder.problems)
    }
    var model = environment.model
    let on = day ?? environment.today
    for person in persons {
      for (competence, level) in judged {
        let row = model["assessments"].addRows()
        model["assessments"]["person", row] = Int64(person)
        model["assessments"]["competence", row] = Int64(competence)
        model["assessments"]["level", row] = level
        model["assessments"]["date", row] = Int64(on.number)
        model["assessments"]["source", row] = source
      }
    }
    let count = persons.count * judged.count
    return (
      Changed(
        model: model,
        said: Both(
          count == 1 ? "1 assessment added on \(on)" : "\(count) assessments added on \(on)",
          count == 1 ? "1 bedömning tillagd den \(on)" : "\(count) bedömningar tillagda den \(on)")),
      binder.problems
    )
  }
}
