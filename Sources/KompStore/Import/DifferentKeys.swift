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
      let (low, high) = range(column.parts)
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
    while count >> bits > 2_048 && bits < 14 { bits += 1 }
    self.bits = bits
  }

  /// The lowest and highest value of parts; the lowest is above the highest where there is none.
  private static func range(_ parts: [Part]) -> (low: Int64, high: Int64) {
    var (low, high) = (Int64.max, Int64.min)
    func take<T: FixedWidthInteger>(_ values: [T]) {
      var (least, most) = (T.max, T.min)
      for value in values {
        least = min(least, value == T.min ? T.max : value)
        most = max(most, value)
      }
      if most == T.min { return }
      (low, high) = (min(low, Int64(least)), max(high, Int64(most)))
    }
    for part in parts {
      switch part {
      case .bytes(let values): take(values)
      case .shorts(let values): take(values)
      case .ints(let values): take(values)
      case .longs(let values): take(values)
      }
    }
    return (low, high)
  }

  private var areDifferent: Bool {
    let deals = 1 << bits
    let length = Column.partLength
    let parts = (count + length - 1) / length
    let counts = halves(parts) { some in
      var counts = [Int](repeating: 0, count: deals)
      visit(some) { key in counts[deal(key)] += 1 }
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
        visit(some) { key in
          let deal = deal(key)
          base[fill[deal]] = key
          fill[deal] += 1
        }
        return 0
      }
      made = count
    }
    return halves(deals) { differ(dealt, begins, $0) }.allSatisfy { $0 }
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
  private static func mixed(_ key: UInt64) -> UInt64 {
    let product = (key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low
  }

  /// Goes over the keys of some parts, each worked out column by column for some hundreds at a time.
  @inline(__always)
  private func visit(_ some: Range<Int>, _ body: (UInt64) -> Void) {
    let block = 512
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: block) { keys in
      for part in some {
        let end = min(Column.partLength, count - part * Column.partLength)
        for start in stride(from: 0, to: end, by: block) {
          let few = min(block, end - start)
          for place in 0..<few { keys[place] = 0 }
          for column in columns { add(column, part, start, few, keys) }
          for place in 0..<few { body(keys[place]) }
        }
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

  /// Whether all keys of each of some deals differ.
  private func differ(_ dealt: [UInt64], _ begins: [Int], _ deals: Range<Int>) -> Bool {
    var slots: [UInt64] = []
    for deal in deals {
      let (from, to) = (begins[deal], begins[deal + 1])
      var size = 64
      while size < (to - from) * 2 { size *= 2 }
      // A free slot is zero, and a key in one is one more than it is.
      if slots.count < size {
        slots = [UInt64](repeating: 0, count: size)
      } else {
        for slot in 0..<size { slots[slot] = 0 }
      }
      for place in from..<to {
        let key = dealt[place] + 1
        var slot = Int(truncatingIfNeeded: DifferentKeys.mixed(dealt[place])) & (size - 1)
        while slots[slot] != 0 {
          if slots[slot] == key { return false }
          slot = (slot + 1) & (size - 1)
        }
        slots[slot] = key
      }
    }
    return true
  }
}
