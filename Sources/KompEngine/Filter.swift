import CBytes
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Runs a bound condition over the columns of a relation: a byte for each row, 1 where it holds.
///
/// A vector of 4 096 rows at a time, so that the masks of a condition's parts stay in the nearest cache.
struct Filter {
  /// The number of rows in a vector.
  static let vectorLength = 4_096

  let relation: any Relation

  init(_ relation: any Relation) { self.relation = relation }

  /// One byte a row, 1 where the condition holds.
  func mask(of bound: Bound) throws(RelationFailure) -> [UInt8] {
    try mask(of: bound, among: nil).bytes
  }

  /// The rows of some for which the condition holds, in their order.
  func keeping(_ bound: Bound, of rows: Selection) throws(RelationFailure) -> Selection {
    switch rows {
    case .all: return .mask(try mask(of: bound, among: nil))
    case .mask(let some), .present(let some): return .mask(try mask(of: bound, among: some))
    case .rows(let rows):
      let mask = try mask(of: bound)
      return .rows(rows.filter { mask[Int($0)] != 0 })
    }
  }

  /// Where the condition holds, and another mask too.
  private func mask(of bound: Bound, among others: Mask?) throws(RelationFailure) -> Mask {
    let node = try compile(bound)
    let count = relation.count
    var held = 0
    var isStopped = false
    let mask = [UInt8](unsafeUninitializedCapacity: count) { mask, made in
      guard let base = mask.baseAddress else { return }
      while made < count {
        if made % Column.partLength == 0, !Work.goesOn(.computing) {
          isStopped = true
          return
        }
        // A vector never crosses a part: 65 536 is a multiple of 4 096.
        let length = min(Filter.vectorLength, count - made)
        let out = base + made
        node.fill(made, length, out)
        held += others?.join(made, length, out) ?? cbytes_both(out, out, nil, length)
        made += length
      }
    }
    if isStopped { throw .stopped }
    return Mask(mask, count: held)
  }

  /// The condition with its columns read and its numbers brought to the columns' scale.
  private func compile(_ bound: Bound) throws(RelationFailure) -> MaskNode {
    if let node = try throughReference(bound) { return node }
    switch bound {
    case .constant(let value):
      return .constant(value ? 1 : 0)
    case .and(let parts):
      var nodes: [MaskNode] = []
      for part in parts { nodes.append(try compile(part)) }
      return .and(nodes)
    case .or(let parts):
      var nodes: [MaskNode] = []
      for part in parts { nodes.append(try compile(part)) }
      return .or(nodes)
    case .not(let part):
      return .not(try compile(part))
    case .range(let typed, let low, let high, let negated):
      let node = MaskNode.range(try column(typed).parts, low, high)
      return negated ? .not(node) : node
    case .lookup(let typed, let table, let missing):
      let parts = try column(typed).parts
      // One code, or neighbours: two comparisons are quicker than a table.
      if !missing, let low = table.firstIndex(of: 1), let high = table.lastIndex(of: 1),
        table[low...high].allSatisfy({ $0 == 1 })
      {
        return .range(parts, Int64(low), Int64(high))
      }
      return .lookup(parts, table, missing: missing ? 1 : 0)
    case .text(let typed, let test):
      let column = try test.isQuick ? texts(typed) : column(typed)
      let passing = column.pool.map(test.passing) ?? []
      return .lookup(column.parts, passing, missing: 0)
    case .exact(let typed, let comparison, let number):
      return try exact(typed, comparison, number)
    case .missing(let typed, let known):
      if typed.type == .text {
        let node = MaskNode.range(try texts(typed).parts, .min + 1, .max)
        return known ? node : .not(node)
      }
      let vector = try Evaluation(relation).vector(typed)
      if vector.isExact {
        return .mask((0..<vector.count).map { vector.isMissing($0) != known ? 1 : 0 })
      }
      let node = MaskNode.range(vector.column.parts, .min + 1, .max)
      return known ? node : .not(node)
    case .fields(let a, let comparison, let b):
      return .mask(try fields(a, comparison, b))
    case .held(let holding):
      guard let staff = relation.staff else { return .constant(0) }
      return .mask(holding.mask(over: staff))
    case .quantified(let quantifier, let related):
      let (passing, all) = try Evaluation(relation).counts(related)
      return .mask(
        passing.indices.map { row in
          let holds =
            switch quantifier {
            case .any: passing[row] > 0
            case .none: passing[row] == 0
            case .all: all[row] > 0 && passing[row] == all[row]
            }
          return holds ? 1 : 0
        })
    }
  }

  /// A condition on a field behind a reference: decided once for each row referred to, then looked up.
  private func throughReference(_ bound: Bound) throws(RelationFailure) -> MaskNode? {
    guard let (typed, again) = bound.leaf,
      case .through(let reference, let noun, let field) = typed.term,
      let target = relation.target(noun), target.count <= relation.count
    else { return nil }
    let direct = Typed(
      term: .field(field), type: typed.type, name: typed.name, place: typed.place,
      isUndated: typed.isUndated, labels: typed.labels)
    let inner = Typed(
      term: reference, type: .reference(noun), name: typed.name, place: typed.place)
    let table = try Filter(target).mask(of: again(direct))
    return .lookup(try column(inner).parts, table, missing: bound.ofMissing ? 1 : 0)
  }

  /// The texts of a term, which are looked at one by one and not told apart.
  private func texts(_ typed: Typed) throws(RelationFailure) -> Column {
    if case .field(let field) = typed.term, let relation = relation as? any LookedThrough,
      let loose = relation.looseTexts(field)
    {
      return loose
    }
    return try column(typed)
  }

  private func column(_ typed: Typed) throws(RelationFailure) -> Column {
    try Evaluation(relation).vector(typed).column
  }

  /// A number compared with a constant: on stored integers an interval, else value by value.
  private func exact(_ typed: Typed, _ comparison: Comparison, _ number: Exact)
    throws(RelationFailure) -> MaskNode
  {
    let vector = try Evaluation(relation).vector(typed)
    if let exacts = vector.exacts {
      return .mask(exacts.map { Filter.holds($0, comparison, number) ? 1 : 0 })
    }
    let (lowest, highest) = (Int64.min + 1, Int64.max)
    guard let wanted = number.times(Exact(Int(Exact.power(vector.type.scale)))) else {
      return .mask(
        (0..<vector.count).map { Filter.holds(vector.number($0), comparison, number) ? 1 : 0 })
    }
    let parts = vector.column.parts
    guard let floor = wanted.floor, let ceiling = wanted.ceiling, floor >= lowest else {
      // Beyond 64 bits every stored integer lies on one side.
      let known = MaskNode.range(parts, lowest, highest)
      let isAbove = wanted > Exact(0)
      return switch comparison {
      case .equal: .constant(0)
      case .notEqual: .constant(1)
      case .less, .lessOrEqual: isAbove ? known : .constant(0)
      case .greater, .greaterOrEqual: isAbove ? .constant(0) : known
      }
    }
    switch comparison {
    case .equal, .notEqual:
      let node: MaskNode = floor == ceiling ? .range(parts, floor, floor) : .constant(0)
      return comparison == .equal ? node : .not(node)
    case .less: return .range(parts, lowest, ceiling - 1)
    case .lessOrEqual: return .range(parts, lowest, floor)
    case .greater: return floor == highest ? .constant(0) : .range(parts, floor + 1, highest)
    case .greaterOrEqual: return .range(parts, ceiling, highest)
    }
  }

  /// Two-valued: missing equals missing alone and is neither less nor greater.
  static func holds(_ value: Exact?, _ comparison: Comparison, _ other: Exact?) -> Bool {
    guard let value, let other else {
      return switch comparison {
      case .equal: value == other
      case .notEqual: value != other
      default: false
      }
    }
    return switch comparison {
    case .equal: value == other
    case .notEqual: value != other
    case .less: value < other
    case .lessOrEqual: value <= other
    case .greater: value > other
    case .greaterOrEqual: value >= other
    }
  }

  private func fields(_ a: Typed, _ comparison: Comparison, _ b: Typed) throws(RelationFailure)
    -> [UInt8]
  {
    let evaluation = Evaluation(relation)
    let (one, other) = (try evaluation.vector(a), try evaluation.vector(b))
    if one.isExact || other.isExact || one.type.scale != other.type.scale {
      return (0..<relation.count).map {
        Filter.holds(one.number($0), comparison, other.number($0)) ? 1 : 0
      }
    }
    let (left, right) = (one.column, other.column)
    let x = left.widened
    var y = right.widened
    if let mine = left.pool, let theirs = right.pool {
      // Codes of two pools are brought together by text, case aside.
      var codes: [String: Int64] = [:]
      for code in 0..<mine.count where codes[folded(mine[code])] == nil {
        codes[folded(mine[code])] = Int64(code)
      }
      let same = (0..<mine.count).map { codes[folded(mine[$0])] ?? -1 }
      let translated = (0..<theirs.count).map { codes[folded(theirs[$0])] ?? -2 }
      y = y.map { $0 == .min ? .min : translated[Int($0)] }
      return x.indices.map { row in
        let value = x[row] == .min ? Int64.min : same[Int(x[row])]
        return (value == y[row]) == (comparison == .equal) ? 1 : 0
      }
    }
    return x.indices.map { row in
      let (p, q) = (x[row], y[row])
      let isKnown = p != .min && q != .min
      let holds =
        switch comparison {
        case .equal: p == q
        case .notEqual: p != q
        case .less: isKnown && p < q
        case .lessOrEqual: isKnown && p <= q
        case .greater: isKnown && p > q
        case .greaterOrEqual: isKnown && p >= q
        }
      return holds ? 1 : 0
    }
  }
}
