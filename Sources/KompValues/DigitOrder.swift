extension SwedishOrder {
  /// Whether a text comes before another as their digits alone tell; where they do not the answer is no.
  ///
  /// They tell of whole numbers, and of texts of one length that differ in digits at their end.
  public static func digitsTell(
    _ a: UnsafeBufferPointer<UInt8>, before b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard a.count == b.count else {
      // The shorter number is the smaller, where no zero stands before the longer.
      return a.count > 0 && a.count < b.count && b[0] != 0x30 && a.allSatisfy(isDigit)
        && b.allSatisfy(isDigit)
    }
    var place = 0
    while place < a.count, a[place] == b[place] { place += 1 }
    guard place < a.count, a[place] < b[place] else { return false }
    for place in place..<a.count where !isDigit(a[place]) || !isDigit(b[place]) { return false }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
