/// A place in a source text: a range of UTF-8 offsets, always inside the text and on scalar boundaries.
public typealias Place = Range<Int>

/// A text with a name: a line at the prompt, a script, what followed `-c`.
public struct Source: Hashable, Sendable {
  /// What messages call it: a file name, or empty at the prompt.
  public let name: String
  /// The whole text.
  public let text: String
  /// How many lines of the same name went before this text: messages count them in.
  public let linesBefore: Int
  /// The text's UTF-8, read once, so that a place is reached without walking to it.
  package let bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]

  /// A text under a name, of which so many lines went before.
  public init(name: String = "", text: String, linesBefore: Int = 0) {
    self.name = name
    self.text = text
    self.linesBefore = linesBefore
    bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.starts = starts
  }

  /// Whether name and text are the same, byte for byte.
  public static func == (a: Source, b: Source) -> Bool { a.name == b.name && a.bytes == b.bytes }

  /// Takes in name and bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }

  /// The text at a place.
  public subscript(place: Place) -> String {
    String(decoding: bytes[place.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The index of the line an offset lies in, from 0.
  package func lineIndex(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Line and column of an offset, both from 1; the column counts characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, bytes.count))
    let line = lineIndex(of: offset)
    return (linesBefore + line + 1, self[starts[line]..<offset].count + 1)
  }

  /// The whole line an offset lies in, without its newline.
  public func line(around offset: Int) -> (text: String, place: Place) {
    let line = lineIndex(of: max(0, min(offset, bytes.count)))
    let low = starts[line]
    let high = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
    return (self[low..<high], low..<high)
  }
}
