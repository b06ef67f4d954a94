import KompModel
import KompValues

/// The different texts of some rows, and the number of each row's.
///
/// It points into the file, which must outlive it.
struct TextCodes: @unchecked Sendable {
  /// A number a row, −1 where the cell is empty.
  private var codes: [Int32] = []
  private let seen = Holder()

  /// Outlives the rows it was made from, for the rows that follow.
  private final class Holder {
    var texts = SeenTexts()
    /// The bytes of each text, in the order in which they come.
    var found: [UnsafeBufferPointer<UInt8>] = []
    /// Texts with quotes inside, which lie nowhere in the file as they are said.
    var said: [UnsafeMutablePointer<UInt8>] = []

    deinit { for text in said { text.deallocate() } }

    /// Keeps the bytes of a text, zeros behind them.
    func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
      let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 8)
      memory.initialize(repeating: 0, count: bytes.count + 8)
      for (at, byte) in bytes.enumerated() { memory[at] = byte }
      said.append(memory)
      return UnsafeBufferPointer(start: memory, count: bytes.count)
    }
  }

  /// Nothing so far, of so many rows.
  init(_ count: Int) { codes.reserveCapacity(count) }

  /// Takes the rows that follow in.
  mutating func take(_ cells: ColumnCells, _ rows: Range<Int>) {
    let holder = seen
    // Both are this loop's own while it runs: a look at an object for each row costs more than the row.
    var seen = SeenTexts(size: 0)
    swap(&seen, &holder.texts)
    var texts: [UnsafeBufferPointer<UInt8>] = []
    swap(&texts, &holder.found)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, rows.count)) { out in
      guard let base = out.baseAddress else { return }
      seen.codes(
        rows,
        { row in
          let (from, to) = cells.bytes(row)
          let cell = CellBytes.trimmed(cells.base, from, to)
          if cell.isEmpty { return nil }
          // Most cells are seen to be unquoted by the byte they begin with.
          guard cell.baseAddress != cells.base + from, cells.isQuoted(row), cell.contains(0x22)
          else { return cell }
          return holder.keep(CellBytes.single(cell))
        }, into: base
      ) { _, text in
        texts.append(text)
        return texts.count - 1
      }
      codes.append(contentsOf: UnsafeBufferPointer(rebasing: out[..<rows.count]))
    }
    swap(&texts, &holder.found)
    swap(&seen, &holder.texts)
  }

  /// The number of each text of the rows after these, and those of them that these do not have.
  ///
  /// One that both have keeps its number here; the others are numbered on.
  private func numbers(of next: TextCodes) -> ([Int32], new: [UnsafeBufferPointer<UInt8>]) {
    let here = seen.found.count
    var new: [UnsafeBufferPointer<UInt8>] = []
    let given = next.seen.found
    let numbers = [Int32](unsafeUninitializedCapacity: given.count) { out, count in
      guard let base = out.baseAddress else { return }
      seen.texts.codes(0..<given.count, { given[$0] }, into: base) { _, text in
        new.append(text)
        return here + new.count - 1
      }
      count = given.count
    }
    return (numbers, new)
  }

  /// The column of rows that follow one upon another, its texts found by their bytes where it is to be
  /// indexed.
  static func column(of halves: [TextCodes], indexed: Bool) -> (Column, TextPool) {
    guard let first = halves.first else { return (Column(missing: 0, isText: true), TextPool()) }
    let second = halves.count > 1 ? halves[1] : nil
    // What both hold is pointed to from the texts.
    return withExtendedLifetime(halves) {
      func merged() -> ([Int32], new: [UnsafeBufferPointer<UInt8>]) {
        second.map { first.numbers(of: $0) } ?? ([], [])
      }
      func gathered() -> TextPool {
        var pool = TextPool()
        pool.add(first.seen.found, indexed: indexed)
        return pool
      }
      let isMuch = first.seen.found.count > SideBySide.worthwhile
      let ((numbers, new), own) =
        isMuch ? SideBySide.run(merged, gathered) : (merged(), gathered())
      var pool = own
      pool.add(new, indexed: indexed)
      let split = first.codes.count
      let parts = first.codes.withUnsafeBufferPointer { codes in
        (second?.codes ?? []).withUnsafeBufferPointer { others in
          numbers.withUnsafeBufferPointer { numbers in
            PlainParts(count: split + others.count) { row in
              if row < split { return codes[row] < 0 ? .min : Int64(codes[row]) }
              let code = others[row &- split]
              return code < 0 ? .min : Int64(numbers[Int(code)])
            }.parts
          }
        }
      }
      return (Column(parts: parts, pool: pool), pool)
    }
  }
}

extension TextPool {
  /// Adds texts that are not there, each of them another, found by their bytes where they are to be indexed.
  fileprivate mutating func add(_ texts: [UnsafeBufferPointer<UInt8>], indexed: Bool) {
    for text in texts { _ = indexed ? intern(text) : append(text) }
  }
}
