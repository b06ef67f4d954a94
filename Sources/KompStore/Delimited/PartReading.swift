import KompModel
import KompValues

/// What cells that need no decision hold, each part narrowed as soon as it is full.
struct PlainParts {
  /// The parts of the rows read.
  var parts: [Part] = []
  /// The lowest and highest value; the lowest is above the highest where there is none.
  var low = Int64.max
  var high = Int64.min
  /// The number of cells that hold a value.
  var known = 0
  /// The first row whose cell is anything else, where there is one: it and those after it are not read.
  var stop: Int?

  /// What a cell gives that is not plain.
  static let notPlain = Int64.max

  /// The parts of some rows, the first of which begins a part.
  ///
  /// The scratch stays in the near cache: nothing of a column is held wider than it will be kept.
  @inline(__always)
  init(_ rows: Range<Int>, _ value: (Int) -> Int64) {
    parts.reserveCapacity(rows.count / Column.partLength + 1)
    let room = UnsafeMutablePointer<Int64>.allocate(
      capacity: max(1, min(rows.count, Column.partLength)))
    defer { room.deallocate() }
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(start + Column.partLength, rows.upperBound)
      var (low, high, missing) = (Int64.max, Int64.min, 0)
      var row = start
      while row < end {
        let found = value(row)
        if found == PlainParts.notPlain {
          stop = row
          return
        }
        room[row &- start] = found
        if found == .min {
          missing &+= 1
        } else {
          if found < low { low = found }
          if found > high { high = found }
        }
        row &+= 1
      }
      parts.append(
        Part(
          narrowing: UnsafeBufferPointer(start: room, count: end - start), low: low, high: high))
      known += end - start - missing
      self.low = min(self.low, low)
      self.high = max(self.high, high)
      start = end
    }
  }

  /// The parts of so many rows, on two threads where they are many.
  @inline(__always)
  init(count: Int, _ value: (Int) -> Int64) {
    guard count >= Column.partLength * 2 else {
      self.init(0..<count, value)
      return
    }
    let middle = count / Column.partLength / 2 * Column.partLength
    let (first, second) = SideBySide.run(
      { PlainParts(0..<middle, value) }, { PlainParts(middle..<count, value) })
    self = first
    guard stop == nil else { return }
    parts += second.parts
    low = min(low, second.low)
    high = max(high, second.high)
    known += second.known
    stop = second.stop
  }

  /// The column, where every cell was plain.
  var column: Column { Column(parts: parts) }
}
