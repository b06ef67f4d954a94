import Glibc

/// Where cells lie, a number each: memory that grows while one thread fills it and never changes after.
///
/// That is why it may be sent. It is no array, since an array of so many numbers is made page by page, and
/// copied where two halves of a file come together.
final class CellBounds: @unchecked Sendable {
  /// The numbers.
  private(set) var base: UnsafeMutablePointer<UInt32>
  /// How many there are.
  private(set) var count = 0
  private var capacity: Int

  /// Memory for about so many numbers.
  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = CellBounds.room(self.capacity)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Int { Int(base[index]) }

  /// Makes room for so many more numbers behind those there are, and answers where.
  func room(for more: Int) -> UnsafeMutablePointer<UInt32> {
    if count + more > capacity {
      capacity = max(capacity * 2, count + more)
      let larger = CellBounds.room(capacity)
      larger.update(from: base, count: count)
      base.deallocate()
      base = larger
    }
    return base + count
  }

  /// Counts numbers in that were written into the room behind.
  func take(_ written: Int) { count += written }

  func append(_ numbers: UnsafePointer<UInt32>, _ written: Int) {
    room(for: written).update(from: numbers, count: written)
    count += written
  }

  func append(_ number: UInt32) {
    room(for: 1).initialize(to: number)
    count += 1
  }

  func removeLast(_ number: Int) { count -= min(number, count) }

  /// A large piece gets large pages where the system has any.
  private static func room(_ count: Int) -> UnsafeMutablePointer<UInt32> {
    let page = 1 << 21
    let size = count * 4
    var large: UnsafeMutableRawPointer?
    guard size > page, posix_memalign(&large, page, size) == 0, let large else {
      return .allocate(capacity: count)
    }
    madvise(large, size, MADV_HUGEPAGE)
    return large.bindMemory(to: UInt32.self, capacity: count)
  }
}
