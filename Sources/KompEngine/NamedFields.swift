import KompLanguage

extension Query {
  /// The words that name fields of its rows, as far as its stages say them.
  ///
  /// What a name means is the binder's to find out; this is for who wants to know beforehand what will be
  /// read.
  var namedFields: Set<String> {
    var words = NamedFields()
    for stage in stages { words.take(stage.arguments) }
    return words.found
  }

  /// Those of which every row's value will be looked at: what the first stage groups by or measures.
  ///
  /// A stage before it might leave few rows; a condition looks at texts without telling them apart.
  var fieldsOfEveryRow: Set<String> {
    var words = NamedFields()
    switch stages.first?.arguments {
    case .grouping(let keys, let across, let measures, _):
      keys.forEach { words.take($0.expression) }
      if let across { words.take(across) }
      measures.forEach { words.take(valuesOf: $0) }
    case .measures(let measures): measures.forEach { words.take(valuesOf: $0) }
    default: break
    }
    return words.found
  }
}

/// Gathers the first words of paths.
private struct NamedFields {
  var found: Set<String> = []

  mutating func take(_ arguments: StageArguments) {
    switch arguments {
    case .condition(let condition): take(condition)
    case .columns(let columns): columns.forEach { take($0.expression) }
    case .grouping(let keys, let across, let measures, _):
      keys.forEach { take($0.expression) }
      if let across { take(across) }
      measures.forEach { take($0) }
    case .measures(let measures): measures.forEach { take($0) }
    case .order(let keys): keys.forEach { take($0.expression) }
    case .ranking(_, let key): if let key { take(key.expression) }
    case .paths(let paths): paths.forEach { take($0) }
    case .nothing, .target, .chart, .change: break
    }
  }

  mutating func take(_ path: Path) {
    if let name = path.names.first { found.insert(name.text) }
  }

  mutating func take(valuesOf measure: Measure) {
    if case .of(_, let expression) = measure.kind { take(expression) }
  }

  private mutating func take(_ measure: Measure) {
    switch measure.kind {
    case .count(let condition), .share(let condition, _): if let condition { take(condition) }
    case .of(_, let expression): take(expression)
    case .named: break
    }
  }

  mutating func take(_ expression: Expression) {
    switch expression {
    case .path(let path): take(path)
    case .call(_, _, let arguments, _):
      for argument in arguments {
        switch argument {
        case .expression(let inner): take(inner)
        case .condition(let condition): take(condition)
        }
      }
    case .arithmetic(_, let a, let b, _):
      take(a)
      take(b)
    case .classes(let inner, _, _): take(inner)
    case .literal, .count: break
    }
  }

  private mutating func take(_ condition: Condition) {
    switch condition {
    case .and(let parts), .or(let parts): parts.forEach { take($0) }
    case .not(let part, _): take(part)
    case .compare(let left, _, let right, _):
      take(left)
      // Only a dotted path is a field on this side.
      if case .expression(.path(let path)) = right, path.dotted { take(path) }
    case .member(let left, _, _, _), .text(let left, _, _, _), .under(let left, _, _),
      .missing(let left, _, _), .holds(let left):
      take(left)
    case .between(let value, let low, let high, _):
      for part in [value, low, high] { take(part) }
    case .quantified, .competence: break
    }
  }
}
