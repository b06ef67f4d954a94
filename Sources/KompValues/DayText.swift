extension Day {
  /// Reads exactly `2026-05-01`; nil for any other text and for days the calendar lacks.
  public init?(iso text: some StringProtocol) {
    guard let day = withBytes(of: text, Day.read) else { return nil }
    self = day
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    let hyphen = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen,
      let year = bytes.whole(0..<4), let month = bytes.whole(5..<7), let day = bytes.whole(8..<10)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
