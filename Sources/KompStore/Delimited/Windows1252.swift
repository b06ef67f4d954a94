/// Windows-1252: what Swedish Windows programs have written since before Unicode.
enum Windows1252 {
  /// The scalars of the bytes 0x80 to 0x9F, zero for the five that mean nothing; all other bytes are their own.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The scalar of a byte; zero where it means nothing.
  static func scalar(_ byte: UInt8) -> UInt32 {
    byte & 0xE0 == 0x80 ? upper[Int(byte & 0x1F)] : UInt32(byte)
  }

  /// The bytes of 0x80 to 0x9F that people write: euro, ellipsis, quotes, bullet, dashes, trade mark, š and ž.
  private static let usual: Set<UInt8> = [
    0x80, 0x85, 0x8A, 0x8E, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9A, 0x9E,
  ]

  /// Where a text stops making sense in this encoding, if it does: an undefined byte, many rare signs,
  /// or long runs of accented letters as other alphabets make in this one's place.
  static func fault(_ bytes: UnsafeBufferPointer<UInt8>) -> FileProblem.Fact? {
    var high = 0
    var rare = 0
    var inRuns = 0
    var run = 0
    var first: Int?
    var firstOfRun: Int?
    for (index, byte) in bytes.enumerated() {
      if byte < 0x80 {
        if run >= 4 { inRuns += run }
        run = 0
        continue
      }
      if scalar(byte) == 0 { return .undefinedByte(value: byte, byte: index) }
      high += 1
      run += 1
      if run == 4 && firstOfRun == nil { firstOfRun = index - 3 }
      if byte < 0xA0 && !usual.contains(byte) {
        rare += 1
        first = first ?? index
      }
    }
    if run >= 4 { inRuns += run }
    if rare >= 3 && rare * 4 > high { return .foreignEncoding(byte: first ?? 0) }
    if inRuns >= 12 && inRuns * 2 > high { return .foreignEncoding(byte: firstOfRun ?? 0) }
    return nil
  }
}
