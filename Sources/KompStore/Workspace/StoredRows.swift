import KompModel

/// Which rows of a column in a file have which value: the few of some values are read without the others.
final class StoredRows: Sendable {
  private let noun: String
  private let field: String
  /// How many rows the column has.
  private let count: Int
  private let starts: BlockMark
  private let blocks: [BlockMark]
  private let source: BlockSource

  /// The rows noted of a column; nil where none are.
  init?(noun: String, field: String, count: Int, marks: ColumnMarks, source: BlockSource)
    throws(Damage)
  {
    guard let starts = marks[Int(Snapshot.startsPart)] else { return nil }
    blocks = (0..<RowsByValue.blocks(of: count)).compactMap { marks[Int(Snapshot.rowsPart($0))] }
    guard blocks.count == RowsByValue.blocks(of: count) else { throw Damage(noun, field) }
    self.noun = noun
    self.field = field
    self.count = count
    self.starts = starts
    self.source = source
  }

  /// The rows of some values, ascending; nil where there are more than so many, or they cannot be read, which
  /// is remembered.
  @Sendable func rows(_ values: [Int], _ most: Int) -> [Int32]? {
    do {
      return try found(values, most)
    } catch {
      source.fail(error)
      return nil
    }
  }

  private func found(_ values: [Int], _ most: Int) throws -> [Int32]? {
    let starts = try numbers(Snapshot.startsPart, starts) { Array($0) }
    // Every row has a value: who asks for some leaves none out that has none.
    guard starts.first == 0, starts.last == Int32(exactly: count) else {
      throw Damage(noun, field)
    }
    var found: [Int32] = []
    for value in values where value >= 0 && value < starts.count - 1 {
      let (from, to) = (Int(starts[value]), Int(starts[value + 1]))
      guard from >= 0, from <= to, to <= count else { throw Damage(noun, field) }
      if found.count + to - from > most { return nil }
      try add(from..<to, to: &found)
    }
    return found.sorted()
  }

  /// Adds the rows that stand at some places, which must ascend.
  private func add(_ places: Range<Int>, to found: inout [Int32]) throws {
    var last: Int32 = -1
    var from = places.lowerBound
    while from < places.upperBound {
      let (index, start) = from.quotientAndRemainder(dividingBy: Column.partLength)
      let length = min(places.upperBound - from, Column.partLength - start)
      let rows = try numbers(Snapshot.rowsPart(index), blocks[index]) { rows in
        rows.count >= start + length ? Array(rows[start..<start + length]) : []
      }
      guard rows.count == length else { throw Damage(noun, field) }
      for row in rows {
        guard row > last, Int(row) < count else { throw Damage(noun, field) }
        last = row
      }
      found += rows
      from += length
    }
  }

  /// Some of the numbers in a block.
  private func numbers(
    _ part: Int64, _ mark: BlockMark, _ pick: (UnsafeBufferPointer<Int32>) -> [Int32]
  ) throws -> [Int32] {
    let place = BlockPlace(noun, field, part)
    let picked = try source.lend(place, mark) { block -> [Int32]? in
      guard case .ints(let numbers)? = Block.part(block, named: place.name) else { return nil }
      return numbers.withUnsafeBufferPointer(pick)
    }
    guard let picked else { throw Damage(noun, field) }
    return picked
  }
}
