/// The UTF-8 bytes of a text, in place where the text has them in a row.
///
/// Readers of dates and numbers look at bytes, so that a text which is none of ours is turned away
/// at its first wrong byte.
func withBytes<Result>(
  of text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  return Array(text.utf8).withUnsafeBufferPointer(body)
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The number that the bytes of a range write with the digits 0 to 9; nil for any other byte.
  ///
  /// At most 18 bytes, so that the number always fits.
  func whole(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count, range.count <= 18
    else { return nil }
    var result = 0
    for index in range {
      let byte = self[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }
}
