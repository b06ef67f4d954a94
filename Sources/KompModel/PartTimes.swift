import KompValues

extension Column {
  /// Every known value times a number above zero; 64 bits must hold every product.
  ///
  /// A part at a time: of a million values none are held wider than they will be kept.
  public func times(_ factor: Int64) -> Column {
    if factor == 1 { return self }
    let parts = parts
    func products(_ some: Range<Int>) -> [Part] {
      let room = UnsafeMutableBufferPointer<Int64>.allocate(capacity: Column.partLength)
      defer { room.deallocate() }
      return some.map { parts[$0].times(factor, room) }
    }
    guard parts.count > 2 else { return Column(parts: products(0..<parts.count)) }
    let middle = parts.count / 2
    let (first, second) = SideBySide.run(
      { products(0..<middle) }, { products(middle..<parts.count) })
    return Column(parts: first + second)
  }
}

extension Part {
  /// The products, by way of a room that has place for a whole part.
  fileprivate func times(_ factor: Int64, _ room: UnsafeMutableBufferPointer<Int64>) -> Part {
    let here = UnsafeMutableBufferPointer(rebasing: room[..<count])
    widen(0..<count, into: here)
    for index in 0..<here.count {
      let value = here[index]
      here[index] = value == .min ? .min : value &* factor
    }
    return Part(narrowing: UnsafeBufferPointer(here))
  }
}
