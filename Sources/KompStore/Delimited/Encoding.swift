import KompLexicon

/// The encodings that are read.
public enum Encoding: Hashable, Sendable {
  case utf8
  case utf16Little
  case utf16Big
  case windows1252

  /// The name people know it by.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16Little, .utf16Big: "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }
}

/// A file's text as UTF-8, and the way from its bytes back to the file's.
struct DecodedText: Sendable {
  /// How far apart the marks of the way back stand, in bytes of the text.
  private static let step = 4096

  /// The text; the byte-order mark is not part of it where the file was decoded.
  let bytes: FileBytes
  /// Where the text begins in `bytes`: after a byte-order mark.
  let start: Int
  /// What the file was written in.
  let encoding: Encoding
  /// Whether a byte-order mark said so.
  let isMarked: Bool
  /// Whether it is known to be well formed.
  let isProven: Bool
  /// For a decoded file, the file's offset at every 4096th byte of the text.
  private let marks: [Int]

  init(utf8 bytes: FileBytes, start: Int, isProven: Bool = true) {
    self.isProven = isProven
    self.bytes = bytes
    self.start = start
    encoding = .utf8
    isMarked = start > 0
    marks = []
  }

  init(decoded bytes: FileBytes, from encoding: Encoding, mark: Int) {
    self.bytes = bytes
    self.encoding = encoding
    isProven = true
    start = 0
    isMarked = mark > 0
    var marks = [mark]
    var at = mark
    for index in 0..<bytes.count {
      if index > 0 && index % DecodedText.step == 0 { marks.append(at) }
      at += DecodedText.length(bytes.base[index], in: encoding)
    }
    self.marks = marks
  }

  /// How many bytes of the file a scalar took whose first UTF-8 byte this is.
  private static func length(_ lead: UInt8, in encoding: Encoding) -> Int {
    if lead & 0xC0 == 0x80 { return 0 }
    return encoding == .windows1252 ? 1 : lead >= 0xF0 ? 4 : 2
  }

  /// The offset in the file of an offset in the text.
  func original(_ offset: Int) -> Int {
    guard !marks.isEmpty else { return offset }
    let offset = max(0, min(offset, bytes.count))
    let block = min(offset / DecodedText.step, marks.count - 1)
    var at = marks[block]
    for index in (block * DecodedText.step)..<max(offset, block * DecodedText.step) {
      at += DecodedText.length(bytes.base[index], in: encoding)
    }
    return at
  }

  /// What was decided, where it was decided and not plain.
  var decision: Both? {
    switch (encoding, isMarked) {
    case (.utf8, _): nil
    case (.windows1252, _):
      Both("read as Windows-1252: not valid UTF-8", "läst som Windows-1252: inte giltig UTF-8")
    case (_, true): Both("read as UTF-16", "läst som UTF-16")
    case (_, false): Both("read as UTF-16, which no mark says", "läst som UTF-16, utan märke")
    }
  }
}
