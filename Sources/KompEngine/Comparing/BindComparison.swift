import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A side of a comparison before it is asked: its name, where it is asked and when.
public struct AskedSide {
  /// The name its columns end in.
  public var name: Words
  /// The model and the names there.
  public var environment: Environment
  /// When it is looked at; nil for what the query says.
  var time: TimeClause?

  /// A side of that name.
  public init(_ name: Words, _ environment: Environment) {
    self.name = name
    self.environment = environment
  }

  /// The first of two.
  public static func before(_ environment: Environment) -> AskedSide {
    AskedSide(.before, environment)
  }
  /// The second of two.
  public static func after(_ environment: Environment) -> AskedSide {
    AskedSide(.after, environment)
  }
}

extension Runner {
  /// Binds one query in several environments, whose answers stand beside each other.
  public static func bind(_ query: Query, beside sides: [AskedSide])
    -> (plan: Plan?, problems: [BindingProblem])
  {
    guard let last = sides.last else { return (nil, []) }
    var binder = Binder(last.environment)
    let plan = binder.compared(query, sides)
    return (plan, binder.problems)
  }
}

/// Answers beside each other, and what is still to be done with them.
struct Beside {
  let compared: Compared
  let rest: [Stage]
  let facts: [Fact]
}

extension Binder {
  /// `as of DAY against DAY`: the two days in the order of time.
  mutating func against(_ query: Query) -> [AskedSide]? {
    let first = day(of: query.time)
    guard let raw = query.time.against, let place = query.time.againstPlace,
      let second = lastDay(of: raw, at: place, named: Both("against", "jämfört med"))
    else { return nil }
    var time = query.time
    (time.against, time.againstPlace) = (nil, nil)
    var other = time
    // What was known on a day belongs to the day it follows; the other day is seen with what is known now.
    (other.knownOn, other.knownOnPlace) = (nil, nil)
    (other.asOf, other.asOfPlace) = (raw, place)
    var (one, two) = (AskedSide.before(environment), AskedSide.after(environment))
    (one.time, two.time) = second < first ? (other, time) : (time, other)
    return [one, two]
  }

  /// The plan of a query whose answers stand beside each other.
  mutating func compared(_ query: Query, _ sides: [AskedSide]) -> Plan? {
    guard let beside = beside(query, sides) else { return nil }
    let compared = beside.compared
    var scope = Scope(
      fields: compared.fields, relation: compared, noun: nil,
      day: compared.sides.last?.answered.day ?? environment.today)
    let standard = compared.fields.filter(\.isShown).map { $0.typed().shown() }
    var shown = standard
    let rest = Query(
      source: query.source, stages: beside.rest.map { spread($0, over: compared) },
      at: query.place)
    guard let steps = steps(of: rest, in: &scope, showing: &shown),
      !problems.contains(where: { $0.severity == .error })
    else { return nil }
    return Plan(
      relation: compared, steps: steps, day: compared.sides.last?.answered.day, isDaySaid: false,
      noun: nil, standard: standard, undated: [], facts: beside.facts, warnings: problems)
  }

  /// The answers of a query's first stages beside each other; nil where a problem was noted.
  ///
  /// Groups and the lines of an analysis are finished figures: what stands after them sees the comparison. The
  /// rows of a noun are chosen on each side, so that who came and who went can be told.
  mutating func beside(_ query: Query, _ sides: [AskedSide]) -> Beside? {
    if case .it(let place) = query.source { return refuse(.notAskedAnew, at: place) }
    if sides.allSatisfy({ $0.time == nil }), let place = query.time.againstPlace {
      return refuse(.comparedTwice, at: place)
    }
    let making: Set<Keyword> = [.by, .compute, .distinct, .count]
    let choosing: Set<Keyword> = [.where, .that, .show, .hide]
    var length = query.stages.lastIndex { making.contains($0.word) }.map { $0 + 1 } ?? 0
    if length == 0, isOfNoun(query) {
      length = query.stages.lastIndex { choosing.contains($0.word) }.map { $0 + 1 } ?? 0
    }
    let isChosen = query.stages.prefix(length).contains {
      $0.word == .show || making.contains($0.word)
    }
    var answers: [ComparedSide] = []
    for side in sides {
      var part = query
      part.stages = Array(query.stages.prefix(length))
      part.time = side.time ?? query.time
      var inner = Binder(side.environment)
      inner.opening = opening
      let plan = inner.query(part)
      problems += inner.problems.filter { !problems.contains($0) }
      guard let plan else { continue }
      do {
        answers.append(ComparedSide(name: side.name, answered: try Runner.run(plan)))
      } catch {
        return refuse(.source("(…)", error.both), at: query.place)
      }
    }
    guard answers.count == sides.count else { return nil }
    do {
      let compared = try Comparing(
        answers, isChosen: isChosen, isWhole: environment.comparesWhole
      ).table()
      return Beside(
        compared: compared, rest: Array(query.stages.dropFirst(length)),
        facts: facts(of: compared))
    } catch {
      return refuse(.source("(…)", error.both), at: query.place)
    }
  }

  /// Whether a query's rows are those of a noun, however often they were chosen among.
  private func isOfNoun(_ query: Query) -> Bool {
    switch query.source {
    case .noun, .nounFrom: true
    case .query(let inner):
      inner.stages.isEmpty ? isOfNoun(inner) : !makes(inner) && isOfNoun(inner)
    case .named(let name):
      environment.queries[folded(name.text)].map { inner in
        !opening.contains(folded(name.text)) && !makes(inner) && isOfNoun(inner)
      } ?? false
    case .analysis, .file, .it: false
    }
  }

  private func makes(_ query: Query) -> Bool {
    query.stages.contains { [.by, .compute, .distinct, .count].contains($0.word) }
  }

  /// What both sides have to say is said once.
  private func facts(of compared: Compared) -> [Fact] {
    let all = compared.sides.map(\.answered.facts)
    let common = (all.first ?? []).filter { fact in all.allSatisfy { $0.contains(fact) } }
    var facts = common
    for (side, own) in zip(compared.sides, all) {
      facts += own.filter { !common.contains($0) }.map { .beside(side.spoken, $0) }
    }
    if compared.isAlike {
      facts.append(.noDifference)
    } else if compared.alike > 0 {
      facts.append(.alike(compared.alike, one: compared.one, many: compared.many))
    }
    return facts
  }

  /// `show unit, count` names a column as it was before it was compared: all that became of it is shown.
  private func spread(_ stage: Stage, over compared: Compared) -> Stage {
    guard case .columns(let columns) = stage.arguments else { return stage }
    var stage = stage
    stage.arguments = .columns(
      columns.flatMap { column -> [KompLanguage.Column] in
        guard column.name == nil, case .path(let path) = column.expression,
          path.names.count == 1, !path.dotted,
          let field = Scope(
            fields: compared.fields, relation: compared, noun: nil, day: environment.today
          ).field(path.names[0].text),
          let ids = compared.spread[field.id]
        else { return [column] }
        return ids.map { id in
          let name = Name(id, at: path.names[0].place)
          return KompLanguage.Column(.path(Path([name], at: path.place)))
        }
      })
    return stage
  }
}
