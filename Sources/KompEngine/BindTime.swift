import KompLanguage
import KompLexicon
import KompModel
import KompValues

// When a source is looked at.

extension Binder {
  /// The day a literal means; a period means its last day.
  mutating func lastDay(of raw: Literal, at place: Place, named word: Both) -> Day? {
    let scope = Scope(fields: [], relation: Nothing(), noun: nil, day: environment.today)
    let literal = resolved(raw)
    guard let period = period(literal, at: place, in: scope) else {
      return refuse(
        .wrongType(written(literal), field: word, wanted: FieldType.day.title), at: place)
    }
    return period.last
  }

  /// The day a query is about.
  mutating func day(of time: TimeClause) -> Day {
    asOf(time) ?? environment.asked ?? environment.today
  }

  /// `known on DAY`: the query asked of the model as it was written down then.
  mutating func known(_ query: Query) -> Plan? {
    guard let raw = query.time.knownOn, let place = query.time.knownOnPlace,
      let day = lastDay(of: raw, at: place, named: Both("known on", "känt den"))
    else { return nil }
    switch query.source {
    case .noun, .analysis: break
    case .nounFrom, .file, .query, .named, .it: return refuse(.noTime, at: place)
    }
    guard let knownOn = environment.knownOn else { return refuse(.noJournal, at: place) }
    guard let model = knownOn(day) else { return refuse(.notKnownThen(day), at: place) }
    var part = query
    (part.time.knownOn, part.time.knownOnPlace) = (nil, nil)
    var inner = Binder(environment.with(model))
    inner.opening = opening
    let plan = inner.query(part)
    problems += inner.problems
    return plan.map { $0.adding(.known(day)) }
  }

  /// What an analysis rests on that has no days, or whose rows have none.
  func dayless(_ table: AnalysisTable) -> [Fact] {
    let titles = table.analysis.dayless.compactMap { id -> Both? in
      guard let noun = Schema.noun(id), let rows = table.target(id), rows.count > 0 else {
        return nil
      }
      return Both(noun.words[0].main(in: .english), noun.words[0].main(in: .swedish))
    }
    var facts: [Fact] = titles.isEmpty ? [] : [.dayless(titles)]
    if table.analysis.keyNoun == .needs, let needs = table.target(.needs) as? Roster {
      let days = needs.column("start_date").widened
      let present = needs.present
      let count = days.indices.count { days[$0] == .min && present?[$0] ?? true }
      if count > 0 {
        facts.append(.undatedRows(count == 1 ? Noun.needs.one : Noun.needs.many, count))
      }
    }
    return facts
  }
}

extension Plan {
  /// The same with something more to say.
  func adding(_ fact: Fact) -> Plan {
    Plan(
      relation: relation, steps: steps, day: day, isDaySaid: isDaySaid, noun: noun,
      standard: standard, undated: undated, facts: [fact] + facts, warnings: warnings)
  }
}

extension Typed {
  /// Whether it says what may become another and is kept without days: the tree of units, education.
  var isDayless: Bool {
    switch term {
    case .field(let field): field.isDayless
    case .through(let way, _, let field):
      field.isDayless
        || Typed(term: way, type: type, name: name, place: place).isDayless
    default: false
    }
  }
}

extension Field {
  fileprivate var isDayless: Bool {
    switch origin {
    case .stored("people", "education"), .stored("people", "protected"), .stored("units", "parent"),
      .stored("units", "kind"), .stored("professions", "licensed"):
      !isDated
    case .stored: false
    case .derived: ["department", "committee", "municipality"].contains(id)
    }
  }
}
