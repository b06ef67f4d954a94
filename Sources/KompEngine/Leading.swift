/// The rows that can be among the first so many by a rank: the least so many ranks are kept in a heap, the
/// largest of them on top, against which most rows lose at once.
struct Leading {
  private let number: Int
  private var heap: [Int64] = []
  private var top = Int64.max
  /// Those that did not lose when they came.
  private var seen: [(rank: Int64, row: Int32)] = []

  init(_ number: Int) {
    self.number = number
    heap.reserveCapacity(number)
  }

  /// Those before the last of the first so many, and all its equals; nil where there are not so many.
  var rows: [Int32]? {
    heap.count == number ? seen.filter { $0.rank <= top }.map(\.row) : nil
  }

  /// Looks at the next row.
  @inline(__always)
  mutating func look(_ rank: Int64, _ row: Int32) {
    if rank <= top { take(rank, row) }
  }

  private mutating func take(_ rank: Int64, _ row: Int32) {
    seen.append((rank, row))
    if heap.count < number {
      heap.append(rank)
      var child = heap.count - 1
      while child > 0, heap[(child - 1) / 2] < heap[child] {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else if rank < top {
      heap[0] = rank
      sink()
    }
    if heap.count == number { top = heap[0] }
  }

  /// Puts the top of the heap in its place.
  private mutating func sink() {
    var parent = 0
    while true {
      var largest = parent
      for child in [parent * 2 + 1, parent * 2 + 2] where child < heap.count {
        if heap[child] > heap[largest] { largest = child }
      }
      if largest == parent { return }
      heap.swapAt(parent, largest)
      parent = largest
    }
  }
}
