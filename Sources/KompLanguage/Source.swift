/// A place in a source text: a range of UTF-8 offsets, always inside the text and on scalar boundaries.
public typealias Place = Range<Int>

/// A text with a name: a line at the prompt, a script, what followed `-c`.
public struct Source: Hashable, Sendable {
  /// What messages call it: a file name, or empty at the prompt.
  public let name: String
  /// The whole text.
  public let text: String

  /// A text under a name.
  public init(name: String = "", text: String) {
    self.name = name
    self.text = text
  }

  /// The text at a place.
  public subscript(place: Place) -> String {
    String(decoding: text.utf8.dropFirst(place.lowerBound).prefix(place.count), as: UTF8.self)
  }

  /// Line and column of an offset, both from 1; the column counts characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let before = text.utf8.prefix(offset)
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let start = before.lastIndex(of: 0x0A).map { text.utf8.index(after: $0) } ?? text.startIndex
    let column = String(decoding: text.utf8[start..<before.endIndex], as: UTF8.self).count + 1
    return (line, column)
  }

  /// The whole line an offset lies in, without its newline.
  public func line(around offset: Int) -> (text: String, place: Place) {
    let bytes = Array(text.utf8)
    var low = min(offset, bytes.count)
    while low > 0, bytes[low - 1] != 0x0A { low -= 1 }
    var high = min(offset, bytes.count)
    while high < bytes.count, bytes[high] != 0x0A { high += 1 }
    return (String(decoding: bytes[low..<high], as: UTF8.self), low..<high)
  }
}
