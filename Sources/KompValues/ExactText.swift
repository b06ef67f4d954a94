extension Exact {
  /// Reads canonical decimal text exactly: `-12`, `0.75`, `1234.50`; nil for anything else.
  ///
  /// At most 18 digits, a digit on both sides of the point, no exponent and no sign but `-`.
  public init?(decimal text: some StringProtocol) {
    guard let number = withBytes(of: text, Exact.read) else { return nil }
    self = number
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Exact? {
    let negative = bytes.first == UInt8(ascii: "-")
    var unscaled: Int64 = 0
    var digits = 0
    var point: Int?
    for byte in bytes.dropFirst(negative ? 1 : 0) {
      if byte == UInt8(ascii: ".") {
        guard point == nil, digits > 0 else { return nil }
        point = digits
        continue
      }
      guard byte >= 0x30, byte <= 0x39, digits < 18 else { return nil }
      unscaled = unscaled * 10 + Int64(byte - 0x30)
      digits += 1
    }
    guard digits > 0, point != digits else { return nil }
    let scale = point.map { digits - $0 } ?? 0
    return Exact(unscaled: negative ? -unscaled : unscaled, scale: scale)
  }
}
