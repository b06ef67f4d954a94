import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What can be named after a query: its fields and the values they have; for completion.
public struct Reach {
  /// A value a field has, and on how many of the rows.
  public struct Known: Sendable {
    /// The value's words; a text has one spelling.
    public let words: Words
    /// On how many rows it stands.
    public let count: Int
  }

  /// The fields by which words are found.
  public var fields: [Field] { scope.fields }
  /// The noun of the rows; nil for a file and after grouping.
  public var noun: Noun? { scope.noun }
  let scope: Scope
  let environment: Environment

  /// Beyond this many different values a text is open and its values are no menu.
  private static let limit = 200

  /// The nouns whose rows refer to the rows here.
  public var related: [Noun] {
    guard let noun else { return [] }
    let binder = Binder(environment)
    return Schema.nouns.filter { binder.reference(from: $0, to: noun.id) != nil }
  }

  /// What can be named of the row that a path of fields leads to; nil where it leads nowhere.
  public func through(_ path: [String]) -> Reach? {
    var here = self
    for name in path {
      guard let field = here.scope.field(name), case .reference(let target) = field.type,
        let noun = Schema.noun(target), let relation = here.scope.relation.target(target)
      else { return nil }
      let fields = environment.model.fields(of: noun)
      here = Reach(
        scope: Scope(fields: fields, relation: relation, noun: noun, day: scope.day),
        environment: environment)
    }
    return here
  }

  /// The type of what a path of fields names; nil where there is none.
  public func type(of path: [String]) -> FieldType? {
    guard let last = path.last else { return nil }
    return through(path.dropLast())?.scope.field(last)?.type
  }

  /// The values of what a path of fields names, the most frequent first; nil where they are open.
  public func values(of path: [String]) -> [Known]? {
    guard let typed = typed(path) else { return nil }
    guard let source = Binder(environment).source(of: typed, in: scope) else { return nil }
    switch typed.type {
    case .flag:
      let found = counts(of: source)
      return [(1, Words("yes", "ja")), (0, Words("no", "nej"))].map {
        Known(words: $1, count: found[$0] ?? 0)
      }
    case .list(let list):
      guard typed.labels == nil else { return nil }
      let found = counts(of: source)
      let known = list.values.indices.map {
        Known(words: list.values[$0], count: found[Int64($0)] ?? 0)
      }
      return Reach.ordered(known)
    case .reference(let noun):
      return rows(of: noun, counts(of: source), all: !source.isDerived)
    case .text:
      guard typed.name.english != "name",
        let pool = (try? Evaluation(scope.relation).vector(source))?.column.pool,
        pool.count <= Reach.limit
      else { return nil }
      let found = counts(of: source)
      return Reach.ordered(
        found.filter { $0.value > 0 }.map { code, count in
          let text = pool[Int(code)]
          return Known(words: Words(text, text), count: count)
        })
    case .number, .share, .months, .day: return nil
    }
  }

  private func typed(_ path: [String]) -> Typed? {
    var binder = Binder(environment)
    let names = path.map { Name($0, at: 0..<0) }
    return names.isEmpty ? nil : binder.path(Path(names, at: 0..<0), in: scope)
  }

  /// How many present rows have each stored value.
  private func counts(of typed: Typed) -> [Int64: Int] {
    guard let vector = try? Evaluation(scope.relation).vector(typed), !vector.isExact else {
      return [:]
    }
    let present = scope.relation.present
    var counts: [Int64: Int] = [:]
    var row = 0
    for part in vector.column.parts {
      for index in 0..<part.count {
        defer { row += 1 }
        guard present?[row] ?? true, let value = part[index] else { continue }
        counts[value, default: 0] += 1
      }
    }
    return counts
  }

  /// The rows of a noun by their labels, those that share one by their paths.
  private func rows(of noun: NounID, _ counts: [Int64: Int], all: Bool) -> [Known]? {
    guard let declared = Schema.noun(noun), let target = scope.relation.target(noun),
      target.count <= 5000 || counts.count <= 5000
    else { return nil }
    let binder = Binder(environment)
    let labels = binder.texts(of: declared.label, in: target)
    var times: [String: Int] = [:]
    for case let label? in labels { times[folded(label), default: 0] += 1 }
    let tree = target.fields.first { $0.id == "parent" }
      .flatMap { try? target.column($0) }.map { OrganisationTree(parents: $0) }
    let known: [Known] = labels.indices.compactMap { row in
      guard let label = labels[row], target.present?[row] ?? true else { return nil }
      let count = counts[Int64(row)] ?? 0
      if noun == .staff || !all, count == 0 { return nil }
      var text = label
      if times[folded(label)] ?? 0 > 1, let tree {
        text = tree.path(to: row).map { labels[$0] ?? "" }.joined(separator: "/")
      }
      return Known(words: Words(text, text), count: count)
    }
    return Reach.ordered(known)
  }

  private static func ordered(_ known: [Known]) -> [Known] {
    known.sorted {
      if $0.count != $1.count { return $0.count > $1.count }
      return SwedishOrder.precedes($0.words.main(in: .swedish), $1.words.main(in: .swedish))
    }
  }
}

extension Typed {
  /// Whether its values are computed: then only those that stand somewhere are values at all.
  fileprivate var isDerived: Bool {
    switch term {
    case .field(let field), .through(_, _, let field):
      if case .derived = field.origin { true } else { false }
    default: true
    }
  }
}

extension Binder {
  /// The names that can be used after a query's stages; nil where its source or a stage means nothing.
  fileprivate mutating func scope(after query: Query) -> Scope? {
    if query.time.againstPlace != nil {
      guard let sides = against(query), let beside = beside(query, sides) else { return nil }
      return scope(
        Scope(
          fields: beside.compared.fields, relation: beside.compared, noun: nil,
          day: environment.today), after: beside.rest)
    }
    let moment = environment.moment(
      on: asOf(query.time), includingFormer: query.time.includingFormer != nil)
    var facts: [Fact] = []
    guard
      let relation = source(query.source, at: moment, said: query.time, facts: &facts)
    else { return nil }
    return scope(
      Scope(
        fields: relation.fields, relation: relation, noun: relation.noun,
        day: (relation as? Subset)?.day ?? moment.day), after: query.stages)
  }

  /// The names that can be used after stages.
  private mutating func scope(_ source: Scope, after stages: [Stage]) -> Scope {
    var scope = source
    // What is shown decides about no name, so it may begin empty.
    var shown: [Shown] = []
    for stage in stages {
      _ = Stages.named(stage.word)?.bind(stage, with: &self, in: &scope, showing: &shown)
    }
    return scope
  }
}

extension Runner {
  /// What can be named after a query; nil where the query means nothing.
  public static func reach(after query: Query, in environment: Environment) -> Reach? {
    var binder = Binder(environment)
    return binder.scope(after: query).map { Reach(scope: $0, environment: environment) }
  }
}
