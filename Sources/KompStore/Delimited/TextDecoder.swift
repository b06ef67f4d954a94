import Glibc

/// Finds a file's encoding and makes its text UTF-8.
enum TextDecoder {
  /// The text of a file, or what is wrong with it.
  ///
  /// A large one that says it is nothing else is taken for UTF-8 unproven where whoever asks will prove it.
  static func decode(_ file: FileBytes, proving: Bool = true) throws(Stopped) -> DecodedText {
    let bytes = UnsafeBufferPointer(start: file.base, count: file.count)
    if bytes.isEmpty { throw Stopped(fact: .empty) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, big: false, mark: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, big: true, mark: 2) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if start == 0, let big = plainlyUTF16(bytes) { return try utf16(bytes, big: big, mark: 0) }
    if !proving, bytes.count > UTF8Text.worthHalving {
      return DecodedText(utf8: file, start: start, isProven: false)
    }
    if UTF8Text.isSound(bytes) { return DecodedText(utf8: file, start: start) }
    if let zero = memchr(file.base, 0, file.count) {
      throw Stopped(fact: .notText(byte: UnsafeRawPointer(zero) - UnsafeRawPointer(file.base)))
    }
    guard let fault = UTF8Text.fault(bytes) else { return DecodedText(utf8: file, start: start) }
    if start > 0 || UTF8Text.isMostly(bytes) {
      throw Stopped(fact: .brokenEncoding(.utf8, byte: fault))
    }
    if let fault = Windows1252.fault(bytes) { throw Stopped(fact: fault) }
    return windows(bytes)
  }

  /// A reason to stop, before the file's name is known.
  struct Stopped: Error {
    let fact: FileProblem.Fact
  }

  /// Whether a file without mark is UTF-16, and which end comes first: every other byte of Western text is zero.
  private static func plainlyUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let units = min(bytes.count, 4096) / 2
    var zeros = (even: 0, odd: 0)
    for unit in 0..<units {
      if bytes[unit * 2] == 0 { zeros.even += 1 }
      if bytes[unit * 2 + 1] == 0 { zeros.odd += 1 }
    }
    if zeros.odd * 10 >= units * 7 && zeros.even == 0 { return false }
    if zeros.even * 10 >= units * 7 && zeros.odd == 0 { return true }
    return nil
  }

  private static func utf16(_ bytes: UnsafeBufferPointer<UInt8>, big: Bool, mark: Int)
    throws(Stopped) -> DecodedText
  {
    let encoding: Encoding = big ? .utf16Big : .utf16Little
    guard bytes.count % 2 == 0 else {
      throw Stopped(fact: .brokenEncoding(encoding, byte: bytes.count - 1))
    }
    if bytes.count == mark { throw Stopped(fact: .empty) }
    func unit(_ at: Int) -> UInt32 {
      let (a, b) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
      return big ? a << 8 | b : b << 8 | a
    }
    let text = try FileBytes(capacity: bytes.count / 2 * 3) { memory throws(Stopped) in
      var count = 0
      var at = mark
      while at < bytes.count {
        var scalar = unit(at)
        var length = 2
        if scalar & 0xF800 == 0xD800 {
          guard scalar < 0xDC00, at + 3 < bytes.count, unit(at + 2) & 0xFC00 == 0xDC00 else {
            throw Stopped(fact: .brokenEncoding(encoding, byte: at))
          }
          scalar = 0x10000 + ((scalar & 0x3FF) << 10 | unit(at + 2) & 0x3FF)
          length = 4
        }
        if scalar == 0 { throw Stopped(fact: .notText(byte: at)) }
        count += UTF8Text.write(scalar, to: memory + count)
        at += length
      }
      return count
    }
    return DecodedText(decoded: text, from: encoding, mark: mark)
  }

  private static func windows(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
    let text = FileBytes(capacity: bytes.count * 3) { memory in
      var count = 0
      for byte in bytes {
        count += UTF8Text.write(Windows1252.scalar(byte), to: memory + count)
      }
      return count
    }
    return DecodedText(decoded: text, from: .windows1252, mark: 0)
  }
}
