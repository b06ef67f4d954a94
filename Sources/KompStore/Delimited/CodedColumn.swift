import KompModel
import KompValues

extension Column {
  /// A column of codes with the value of each code in its place; every code must have one.
  ///
  /// A part at a time, so that what is wider than it will be kept lies in the near cache.
  func recoded(_ values: [Int64]) -> Column {
    let parts = parts
    func recoded(_ some: Range<Int>) -> [Part] {
      withUnsafeTemporaryAllocation(of: Int64.self, capacity: Column.partLength) { room in
        some.map { part in
          func look<T: FixedWidthInteger>(_ codes: [T]) -> Part {
            values.withUnsafeBufferPointer { values in
              for (index, code) in codes.enumerated() {
                room[index] = code == T.min ? .min : values[Int(code)]
              }
            }
            return Part(narrowing: UnsafeBufferPointer(rebasing: room[..<codes.count]))
          }
          return switch parts[part] {
          case .bytes(let codes): look(codes)
          case .shorts(let codes): look(codes)
          case .ints(let codes): look(codes)
          case .longs(let codes): look(codes)
          }
        }
      }
    }
    guard parts.count > 2 else { return Column(parts: recoded(0..<parts.count)) }
    let middle = parts.count / 2
    let (first, second) = SideBySide.run(
      { recoded(0..<middle) }, { recoded(middle..<parts.count) })
    return Column(parts: first + second)
  }
}
