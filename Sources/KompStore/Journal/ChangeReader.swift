import KompModel
import KompValues

/// Reads the steps of a change; every answer is nil where the bytes are not what a writer writes.
struct ChangeReader {
  private var reader: ByteReader
  private var rowsLeft = ChangeBytes.mostRows
  private(set) var allowance: RowAllowance

  init(_ reader: ByteReader, of allowance: RowAllowance) {
    self.reader = reader
    self.allowance = allowance
  }

  /// The change of so many steps; nothing may follow them.
  mutating func change(of count: Int) -> Change? {
    guard reader.take(UInt8.self) == ChangeBytes.version else { return nil }
    // A step takes six bytes at least.
    guard count >= 0, count <= reader.rest.count / 6 + 1 else { return nil }
    var edits: [Edit] = []
    for _ in 0..<count {
      guard let edit = edit() else { return nil }
      edits.append(edit)
    }
    return reader.rest.isEmpty ? Change(edits) : nil
  }

  private mutating func edit() -> Edit? {
    guard let register = reader.takeText(), let byte = reader.take(UInt8.self),
      let code = EditCode(rawValue: byte), let kind = kind(code)
    else { return nil }
    return Edit(register, kind)
  }

  private mutating func kind(_ code: EditCode) -> Edit.Kind? {
    switch code {
    case .add: return addition()
    case .remove: return rows().map { .remove($0) }
    case .revive: return rows().map { .revive($0) }
    case .remember: return past().map { .remember($0) }
    case .forget: return past().map { .forget($0) }
    case .declare: return declaration()
    case .undeclare: return reader.takeText().map { .undeclare(id: $0) }
    case .put, .set:
      guard let column = reader.takeText(), let rows = rows(), let cells = cells() else {
        return nil
      }
      if code == .put { return .put(column: column, rows: rows, cells) }
      guard let day = reader.take(Int32.self) else { return nil }
      return .set(column: column, rows: rows, cells, from: Day(number: day))
    }
  }

  private mutating func addition() -> Edit.Kind? {
    guard let first = reader.take(Int32.self), let count = reader.take(Int32.self),
      takes(Int(count)), let columns = reader.take(UInt32.self)
    else { return nil }
    var cells: [String: Cells] = [:]
    for _ in 0..<columns {
      guard let column = reader.takeText(), let mine = self.cells(),
        cells.updateValue(mine, forKey: column) == nil
      else { return nil }
    }
    guard cells.allSatisfy({ $0.value.count == count }) else { return nil }
    if cells.isEmpty {
      // Many rows of which nothing is said are none that anybody added.
      guard Int(count) <= Column.partLength, Int(count) <= allowance.empty else { return nil }
      allowance.empty -= Int(count)
    }
    return .add(first: first, count: count, cells: cells)
  }

  private mutating func declaration() -> Edit.Kind? {
    guard let id = reader.takeText(), let heading = reader.takeText(),
      let code = reader.take(UInt8.self), let scale = reader.take(UInt8.self),
      let type = OwnType.type(code, scale: scale), let place = reader.take(Int32.self),
      let hasCells = reader.take(UInt8.self), hasCells <= 1
    else { return nil }
    guard hasCells == 1 else {
      return .declare(id: id, heading: heading, type: type, at: place, nil)
    }
    return cells().map { .declare(id: id, heading: heading, type: type, at: place, $0) }
  }

  /// A few bytes of runs may mean many rows: they are counted before they are made.
  private mutating func takes(_ count: Int) -> Bool {
    guard count >= 0, count <= rowsLeft, count <= allowance.named else { return false }
    rowsLeft -= count
    allowance.named -= count
    return true
  }

  private mutating func rows() -> [Int32]? {
    guard let runs = reader.take(UInt32.self), Int(runs) <= reader.rest.count / 8 else {
      return nil
    }
    var rows: [Int32] = []
    for _ in 0..<runs {
      guard let first = reader.take(Int32.self), let count = reader.take(Int32.self), first >= 0,
        count > 0, Int(first) + Int(count) <= Int(Int32.max), takes(Int(count))
      else { return nil }
      rows.append(contentsOf: first..<first + count)
    }
    return rows
  }

  private mutating func cells() -> Cells? {
    guard let hasTexts = reader.take(UInt8.self), hasTexts <= 1 else { return nil }
    var texts: [String]?
    if hasTexts == 1 {
      guard let count = reader.take(UInt32.self), Int(count) <= reader.rest.count / 4 else {
        return nil
      }
      var found: [String] = []
      for _ in 0..<count {
        guard let text = reader.takeText() else { return nil }
        found.append(text)
      }
      texts = found
    }
    guard let count = reader.take(UInt32.self), let byte = reader.take(UInt8.self),
      let kind = Block.Kind(rawValue: byte), let values = values(Int(count), kind)
    else { return nil }
    guard let texts else { return Cells(values) }
    return Cells(values, texts: texts)
  }

  private mutating func values(_ count: Int, _ kind: Block.Kind) -> [Int64]? {
    func read<T: FixedWidthInteger>(_: T.Type) -> [Int64]? {
      guard let bytes = reader.take(count * MemoryLayout<T>.size) else { return nil }
      return bytes.withUnsafeBytes { raw in
        (0..<count).map { place in
          let offset = place * MemoryLayout<T>.size
          let value = T(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: T.self))
          return value == .min ? .min : Int64(value)
        }
      }
    }
    return switch kind {
    case .bytes: read(Int8.self)
    case .shorts: read(Int16.self)
    case .ints: read(Int32.self)
    case .longs: read(Int64.self)
    default: nil
    }
  }

  private mutating func past() -> [PastCell]? {
    // A value that held until a day takes thirteen bytes at least.
    guard let count = reader.take(UInt32.self), Int(count) <= reader.rest.count / 13 else {
      return nil
    }
    var result: [PastCell] = []
    for _ in 0..<count {
      guard let column = reader.takeText(), let row = reader.take(Int32.self),
        let until = reader.take(Int32.self), let value = value()
      else { return nil }
      result.append(
        PastCell(column: column, row: row, until: Day(number: until), value: value))
    }
    return result
  }

  private mutating func value() -> CellValue? {
    switch reader.take(UInt8.self) {
    case 0: .missing
    case 1: reader.take(Int64.self).map { .number($0) }
    case 2: reader.takeText().map { .text($0) }
    default: nil
    }
  }
}
