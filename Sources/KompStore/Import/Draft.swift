import KompModel
import KompValues

/// A register being worked on: columns as plain arrays, so that an import goes a column at a time.
final class Draft {
  /// The number of rows.
  private(set) var count: Int
  /// The rows that were there before.
  let countBefore: Int
  /// The values, `Int64.min` meaning missing.
  var values: [String: [Int64]]
  /// The texts of text columns.
  var pools: [String: TextPool]
  /// What each column's values are.
  private(set) var types: [String: FieldType]
  /// The user's own fields.
  private(set) var own: [(id: String, heading: String)]
  /// Superseded values.
  var past: [Past]
  /// Rows that were taken away: nothing finds them.
  let removed: Set<Int32>

  init(_ register: Register) {
    count = register.count
    countBefore = register.count
    values = register.columns.mapValues(\.widened)
    pools = register.columns.compactMapValues(\.pool)
    types = register.types
    own = register.own
    past = register.past
    removed = register.removed
  }

  /// The rows that are there.
  var rows: [Int] {
    removed.isEmpty
      ? Array(0..<count) : (0..<count).filter { !removed.contains(Int32(truncatingIfNeeded: $0)) }
  }

  /// Adds rows of missing values; the answer is the number of the first.
  @discardableResult
  func addRows(_ number: Int = 1) -> Int {
    let first = count
    for name in Array(values.keys) {
      values[name]?.append(contentsOf: repeatElement(.min, count: number))
    }
    count += number
    return first
  }

  /// Adds an own field without values.
  func addOwn(_ id: String, heading: String, type: FieldType) {
    own.append((id, heading))
    retype(id, type, [Int64](repeating: .min, count: count), pool: TextPool())
  }

  /// Replaces an own field's type and values.
  func retype(_ id: String, _ type: FieldType, _ new: [Int64], pool: TextPool) {
    types[id] = type
    values[id] = new
    pools[id] = type == .text ? pool : nil
  }

  /// The value of a cell; `Int64.min` where it is missing.
  func value(_ column: String, _ row: Int) -> Int64 {
    guard let column = values[column], column.indices.contains(row) else { return .min }
    return column[row]
  }

  /// The text of a cell.
  func text(_ column: String, _ row: Int) -> String? {
    let code = value(column, row)
    return code == .min ? nil : pools[column]?[Int(code)]
  }

  /// Gives a cell a value.
  func set(_ column: String, _ row: Int, _ value: Int64) { values[column]?[row] = value }

  /// The number of a text of a text column, given one where it is new.
  func code(of text: String, in column: String) -> Int { pools[column]?.intern(text) ?? -1 }

  /// Gives a cell a text.
  func setText(_ column: String, _ row: Int, _ text: String) {
    guard let code = pools[column]?.intern(text) else { return }
    values[column]?[row] = Int64(code)
  }

  /// A file's texts in this register's numbers; only texts that a kept row has are taken over.
  func translated(_ column: Column, into name: String, rows: [Int]) -> [Int64] {
    let source = column.widened
    guard let from = column.pool, var pool = pools[name] else { return source }
    pools[name] = nil  // The pool is ours alone while it grows.
    var codes = [Int64](repeating: .min, count: from.count)
    var result = [Int64](repeating: .min, count: source.count)
    for row in rows where source[row] != .min {
      let code = Int(source[row])
      if codes[code] == .min { codes[code] = Int64(pool.intern(from[code])) }
      result[row] = codes[code]
    }
    pools[name] = pool
    return result
  }

  /// The register with what was changed.
  var register: Register {
    var result = Register(types: types.filter { id, _ in !own.contains { $0.id == id } })
    for (id, heading) in own {
      result.addOwn(id, heading: heading, type: types[id] ?? .text)
    }
    var columns: [String: Column] = [:]
    for (name, column) in values { columns[name] = Column(column, pool: pools[name]) }
    result.fill(count: count, columns: columns)
    result.past = past
    result.removed = removed
    return result
  }
}
