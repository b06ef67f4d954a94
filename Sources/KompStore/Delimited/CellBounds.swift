import Glibc

/// Where the cells of records lie: memory that grows while one thread fills it and never changes after.
///
/// That is why it may be sent. A record has its start in the text and, for each cell and for its end plus
/// one, how far from there it lies, in two bytes: the index of a nation's staff is a quarter of the file.
/// Where a record is longer than that can say, all are kept in four.
final class CellBounds: @unchecked Sendable {
  /// Numbers a record: its cells and one more.
  let stride: Int
  /// The number of records.
  private(set) var count = 0
  private var capacity: Int
  private var starts: UnsafeMutablePointer<UInt32>
  private var near: UnsafeMutablePointer<UInt16>
  private var far: UnsafeMutablePointer<UInt32>?

  /// Memory for about so many records.
  init(stride: Int, capacity: Int) {
    self.stride = stride
    self.capacity = max(16, capacity)
    starts = CellBounds.room(self.capacity)
    near = CellBounds.room(self.capacity * stride)
  }

  deinit {
    starts.deallocate()
    near.deallocate()
    far?.deallocate()
  }

  /// Whether the records are kept in four bytes a cell.
  var isFar: Bool { far != nil }

  /// Where a cell of a record begins, or, past the last, its end and one more.
  @inline(__always)
  func bound(_ record: Int, _ column: Int) -> Int {
    let at = record &* stride &+ column
    if let far { return Int(starts[record]) + Int(far[at]) }
    return Int(starts[record]) + Int(near[at])
  }

  /// Adds a record by the offsets of its cells and its end plus one.
  func append(_ bounds: UnsafePointer<UInt32>) {
    if bounds[stride - 1] &- bounds[0] > UInt32(UInt16.max) { keepFar() }
    reserve(1)
    starts[count] = bounds[0]
    for cell in 0..<stride {
      if let far {
        far[count * stride + cell] = bounds[cell] &- bounds[0]
      } else {
        near[count * stride + cell] = UInt16(truncatingIfNeeded: bounds[cell] &- bounds[0])
      }
    }
    count += 1
  }

  /// Adds a record of another index whose records have as many cells.
  func append(_ record: Int, of other: CellBounds) {
    var bounds = (0..<stride).map { UInt32(truncatingIfNeeded: other.bound(record, $0)) }
    append(&bounds)
  }

  /// Room for so many more records and 64 numbers behind those there are, filled by whoever calls `take`.
  func room(for more: Int) -> (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt16>) {
    reserve(more + 64 / stride + 1)
    return (starts + count, near + count * stride)
  }

  /// Counts records in that were written into the room.
  func take(_ written: Int) { count += written }

  /// Keeps all records in four bytes a cell from now on.
  func keepFar() {
    if far != nil { return }
    let wide: UnsafeMutablePointer<UInt32> = CellBounds.room(capacity * stride)
    for at in 0..<(count * stride) { wide[at] = UInt32(near[at]) }
    far = wide
  }

  /// What a loop over rows needs, so that it touches no object.
  var view: BoundsView { BoundsView(starts: starts, near: near, far: far) }

  private func reserve(_ more: Int) {
    if count + more <= capacity { return }
    let old = capacity
    capacity = max(capacity * 2, count + more)
    starts = CellBounds.grown(starts, from: old, to: capacity)
    near = CellBounds.grown(near, from: old * stride, to: capacity * stride)
    if let narrow = far {
      far = CellBounds.grown(narrow, from: old * stride, to: capacity * stride)
    }
  }

  private static func grown<Number>(
    _ memory: UnsafeMutablePointer<Number>, from old: Int, to new: Int
  ) -> UnsafeMutablePointer<Number> {
    let larger: UnsafeMutablePointer<Number> = room(new)
    larger.update(from: memory, count: old)
    memory.deallocate()
    return larger
  }

  /// A large piece gets large pages where the system has any.
  private static func room<Number>(_ count: Int) -> UnsafeMutablePointer<Number> {
    let page = 1 << 21
    let size = count * MemoryLayout<Number>.size
    var large: UnsafeMutableRawPointer?
    guard size > page, posix_memalign(&large, page, size) == 0, let large else {
      return .allocate(capacity: count)
    }
    madvise(large, size, MADV_HUGEPAGE)
    return large.bindMemory(to: Number.self, capacity: count)
  }
}

/// Pointers into the bounds of records; valid as long as they are.
struct BoundsView {
  let starts: UnsafePointer<UInt32>
  let near: UnsafePointer<UInt16>
  let far: UnsafePointer<UInt32>?

  init(
    starts: UnsafeMutablePointer<UInt32>, near: UnsafeMutablePointer<UInt16>,
    far: UnsafeMutablePointer<UInt32>?
  ) {
    self.starts = UnsafePointer(starts)
    self.near = UnsafePointer(near)
    self.far = far.map { UnsafePointer($0) }
  }

  private init(
    _ starts: UnsafePointer<UInt32>, _ near: UnsafePointer<UInt16>, _ far: UnsafePointer<UInt32>?
  ) {
    self.starts = starts
    self.near = near
    self.far = far
  }

  /// The same from another record and column on.
  func moved(records: Int, stride: Int, column: Int) -> BoundsView {
    let step = records * stride + column
    return BoundsView(starts + records, near + step, far.map { $0 + step })
  }
}
