/// Bytes being written, numbers in little-endian order.
struct ByteWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a number.
  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers one after the other.
  mutating func put<T: FixedWidthInteger>(all numbers: [T]) {
    #if _endian(little)
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for number in numbers { put(number) }
    #endif
  }

  /// Makes room for so many bytes more; twice what there is at least, or many small steps would each copy all.
  mutating func expect(_ count: Int) {
    let needed = bytes.count + count
    if needed > bytes.capacity { bytes.reserveCapacity(max(needed, 2 * bytes.capacity)) }
  }

  /// Adds bytes.
  mutating func put(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  /// Adds a text with its length before it.
  mutating func put(text: String) {
    put(UInt32(truncatingIfNeeded: text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

/// Bytes being read; every step says nil rather than reach past the end.
struct ByteReader {
  /// What is left.
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next number.
  mutating func take<T: FixedWidthInteger>(_: T.Type) -> T? {
    guard let bytes = take(MemoryLayout<T>.size) else { return nil }
    return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(as: T.self)) }
  }

  /// So many bytes.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }

  /// A text with its length before it.
  mutating func takeText() -> String? {
    guard let count = take(UInt32.self), let bytes = take(Int(count)) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
