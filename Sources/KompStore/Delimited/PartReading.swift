import KompModel
import KompValues

/// What cells that need no decision hold, each part as narrow as its values.
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

  /// Nothing so far.
  init() {}

  /// The parts of some rows, the first of which begins a part.
  @inline(__always)
  init(_ rows: Range<Int>, _ value: (Int) -> Int64) {
    var filling = PartFilling(rows.count)
    filling.take(rows, value)
    self = filling.finish()
  }

  /// The parts of so many rows, on two threads where they are many.
  @inline(__always)
  init(count: Int, _ value: (Int) -> Int64) {
    guard let middle = PlainParts.middle(of: count) else {
      self.init(0..<count, value)
      return
    }
    let (first, second) = SideBySide.run(
      { PlainParts(0..<middle, value) }, { PlainParts(middle..<count, value) })
    self = first
    join(second)
  }

  /// The row at which so many rows are best divided, which begins a part; nil where they are few.
  static func middle(of count: Int) -> Int? {
    count < Column.partLength * 2 ? nil : count / Column.partLength / 2 * Column.partLength
  }

  /// Takes the rows after these in.
  mutating func join(_ next: PlainParts) {
    guard stop == nil else { return }
    parts += next.parts
    low = min(low, next.low)
    high = max(high, next.high)
    known += next.known
    stop = next.stop
  }

  /// The column, where every cell was plain.
  var column: Column { Column(parts: parts) }
}
