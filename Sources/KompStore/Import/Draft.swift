import KompModel
import KompValues

/// A register being worked on: columns as plain arrays, so that an import goes a column at a time.
final class Draft {
  /// The number of rows.
  private(set) var count: Int
  /// The rows that were there before.
  let countBefore: Int
  /// Columns as they came, or were put here whole: most of an import's are never looked into.
  private var kept: [String: Column]
  /// The values of the others, where the lowest number there is means missing.
  ///
  /// A column may be shorter than there are rows: the rest is missing, and costs nothing until somebody
  /// asks for it.
  private var held: [String: [Int64]] = [:]
  /// The texts of text columns.
  var pools: DraftPools
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
    kept = register.columns
    pools = DraftPools(register.columns)
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
    count += number
    return first
  }

  /// Adds rows with the values of some columns, a row each; the answer is the number of the first.
  @discardableResult
  func addRows(_ number: Int, _ given: [String: [Int64]]) -> Int {
    let first = addRows(number)
    for (name, new) in given where has(name) && new.count == number {
      if first == 0 {
        kept[name] = nil
        held[name] = new
      } else {
        pad(name, to: first)
        held[name]?.append(contentsOf: new)
      }
    }
    return first
  }

  /// Takes a column out of those kept, to be worked on, and fills it up with missing values.
  private func pad(_ name: String, to count: Int) {
    if let column = kept.removeValue(forKey: name) { held[name] = column.widened }
    guard let short = held[name]?.count, short < count else { return }
    held[name]?.append(contentsOf: repeatElement(.min, count: count - short))
  }

  /// Whether there is such a column.
  func has(_ column: String) -> Bool { kept[column] != nil || held[column] != nil }

  /// The values of a column; nil where there is no such column.
  func column(_ name: String) -> [Int64]? {
    if let column = kept[name] {
      return column.widened + repeatElement(.min, count: count - column.count)
    }
    pad(name, to: count)
    return held[name]
  }

  /// Whether a column says nothing so far.
  func isEmpty(_ name: String) -> Bool {
    if let column = kept[name] { return column.widened.allSatisfy { $0 == .min } }
    return held[name]?.allSatisfy { $0 == .min } ?? true
  }

  /// Changes a column in place; where there is none nothing happens.
  ///
  /// A cell at a time costs a look at the column's name each: rows by the thousand are changed here.
  func change(_ column: String, _ body: (inout [Int64]) -> Void) {
    pad(column, to: count)
    guard var values = held[column] else { return }
    held[column] = nil  // The array is ours alone while it is written.
    body(&values)
    held[column] = values
  }

  /// Puts another column in place of one that is there; its length must be the number of rows.
  func replace(_ column: String, _ new: [Int64]) {
    guard has(column), new.count == count else { return }
    kept[column] = nil
    held[column] = new
  }

  /// Puts another column in place of one that is there, its texts being those in `pools`.
  func replace(_ name: String, _ new: Column) {
    guard has(name), new.count == count else { return }
    held[name] = nil
    kept[name] = new
  }

  /// Adds an own field without values.
  func addOwn(_ id: String, heading: String, type: FieldType) {
    own.append((id, heading))
    retype(id, type, [], pool: TextPool())
  }

  /// Replaces an own field's type and values.
  func retype(_ id: String, _ type: FieldType, _ new: [Int64], pool: TextPool) {
    types[id] = type
    kept[id] = nil
    held[id] = new
    pools[id] = type == .text ? pool : nil
  }

  /// The value of a cell; `Int64.min` where it is missing.
  func value(_ column: String, _ row: Int) -> Int64 {
    if let column = kept[column] { return row < column.count ? column[row] ?? .min : .min }
    guard let column = held[column], column.indices.contains(row) else { return .min }
    return column[row]
  }

  /// The text of a cell.
  func text(_ column: String, _ row: Int) -> String? {
    let code = value(column, row)
    return code == .min ? nil : pools[column]?[Int(code)]
  }

  /// Gives a cell a value.
  func set(_ column: String, _ row: Int, _ value: Int64) {
    pad(column, to: row + 1)
    held[column]?[row] = value
  }

  /// The number of a text of a text column, given one where it is new.
  func code(of text: String, in column: String) -> Int { pools[column]?.intern(text) ?? -1 }

  /// Gives a cell a text.
  func setText(_ column: String, _ row: Int, _ text: String) {
    guard let code = pools[column]?.intern(text) else { return }
    set(column, row, Int64(code))
  }

  /// A file's column as it becomes this register's, where it can be one as it is: it holds no texts, or
  /// the first there are.
  ///
  /// Every row must have a part in it: its texts keep their numbers.
  func adopted(_ column: Column, into name: String, rows: SheetRows) -> Column? {
    guard let from = column.pool, let pool = pools[name] else { return column }
    guard pool.count == 0, rows.count == column.count else { return nil }
    pools[name] = from.indexed
    return column
  }

  /// A file's texts in this register's numbers; only texts that a kept row has are taken over.
  func translated(_ column: Column, into name: String, rows: SheetRows) -> [Int64] {
    if let column = adopted(column, into: name, rows: rows) { return column.widened }
    let source = column.widened
    guard let from = column.pool, var pool = pools[name] else { return source }
    pools[name] = nil  // The pool is ours alone while it grows.
    var codes = [Int64](repeating: .min, count: from.count)
    var result = [Int64](repeating: .min, count: source.count)
    from.withBytes { bytes, ends in
      for row in rows where source[row] != .min {
        let code = Int(source[row])
        if codes[code] == .min {
          let text = bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]]
          codes[code] = Int64(pool.intern(UnsafeBufferPointer(rebasing: text)))
        }
        result[row] = codes[code]
      }
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
    for name in types.keys {
      if let column = kept[name], column.count == count {
        columns[name] =
          pools.isUntouched(name) ? column : Column(parts: column.parts, pool: pools[name])
        continue
      }
      // A column that nobody wrote to is missing throughout, as `fill` makes it.
      let isBlank = (kept[name]?.count ?? held[name]?.count ?? 0) == 0
      if isBlank && pools[name]?.count ?? 0 == 0 { continue }
      pad(name, to: count)
      columns[name] = Column(held[name] ?? [], pool: pools[name])
    }
    result.fill(count: count, columns: columns)
    result.past = past
    result.removed = removed
    return result
  }
}
