import KompModel
import KompValues

/// Whether no two rows of some columns are the same.
///
/// The values of a row are packed into one number, which is its key whole: nothing is compared twice. Keys
/// are dealt out by their hash, so that each deal is looked through in a table that the near cache holds.
struct DifferentKeys {
  /// A column with the lowest of its values, and how many different ones it can have, missing among them.
  private struct Packed {
    let parts: [Part]
    let low: Int64
    let size: UInt64
  }

  /// False says only that it is not seen at once: the columns' values lie too far apart, or two rows agree.
  static func areDifferent(_ columns: [Column], _ count: Int) -> Bool {
    var packed: [Packed] = []
    var room: UInt64 = 1
    for column in columns {
      guard column.count == count else { return false }
      let (low, high) = column.bounds
      let width = low > high ? 0 : UInt64(bitPattern: high &- low)
      let (product, isOver) = room.multipliedReportingOverflow(by: width &+ 2)
      guard width < 1 << 62, !isOver, product < 1 << 62 else { return false }
      room = product
      packed.append(Packed(parts: column.parts, low: low, size: width + 2))
    }
    return count < 2 || DifferentKeys(packed, count).areDifferent
  }

  private let columns: [Packed]
  private let count: Int
  /// How many of a hash's highest bits tell the deal.
  private let bits: Int

  private init(_ columns: [Packed], _ count: Int) {
    self.columns = columns
    self.count = count
    var bits = 0
    while count >> bits > DifferentKeys.few && bits < 14 { bits += 1 }
    self.bits = bits
  }

  private var areDifferent: Bool {
    if let begins = runs() {
      return halves(begins.count - 1) { some in
        var seen = SeenKeys()
        return some.allSatisfy { run in
          let rows = begins[run]..<begins[run + 1]
          var differ = true
          seen.forget(rows.count)
          visit(rows) { key in differ = seen.isNew(key) && differ }
          return differ
        }
      }.allSatisfy { $0 }
    }
    let deals = 1 << bits
    let parts = (count + Column.partLength - 1) / Column.partLength
    let counts = halves(parts) { some in
      var counts = [Int](repeating: 0, count: deals)
      visit(rows(of: some)) { key in counts[deal(key)] += 1 }
      return counts
    }
    var fills = counts
    var begins = [Int](repeating: 0, count: deals + 1)
    for deal in 0..<deals {
      var next = begins[deal]
      for half in fills.indices { (fills[half][deal], next) = (next, next + counts[half][deal]) }
      begins[deal + 1] = next
    }
    let places = fills
    let dealt = [UInt64](unsafeUninitializedCapacity: count) { out, made in
      guard let base = out.baseAddress else { return }
      _ = halves(parts) { some in
        // Each place is written once: the same keys were counted above.
        var fill = places[some.lowerBound == 0 ? 0 : 1]
        visit(rows(of: some)) { key in
          let deal = deal(key)
          base[fill[deal]] = key
          fill[deal] += 1
        }
        return 0
      }
      made = count
    }
    return halves(deals) { some in
      var seen = SeenKeys()
      return some.allSatisfy { deal in
        let keys = dealt[begins[deal]..<begins[deal + 1]]
        seen.forget(keys.count)
        return keys.allSatisfy { seen.isNew($0) }
      }
    }.allSatisfy { $0 }
  }

  /// The rows of some parts.
  private func rows(of parts: Range<Int>) -> Range<Int> {
    parts.lowerBound * Column.partLength..<min(count, parts.upperBound * Column.partLength)
  }

  /// Rows of a run and of a deal: their keys fit into a table that the near cache holds.
  private static let few = 2_048

  /// Where runs of rows begin no two of which can have the same key, and where the last one ends: rows that
  /// come in the order of a column are dealt by it already.
  ///
  /// Nil where no column is in order, or very many rows have one value in it.
  private func runs() -> [Int]? {
    for column in columns {
      if let begins = runs(of: column) { return begins }
    }
    return nil
  }

  private func runs(of column: Packed) -> [Int]? {
    var begins = [0]
    var last = Int64.min
    var row = 0
    func take<T: FixedWidthInteger>(_ values: [T]) -> Bool {
      for value in values {
        let value = value == T.min ? Int64.min : Int64(value)
        if value != last {
          if value < last { return false }
          last = value
          if row - begins[begins.count - 1] >= DifferentKeys.few { begins.append(row) }
        }
        row += 1
      }
      return row - begins[begins.count - 1] < DifferentKeys.few * 64
    }
    for part in column.parts {
      let isInOrder =
        switch part {
        case .bytes(let values): take(values)
        case .shorts(let values): take(values)
        case .ints(let values): take(values)
        case .longs(let values): take(values)
        }
      if !isInOrder { return nil }
    }
    begins.append(count)
    return begins
  }

  /// What a piece of work gives for so many pieces, on two threads where there are many rows.
  private func halves<Result>(_ pieces: Int, _ work: (Range<Int>) -> Result) -> [Result] {
    guard count > SideBySide.worthwhile, pieces > 1 else { return [work(0..<pieces)] }
    let middle = pieces / 2
    let (first, second) = SideBySide.run({ work(0..<middle) }, { work(middle..<pieces) })
    return [first, second]
  }

  @inline(__always)
  private func deal(_ key: UInt64) -> Int {
    bits == 0 ? 0 : Int(truncatingIfNeeded: DifferentKeys.mixed(key) >> UInt64(64 - bits))
  }

  @inline(__always)
  fileprivate static func mixed(_ key: UInt64) -> UInt64 {
    let product = (key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low
  }

  /// Goes over the keys of some rows, each worked out column by column for some hundreds at a time.
  @inline(__always)
  private func visit(_ rows: Range<Int>, _ body: (UInt64) -> Void) {
    let block = 512
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: block) { keys in
      var row = rows.lowerBound
      while row < rows.upperBound {
        let (part, start) = row.quotientAndRemainder(dividingBy: Column.partLength)
        let few = min(block, rows.upperBound - row, Column.partLength - start)
        for place in 0..<few { keys[place] = 0 }
        for column in columns { add(column, part, start, few, keys) }
        for place in 0..<few { body(keys[place]) }
        row += few
      }
    }
  }

  private func add(
    _ column: Packed, _ part: Int, _ start: Int, _ few: Int,
    _ keys: UnsafeMutableBufferPointer<UInt64>
  ) {
    func add<T: FixedWidthInteger>(_ values: [T]) {
      values.withUnsafeBufferPointer { values in
        for place in 0..<few {
          let value = values[start &+ place]
          // Missing is the lowest of all.
          let above = UInt64(bitPattern: Int64(truncatingIfNeeded: value) &- column.low)
          let code = value == T.min ? 0 : above &+ 1
          keys[place] = keys[place] &* column.size &+ code
        }
      }
    }
    switch column.parts[part] {
    case .bytes(let values): add(values)
    case .shorts(let values): add(values)
    case .ints(let values): add(values)
    case .longs(let values): add(values)
    }
  }
}

/// Keys that were met, in a table that is used again and again.
private struct SeenKeys {
  /// A free slot is zero, and a key in one is one more than it is.
  private var slots: [UInt64] = []
  private var mask = 0

  /// Forgets all; so many may come.
  mutating func forget(_ count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    mask = size - 1
    if slots.count < size {
      slots = [UInt64](repeating: 0, count: size)
    } else {
      for slot in 0..<size { slots[slot] = 0 }
    }
  }

  /// Whether a key is met for the first time.
  mutating func isNew(_ key: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: DifferentKeys.mixed(key)) & mask
    while slots[slot] != 0 {
      if slots[slot] == key + 1 { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = key + 1
    return true
  }
}
