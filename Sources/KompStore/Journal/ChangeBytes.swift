import KompModel
import KompValues

/// A change as bytes for the journal: a sealed block whose first byte is the version of what follows.
///
/// Bytes that come from a file may be anything: reading them answers nil rather than trap, and never takes
/// more memory than the limits below allow.
public enum ChangeBytes {
  /// The version that is written.
  static let version: UInt8 = 1
  /// No change holds more rows than this, counted over all its steps.
  static let mostRows = 1 << 24
  /// No journal adds more rows of which nothing is said than this, all its entries taken together.
  static let mostEmptyRows = 1 << 20
  /// No journal names more rows than this beyond those whose cells it holds, all its entries taken together.
  static let mostNamedRows = 1 << 26

  /// The bytes of a change that stands in the journal under a number, or of the one that takes it back.
  public static func write(_ change: Change, number: Int64, isInverse: Bool = false) -> [UInt8] {
    var writer = ChangeWriter(after: Block.begun(.change, count: change.edits.count))
    for edit in change.edits { writer.put(edit) }
    return Block.ended(&writer.bytes, named: name(number, isInverse))
  }

  /// The change in bytes; nil where they are not exactly what was written under the number.
  public static func read(_ bytes: [UInt8], number: Int64, isInverse: Bool = false) -> Change? {
    var allowance = RowAllowance()
    return read(bytes, number: number, isInverse: isInverse, of: &allowance)
  }

  /// The same where many are read: what a few bytes may mean is counted over all of them.
  static func read(
    _ bytes: [UInt8], number: Int64, isInverse: Bool = false, of allowance: inout RowAllowance
  ) -> Change? {
    guard let (kind, count, rest) = Block.opened(bytes, named: name(number, isInverse)),
      kind == .change
    else { return nil }
    // A row that has a cell takes a byte at least.
    allowance.named += bytes.count
    var reader = ChangeReader(rest, of: allowance)
    defer { allowance = reader.allowance }
    return reader.change(of: count)
  }

  private static func name(_ number: Int64, _ isInverse: Bool) -> String {
    "journal/\(number)" + (isInverse ? "/inverse" : "")
  }
}

/// How many rows may still be named where many changes are read, before somebody has written nonsense.
struct RowAllowance {
  /// Rows that are added and of which nothing is said.
  var empty = ChangeBytes.mostEmptyRows
  /// Rows that are named at all.
  var named = ChangeBytes.mostNamedRows
}

/// What a step is, as its first byte.
enum EditCode: UInt8 {
  case add = 1
  case remove, revive, put, set, remember, forget, declare, undeclare
}

/// Writes the steps of a change one after the other.
struct ChangeWriter {
  fileprivate(set) var bytes: ByteWriter

  init(after beginning: ByteWriter = ByteWriter()) {
    bytes = beginning
    bytes.put(ChangeBytes.version)
  }

  /// Writes one step.
  mutating func put(_ edit: Edit) {
    bytes.put(text: edit.register)
    switch edit.kind {
    case .add(let first, let count, let cells):
      begin(.add)
      bytes.put(first)
      bytes.put(count)
      bytes.put(UInt32(truncatingIfNeeded: cells.count))
      for (column, cells) in cells.sorted(by: { $0.key < $1.key }) {
        bytes.put(text: column)
        put(cells)
      }
    case .remove(let rows):
      begin(.remove)
      put(rows)
    case .revive(let rows):
      begin(.revive)
      put(rows)
    case .put(let column, let rows, let cells):
      begin(.put)
      bytes.put(text: column)
      put(rows)
      put(cells)
    case .set(let column, let rows, let cells, let day):
      begin(.set)
      bytes.put(text: column)
      put(rows)
      put(cells)
      bytes.put(day.number)
    case .remember(let past):
      begin(.remember)
      put(past)
    case .forget(let past):
      begin(.forget)
      put(past)
    case .declare(let id, let heading, let type, let place, let cells):
      begin(.declare)
      bytes.put(text: id)
      bytes.put(text: heading)
      bytes.put(OwnType.code(of: type))
      bytes.put(UInt8(truncatingIfNeeded: type.scale))
      bytes.put(place)
      bytes.put(UInt8(cells == nil ? 0 : 1))
      if let cells { put(cells) }
    case .undeclare(let id):
      begin(.undeclare)
      bytes.put(text: id)
    }
  }

  private mutating func begin(_ code: EditCode) { bytes.put(code.rawValue) }

  /// Rows as runs of neighbours: what an import added is one of them.
  private mutating func put(_ rows: [Int32]) {
    var runs: [(first: Int32, count: Int32)] = []
    for row in rows {
      if let last = runs.last, Int64(last.first) + Int64(last.count) == Int64(row) {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((row, 1))
      }
    }
    bytes.put(UInt32(truncatingIfNeeded: runs.count))
    for run in runs {
      bytes.put(run.first)
      bytes.put(run.count)
    }
  }

  /// Cells in the narrowest width that holds them, after their texts.
  private mutating func put(_ cells: Cells) {
    if let column = cells.wholeColumn { return self.put(whole: column) }
    if let texts = cells.texts {
      bytes.put(UInt8(1))
      bytes.put(UInt32(truncatingIfNeeded: texts.count))
      for text in texts { bytes.put(text: text) }
    } else {
      bytes.put(UInt8(0))
    }
    bytes.put(UInt32(truncatingIfNeeded: cells.count))
    func put<T: FixedWidthInteger>(_ kind: Block.Kind, _ values: [T]) {
      bytes.put(kind.rawValue)
      bytes.put(all: values)
    }
    switch Part(narrowing: cells.values) {
    case .bytes(let values): put(.bytes, values)
    case .shorts(let values): put(.shorts, values)
    case .ints(let values): put(.ints, values)
    case .longs(let values): put(.longs, values)
    }
  }

  /// The cells of a whole column, as those of a list of their values.
  private mutating func put(whole column: Column) {
    if let pool = column.pool {
      bytes.put(UInt8(1))
      bytes.put(UInt32(truncatingIfNeeded: pool.count))
      pool.withBytes { heap, ends in
        bytes.expect(heap.count + 4 * ends.count)
        var start = 0
        for end in ends {
          bytes.put(UInt32(truncatingIfNeeded: end - start))
          bytes.put(heap[start..<end])
          start = end
        }
      }
    } else {
      bytes.put(UInt8(0))
    }
    bytes.put(UInt32(truncatingIfNeeded: column.count))
    let parts = column.parts
    func fits<T: FixedWidthInteger>(_: T.Type) -> Bool {
      parts.allSatisfy { $0.isWithin(Int64(T.min) + 1...Int64(T.max)) }
    }
    func write<T: FixedWidthInteger>(_ kind: Block.Kind, as _: T.Type) {
      bytes.put(kind.rawValue)
      bytes.expect(column.count * MemoryLayout<T>.size)
      for part in parts {
        switch part {
        case .bytes(let values): add(values, as: T.self)
        case .shorts(let values): add(values, as: T.self)
        case .ints(let values): add(values, as: T.self)
        case .longs(let values): add(values, as: T.self)
        }
      }
    }
    func add<V: FixedWidthInteger, T: FixedWidthInteger>(_ values: [V], as _: T.Type) {
      if let same = values as? [T] { return bytes.put(all: same) }
      bytes.put(all: values.map { $0 == V.min ? T.min : T(truncatingIfNeeded: $0) })
    }
    if fits(Int8.self) {
      write(.bytes, as: Int8.self)
    } else if fits(Int16.self) {
      write(.shorts, as: Int16.self)
    } else if fits(Int32.self) {
      write(.ints, as: Int32.self)
    } else {
      write(.longs, as: Int64.self)
    }
  }

  private mutating func put(_ past: [PastCell]) {
    bytes.put(UInt32(truncatingIfNeeded: past.count))
    for cell in past {
      bytes.put(text: cell.column)
      bytes.put(cell.row)
      bytes.put(cell.until.number)
      switch cell.value {
      case .missing: bytes.put(UInt8(0))
      case .number(let number):
        bytes.put(UInt8(1))
        bytes.put(number)
      case .text(let text):
        bytes.put(UInt8(2))
        bytes.put(text: text)
      }
    }
  }
}
