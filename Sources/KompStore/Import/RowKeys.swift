import KompModel
import KompValues

/// Finds each of a file's rows among a register's by the values of the columns that tell rows apart.
///
/// Rows are dealt out by the hash of their key, so that each deal is looked through in a table that the near
/// cache holds, half of the deals on a thread of its own. No key is ever made.
struct RowKeys {
  /// A row in its deal: its number among all entries, and a piece of its key's hash.
  private struct Dealt {
    var entry: Int32
    var piece: UInt32
  }

  private let known: [[Int64]]
  private let given: [[Int64]]
  /// The register's rows, which are the first entries, and the file's, which follow.
  private let old: [Int]
  private let rows: [Int]
  /// How many of a hash's highest bits tell the deal.
  private let bits: Int
  private var count: Int { old.count + rows.count }

  /// The register's row of each of the file's rows, −1 for one not brought in; new rows are added.
  static func targets(
    _ rows: [Int], of count: Int, _ given: [[Int64]], in home: Draft, by columns: [String]
  ) -> [Int32] {
    let known = columns.map { home.column($0) ?? [Int64](repeating: .min, count: home.count) }
    let keys = RowKeys(known, given, home.rows, rows)
    let first = keys.first
    var targets = [Int32](repeating: -1, count: count)
    var next = home.count
    for (place, row) in rows.enumerated() {
      let entry = place + keys.old.count
      let same = Int(first[entry])
      if same < keys.old.count {
        targets[row] = Int32(truncatingIfNeeded: keys.old[same])
      } else if same == entry {
        targets[row] = Int32(truncatingIfNeeded: next)
        next += 1
      } else {
        targets[row] = targets[rows[same - keys.old.count]]
      }
    }
    home.addRows(next - home.count)
    return targets
  }

  private init(_ known: [[Int64]], _ given: [[Int64]], _ old: [Int], _ rows: [Int]) {
    self.known = known
    self.given = given
    self.old = old
    self.rows = rows
    var bits = 0
    while (old.count + rows.count) >> bits > 2_048 && bits < 14 { bits += 1 }
    self.bits = bits
  }

  /// For each entry the first one that has the same key.
  private var first: [Int32] {
    let deals = 1 << bits
    var counts = SideBySide.halves(count) { some in
      var counts = [Int](repeating: 0, count: deals)
      visit(some) { _, hash in counts[deal(hash)] += 1 }
      return counts
    }
    var begins = [Int](repeating: 0, count: deals + 1)
    for deal in 0..<deals {
      var next = begins[deal]
      // A half's own begin behind those of the half before it: entries stay in their order.
      for half in counts.indices {
        (counts[half][deal], next) = (next, next + counts[half][deal])
      }
      begins[deal + 1] = next
    }
    let fills = counts
    let dealt = [Dealt](unsafeUninitializedCapacity: count) { out, made in
      _ = SideBySide.halves(count) { some in
        var fill = fills[some.lowerBound == 0 ? 0 : 1]
        // Each place is written once: the same entries were counted above.
        visit(some) { entry, hash in
          let deal = deal(hash)
          out[fill[deal]] = Dealt(
            entry: Int32(truncatingIfNeeded: entry), piece: UInt32(truncatingIfNeeded: hash))
          fill[deal] += 1
        }
      }
      made = count
    }
    return [Int32](unsafeUninitializedCapacity: count) { first, made in
      dealt.withUnsafeBufferPointer { dealt in
        let middle = deals / 2
        if count > SideBySide.worthwhile {
          // The two write the places of different entries.
          _ = SideBySide.run(
            { match(dealt, begins, 0..<middle, first) },
            { match(dealt, begins, middle..<deals, first) })
        } else {
          match(dealt, begins, 0..<deals, first)
        }
      }
      made = count
    }
  }

  private func deal(_ hash: UInt64) -> Int {
    bits == 0 ? 0 : Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
  }

  /// Finds the first of each key within some deals, whose entries stand in their order.
  private func match(
    _ dealt: UnsafeBufferPointer<Dealt>, _ begins: [Int], _ deals: Range<Int>,
    _ first: UnsafeMutableBufferPointer<Int32>
  ) {
    var slots: [Int32] = []
    for deal in deals {
      let (from, to) = (begins[deal], begins[deal + 1])
      var size = 64
      while size < (to - from) * 2 { size *= 2 }
      if slots.count < size {
        slots = [Int32](repeating: -1, count: size)
      } else {
        for slot in 0..<size { slots[slot] = -1 }
      }
      for place in from..<to {
        let one = dealt[place]
        var slot = Int(one.piece) & (size - 1)
        var found = Int(one.entry)
        while slots[slot] >= 0 {
          let other = dealt[Int(slots[slot]) + from]
          if other.piece == one.piece, isSame(Int(other.entry), Int(one.entry)) {
            found = Int(other.entry)
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        if found == Int(one.entry) { slots[slot] = Int32(truncatingIfNeeded: place - from) }
        first[Int(one.entry)] = Int32(truncatingIfNeeded: found)
      }
    }
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    for index in given.indices where value(a, index) != value(b, index) { return false }
    return true
  }

  private func value(_ entry: Int, _ column: Int) -> Int64 {
    entry < old.count ? known[column][old[entry]] : given[column][rows[entry - old.count]]
  }

  /// Goes over some entries with the hash of each key, worked out column by column for some hundreds at a time.
  private func visit(_ some: Range<Int>, _ body: (Int, UInt64) -> Void) {
    let split = old.count
    visit(known, old, some.clamped(to: 0..<split), from: 0, body)
    let rest = some.clamped(to: split..<count)
    visit(given, rows, rest.lowerBound - split..<rest.upperBound - split, from: split, body)
  }

  @inline(__always)
  private func visit(
    _ columns: [[Int64]], _ rows: [Int], _ some: Range<Int>, from base: Int,
    _ body: (Int, UInt64) -> Void
  ) {
    let block = 512
    var hashes = [UInt64](repeating: 0, count: block)
    var start = some.lowerBound
    while start < some.upperBound {
      let end = min(start + block, some.upperBound)
      for place in 0..<end - start { hashes[place] = 0x9e37_79b9_7f4a_7c15 }
      for column in columns {
        for place in start..<end {
          var hash = hashes[place - start] ^ UInt64(bitPattern: column[rows[place]])
          hash = hash &* 0xbf58_476d_1ce4_e5b9
          hashes[place - start] = hash ^ hash >> 31
        }
      }
      for place in start..<end {
        // The deal is told by the highest bits: they must hang on every bit of the key.
        let hash = hashes[place - start] &* 0x94d0_49bb_1331_11eb
        body(base + place, hash ^ hash >> 29)
      }
      start = end
    }
  }
}
