import KompModel
import KompValues
import Synchronization

/// What will be read of a file before long, and as what.
enum Foreseen: Hashable {
  case numbers(Int)
  case days(Int)
  case texts(Int)
  /// The rows by what stands from one column to another.
  case cells(first: Int, last: Int)
  /// Whether a column is of numbers no two of which are the same.
  case different(Int)

  /// What a column of a type is read as.
  init(_ type: FieldType, _ column: Int) {
    switch type {
    case .number, .share, .months: self = .numbers(column)
    case .day: self = .days(column)
    case .text, .reference, .list, .flag: self = .texts(column)
    }
  }
}

/// What was read ahead; it is given once, to whoever reads it.
final class ReadAhead: Sendable {
  /// What came of it.
  enum Found {
    case parts(PlainParts)
    case texts([TextCodes])
    case cells(codes: [Int32], rows: [Int32])
    case different(Bool)
  }

  private struct State {
    var found: [Foreseen: Found] = [:]
    /// What was read ahead or asked about before: the next question finds it kept by whoever asked.
    var known: Set<Foreseen> = []
  }
  private let state = Mutex(State())

  /// Keeps what was read.
  func keep(_ new: Found, of what: Foreseen) { state.withLock { $0.found[what] = new } }

  /// What was read; nil where it was not.
  func take(_ what: Foreseen) -> Found? {
    state.withLock { state in
      state.known.insert(what)
      return state.found.removeValue(forKey: what)
    }
  }

  /// Those that nobody has asked about or read so far; they are known from now on.
  func new(_ asked: [Foreseen]) -> [Foreseen] {
    state.withLock { state in asked.filter { state.known.insert($0).inserted } }
  }

  /// The plain values of a column, read ahead or now.
  func parts(_ what: Foreseen, _ read: () -> PlainParts) -> PlainParts {
    if case .parts(let parts)? = take(what) { return parts }
    return read()
  }
}

extension DelimitedFile {
  /// Reads several columns side by side, so that the file is brought from memory once and not once for each.
  ///
  /// What comes of it is what reading each by itself gives: whoever asks next finds it read.
  func foresee(_ asked: [Foreseen]) {
    guard let middle = PlainParts.middle(of: rowCount) else { return }
    let asked = ahead.new(asked)
    if asked.isEmpty { return }
    index.withBounds { low, high, split in
      func cells(_ column: Int) -> ColumnCells {
        ColumnCells(
          base: text.bytes.base,
          low: low.moved(records: firstRecord, stride: index.stride, column: column),
          high: high.moved(records: firstRecord, stride: index.stride, column: column),
          split: split - firstRecord, stride: index.stride, count: rowCount)
      }
      func readers(_ rows: Range<Int>) -> [BlockReader] {
        let readers = asked.map { BlockReader.of($0, cells, rows.count) }
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: BlockReader.step) {
          if start % (BlockReader.step * 16) == 0, Work.isStopped { break }
          let block = start..<min(start + BlockReader.step, rows.upperBound)
          for reader in readers { reader.take(block) }
        }
        return readers
      }
      let (first, second) = SideBySide.run({ readers(0..<middle) }, { readers(middle..<rowCount) })
      if Work.isStopped { return }
      let found = SideBySide.each(asked.count) { first[$0].found(with: second[$0]) }
      for (what, found) in zip(asked, found) {
        if let found { ahead.keep(found, of: what) }
      }
    }
  }
}

/// Reads a column some rows at a time.
class BlockReader {
  /// Rows whose bytes and bounds the near cache holds, with what is made of them.
  static let step = 1_024

  /// Takes rows in.
  func take(_ rows: Range<Int>) {}
  /// What all rows give, those of the other being the ones that follow.
  func found(with next: BlockReader) -> ReadAhead.Found? { nil }

  /// The reader of so many rows of what will be read.
  static func of(_ what: Foreseen, _ cells: (Int) -> ColumnCells, _ count: Int) -> BlockReader {
    switch what {
    case .numbers(let column): PlainBlocks.numbers(cells(column), count)
    case .days(let column): PlainBlocks.days(cells(column), count)
    case .texts(let column): TextBlocks(cells(column), count)
    case .cells(let first, let last): CellBlocks(cells(first), last - first + 1, count)
    case .different(let column): DifferentBlocks(cells(column))
    }
  }
}

/// Reads a column of numbers or of days.
private final class PlainBlocks: BlockReader {
  private let read: (inout PartFilling, Range<Int>) -> Void
  private var filling: PartFilling

  init(_ count: Int, _ read: @escaping (inout PartFilling, Range<Int>) -> Void) {
    self.read = read
    filling = PartFilling(count)
  }

  static func numbers(_ cells: ColumnCells, _ count: Int) -> PlainBlocks {
    PlainBlocks(count) { filling, rows in
      filling.take(rows) { cells.plainValue($0) }
    }
  }

  static func days(_ cells: ColumnCells, _ count: Int) -> PlainBlocks {
    PlainBlocks(count) { filling, rows in
      PlainMonths.withBegins { begins in
        filling.take(rows) { cells.plainDayValue($0, begins) }
      }
    }
  }

  override func take(_ rows: Range<Int>) { read(&filling, rows) }

  override func found(with next: BlockReader) -> ReadAhead.Found? {
    guard let next = next as? PlainBlocks else { return nil }
    var all = filling.finish()
    all.join(next.filling.finish())
    return .parts(all)
  }
}

private final class TextBlocks: BlockReader {
  private let cells: ColumnCells
  private var codes: TextCodes

  init(_ cells: ColumnCells, _ count: Int) {
    self.cells = cells
    codes = TextCodes(count)
  }

  override func take(_ rows: Range<Int>) { codes.take(cells, rows) }

  override func found(with next: BlockReader) -> ReadAhead.Found? {
    guard let next = next as? TextBlocks else { return nil }
    return .texts([codes, next.codes])
  }
}

private final class CellBlocks: BlockReader {
  private let cells: ColumnCells
  private let width: Int
  private var distinct: DistinctCells

  init(_ cells: ColumnCells, _ width: Int, _ count: Int) {
    self.cells = cells
    self.width = width
    distinct = DistinctCells(count)
  }

  override func take(_ rows: Range<Int>) { distinct.take(cells, width, rows) }

  override func found(with next: BlockReader) -> ReadAhead.Found? {
    guard let next = next as? CellBlocks else { return nil }
    distinct.join(next.distinct, cells, width)
    return .cells(codes: distinct.codes, rows: distinct.rows)
  }
}

private final class DifferentBlocks: BlockReader {
  private let cells: ColumnCells
  private var seen = NumbersSeen()

  init(_ cells: ColumnCells) { self.cells = cells }

  override func take(_ rows: Range<Int>) { seen.take(cells, rows) }

  override func found(with next: BlockReader) -> ReadAhead.Found? {
    guard let next = next as? DifferentBlocks else { return nil }
    seen.join(next.seen)
    return .different(seen.areDifferent(cells))
  }
}
