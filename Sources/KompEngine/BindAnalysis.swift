import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The finished table of an analysis, with the arguments that stand after its name.
  mutating func analysis(_ call: AnalysisCall, at moment: Moment, facts: inout [Fact])
    -> AnalysisTable?
  {
    guard let analysis = environment.analyses.first(where: { $0.id == call.id }) else {
      return refuse(.notYet(call.name.text), at: call.name.place)
    }
    let before = problems.count
    let period = self.period(of: call, for: analysis, on: moment.day)
    let ages = self.ages(of: call, for: analysis)
    let (people, thing) = subject(of: call, for: analysis, at: moment, facts: &facts)
    let view = self.view(of: call, for: analysis)
    let keys = view == nil ? self.keys(of: call, for: analysis, at: moment) : []
    let definition = self.definition(of: call, for: analysis)
    let options = self.options(of: call, for: analysis)
    guard !problems[before...].contains(where: { $0.severity == .error }) else { return nil }
    let environment = environment
    var asked = Asked(
      model: environment.model, moment: moment, period: period, ages: ages, people: people,
      thing: thing, keys: keys, definition: definition, options: options,
      wantsTotal: call.total, rosters: environment.rosters,
      conditions: { text, noun, moment in
        environment.rosters.roster(noun, in: environment.model, at: moment).flatMap {
          KeptCondition.mask(of: text, over: $0, in: environment)
        }
      },
      said: { text in
        guard let phrasebook = environment.phrasebook else { return Both(text, text) }
        func words(_ tongue: Tongue) -> String {
          KeptCondition.words(
            of: text, in: environment.model, phrasebook: phrasebook, tongue: tongue)
        }
        return Both(words(.english), words(.swedish))
      })
    asked.view = view
    asked.lack = { text, noun, row, moment in
      environment.rosters.roster(noun, in: environment.model, at: moment).flatMap {
        KeptCondition.lack(of: text, over: $0, row: Int(row), in: environment)
      }
    }
    do {
      return try analysis.table(asked)
    } catch {
      let whole = call.place
      let isSwedish = analysis.words.isSwedish(call.name.text)
      let fixes = error.fix.map { [Fix(whole, isSwedish ? $0.swedish : $0.english)] } ?? []
      return refuse(.analysis(call.name.text, error.message), at: call.name.place, fixes: fixes)
    }
  }

  /// The analysis's own key, where that is the one after `by`.
  private func view(of call: AnalysisCall, for analysis: any Analysis.Type) -> String? {
    guard call.keys.count == 1, case .path(let path) = call.keys[0].expression,
      path.names.count == 1
    else { return nil }
    let wanted = folded(path.names[0].text)
    return analysis.views.first { $0.words.all.contains { folded($0) == wanted } }?.id
  }

  private mutating func period(
    of call: AnalysisCall, for analysis: any Analysis.Type, on day: Day
  ) -> Period? {
    guard let raw = call.period, let place = call.periodPlace else { return nil }
    guard analysis.takes.contains(.period) else {
      return refuse(
        .notTaken(Both("period", "tidsperiod"), by: call.name.text), at: place, fixes: [])
    }
    let scope = Scope(fields: [], relation: Nothing(), noun: nil, day: day)
    let literal = resolved(raw)
    guard let period = period(literal, at: place, in: scope) else {
      return refuse(
        .wrongType(written(literal), field: Both("period", "period"), wanted: FieldType.day.title),
        at: place)
    }
    return period
  }

  private mutating func ages(of call: AnalysisCall, for analysis: any Analysis.Type) -> [Int] {
    guard let first = call.ages.first else { return [] }
    guard analysis.takes.contains(.ages) else {
      let _: Never? = refuse(
        .notTaken(Both("age", "ålder"), by: call.name.text), at: first.place, fixes: [])
      return []
    }
    return call.ages.map(\.age)
  }

  /// One person's name after `for` as the population it stands for; empty where it is nobody's.
  private func population(
    of name: String, at place: Place, in call: AnalysisCall, _ moment: Moment
  ) -> [Fix] {
    guard let staff = environment.rosters.roster(.staff, in: environment.model, at: moment),
      staff.column("id").pool?.code(of: name) != nil
    else { return [] }
    let words = environment.analyses.first { $0.id == call.id }?.words
    let isSwedish = words?.isSwedish(call.name.text) ?? false
    let query = isSwedish ? "personal där id=" : "staff where id="
    return [Fix(place, "(\(query)\(quotedWhereNeeded(name)))")]
  }

  private mutating func subject(
    of call: AnalysisCall, for analysis: any Analysis.Type, at moment: Moment,
    facts: inout [Fact]
  ) -> (people: [Int32]?, thing: String?) {
    switch call.subject {
    case nil: return (nil, nil)
    case .value(let literal, let place)?:
      guard analysis.takes.contains(.thing) else {
        let _: Never? = refuse(
          .notTaken(Both("name after \"for\"", "namn efter \"för\""), by: call.name.text),
          at: place, fixes: population(of: written(resolved(literal)), at: place, in: call, moment))
        return (nil, nil)
      }
      return (nil, written(resolved(literal)))
    case .query(var query)?:
      guard analysis.takes.contains(.population) else {
        let _: Never? = refuse(
          .notTaken(Both("population", "grupp av personer"), by: call.name.text),
          at: query.place, fixes: [])
        return (nil, nil)
      }
      // A population is looked at on the day the analysis is about, unless it says its own.
      if case .noun = query.source, query.time.asOf == nil, moment.day != environment.today {
        query.time.asOf = .period(
          Period(first: moment.day, last: moment.day, kind: .day), written: "\(moment.day)")
        query.time.asOfPlace = query.source.place
      }
      var inner = Binder(environment)
      inner.opening = opening
      guard let plan = inner.query(query) else {
        problems += inner.problems
        return (nil, nil)
      }
      problems += plan.warnings
      do {
        let answered = try Runner.run(plan)
        guard answered.relation.staff != nil else {
          let _: Never? = refuse(
            .notTaken(
              Both("rows that are not people", "rader som inte är personer"),
              by: call.name.text), at: query.place, fixes: [])
          return (nil, nil)
        }
        facts += answered.facts.filter { if case .reading = $0 { false } else { true } }
        return (answered.rows, nil)
      } catch {
        let _: Never? = refuse(.source("(…)", error.both), at: query.place)
        return (nil, nil)
      }
    }
  }

  private func standardKeys(for analysis: any Analysis.Type, at moment: Moment) -> [AskedKey] {
    guard
      let roster = environment.rosters.roster(
        analysis.keyNoun, in: environment.model, at: moment)
    else { return [] }
    return analysis.standardKeys.compactMap { id in
      guard let field = roster.fields.first(where: { $0.id == id }) else { return nil }
      return AskedKey(
        field: field.typed().field,
        vector: Vector(column: roster.column(field), type: field.type), labels: nil)
    }
  }

  private mutating func keys(
    of call: AnalysisCall, for analysis: any Analysis.Type, at moment: Moment
  ) -> [AskedKey] {
    guard let first = call.keys.first else { return standardKeys(for: analysis, at: moment) }
    guard analysis.takes.contains(.keys),
      let roster = environment.rosters.roster(
        analysis.keyNoun, in: environment.model, at: moment)
    else {
      let _: Never? = refuse(
        .notTaken(Both("key after \"by\"", "nyckel efter \"per\""), by: call.name.text),
        at: first.expression.place, fixes: [])
      return []
    }
    let scope = Scope(
      fields: roster.fields, relation: roster, noun: roster.nounOfRows, day: moment.day)
    return call.keys.compactMap { (key) -> AskedKey? in
      guard var typed = expression(key.expression, in: scope) else { return nil }
      if let name = key.name { typed = typed.renamed(name.text) }
      do throws(RelationFailure) {
        return AskedKey(
          field: typed.field, vector: try Evaluation(roster).vector(typed), labels: typed.labels)
      } catch {
        return refuse(.source(call.name.text, error.both), at: key.expression.place)
      }
    }
  }

  private mutating func definition(of call: AnalysisCall, for analysis: any Analysis.Type) -> Int? {
    guard let name = call.definition else { return nil }
    let wanted = folded(name.text)
    if let found = analysis.definitions.firstIndex(where: { $0.all.contains(wanted) }) {
      return found
    }
    guard !analysis.definitions.isEmpty else {
      return refuse(
        .notTaken(Both("definition", "definition"), by: call.name.text), at: name.place, fixes: [])
    }
    let words = analysis.definitions.flatMap(\.all)
    return refuse(
      .unknownValue(
        name.text, field: Both("using", "enligt"), kind: Both("definition", "definition")),
      at: name.place, offers: Nearest.words(to: name.text, among: words),
      note: Both(
        "could stand here: "
          + analysis.definitions.map { $0.main(in: .english) }.joined(
            separator: ", "),
        "här kan stå: "
          + analysis.definitions.map { $0.main(in: .swedish) }.joined(
            separator: ", ")))
  }

  private mutating func options(of call: AnalysisCall, for analysis: any Analysis.Type)
    -> [String: Figure]
  {
    var result: [String: Figure] = [:]
    for assignment in call.options {
      let wanted = folded(assignment.name.text)
      guard let option = analysis.options.first(where: { $0.words.all.contains(wanted) }) else {
        let words = analysis.options.flatMap(\.words.all)
        let _: Never? = refuse(
          .notTaken(
            Both("option \"\(assignment.name.text)\"", "val \"\(assignment.name.text)\""),
            by: call.name.text), at: assignment.name.place,
          offers: Nearest.words(to: assignment.name.text, among: words))
        continue
      }
      let typed = Typed(
        term: .constant(Exact(0)), type: option.type,
        name: Both(option.words.main(in: .english), option.words.main(in: .swedish)),
        place: assignment.name.place)
      let scope = Scope(fields: [], relation: Nothing(), noun: nil, day: environment.today)
      let literal = resolved(assignment.value)
      switch option.type {
      case .number, .share, .months:
        if let number = amount(literal, at: assignment.valuePlace, for: typed) {
          result[option.id] = .exact(number)
        }
      case .day:
        if let period = period(literal, at: assignment.valuePlace, in: scope) {
          result[option.id] = .day(period.last)
        } else {
          let _: Never? = refuse(
            .wrongType(written(literal), field: typed.name, wanted: option.type.title),
            at: assignment.valuePlace)
        }
      case .flag, .list:
        if let code = codes(literal, at: assignment.valuePlace, of: typed, in: scope)?.first {
          result[option.id] = .whole(Int64(code))
        }
      case .text, .reference: result[option.id] = .text(written(literal))
      }
    }
    return result
  }
}
