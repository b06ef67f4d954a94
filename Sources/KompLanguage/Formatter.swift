import KompLexicon

/// Prints a script in one shape and one tongue; keeps comments, and everything that is not understood.
public enum Formatter {
  /// The text formatted; `tongue` nil keeps each word's own.
  ///
  /// A text of odd pieces that would read otherwise once it was set stays as it was typed.
  public static func format(_ source: Source, with phrasebook: Phrasebook, in tongue: Tongue? = nil)
    -> String
  {
    let text = set(source, with: phrasebook, in: tongue)
    let again = set(Source(name: source.name, text: text), with: phrasebook, in: tongue)
    return again == text ? text : source.text
  }

  private static func set(_ source: Source, with phrasebook: Phrasebook, in tongue: Tongue?)
    -> String
  {
    var reader = Reader(source, with: phrasebook, isFile: true)
    let stretches = reader.division.spans
    let whole = stretches.map { reader.statement($0) != nil }
    let speller = Speller(reader: reader, tongue: tongue)
    // Where something was not understood, even a `;` may decide how the rest is read.
    let keepsSemicolons = whole.contains(false)
    var page = Page(source)
    var comments = reader.division.comments[...]
    for (stretch, understood) in zip(stretches, whole) {
      let tokens = reader.division.tokens
      let first = tokens[stretch.tokens.lowerBound].place.lowerBound
      let last = tokens[stretch.tokens.upperBound - 1].place.upperBound
      while let comment = comments.first, comment.place.lowerBound < first {
        page.add(source[comment.place], at: comment.place)
        comments.removeFirst()
      }
      let inner = comments.prefix { $0.place.lowerBound < last }
      comments.removeFirst(inner.count)
      var text =
        understood
        ? Setter(speller: speller, stretch: stretch, comments: Array(inner)).text
        : source[first..<last]
      if stretch.semicolon, keepsSemicolons { text += ";" }
      page.add(text, at: first..<last)
      if let comment = comments.first,
        !source.bytes[last..<comment.place.lowerBound].contains(0x0A),
        stretch == stretches.last || comment.place.lowerBound < next(after: stretch, in: tokens)
      {
        page.append("  " + source[comment.place], at: comment.place)
        comments.removeFirst()
      }
    }
    for comment in comments { page.add(source[comment.place], at: comment.place) }
    return page.text
  }

  private static func next(after stretch: Stretch, in tokens: [Token]) -> Int {
    let next = stretch.tokens.upperBound + (stretch.semicolon ? 1 : 0)
    return next < tokens.count ? tokens[next].place.lowerBound : Int.max
  }
}

/// The lines of a formatted script: one blank line at most between two of them.
private struct Page {
  private let source: Source
  private(set) var text = ""
  private var end: Int?

  init(_ source: Source) { self.source = source }

  mutating func add(_ lines: String, at place: Place) {
    if let end, blankLine(between: end, and: place.lowerBound) { text += "\n" }
    text += lines + "\n"
    end = place.upperBound
  }

  /// Puts more at the end of the last line.
  mutating func append(_ more: String, at place: Place) {
    if text.utf8.last == 0x0A { text.removeLast() }
    text += more + "\n"
    end = place.upperBound
  }

  private func blankLine(between low: Int, and high: Int) -> Bool {
    guard low < high else { return false }
    var newlines = 0
    for byte in source.bytes[low..<high] where byte == 0x0A { newlines += 1 }
    return newlines > 1
  }
}

/// Sets one statement that was understood.
private struct Setter {
  let speller: Speller
  let stretch: Stretch
  let comments: [Token]

  /// A statement longer than this is broken before its stages.
  static let width = 100

  private struct Piece {
    let index: Int
    let last: Int
    let text: String
    let blank: Bool
  }

  var text: String {
    let pieces = pieces
    let isBlock = pieces.contains { speller.reader.blockLines.contains($0.index) }
    if comments.isEmpty, !isBlock {
      let line = pieces.map { ($0.blank ? " " : "") + $0.text }.joined()
      if line.count <= Setter.width { return line }
    }
    return broken(pieces)
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var index = stretch.tokens.lowerBound
    while index < stretch.tokens.upperBound {
      let last = min(index + max(1, speller.reader.widths[index]), stretch.tokens.upperBound) - 1
      if speller.reader.settings[index] != .filler {
        let blank = pieces.last.map { speller.blank(between: $0.index, and: index) } ?? false
        let text = speller.text(from: index, to: last)
        pieces.append(Piece(index: index, last: last, text: text, blank: blank))
      }
      index = last + 1
    }
    return pieces
  }

  /// One stage a line, indented, each comment where it stood.
  private func broken(_ pieces: [Piece]) -> String {
    let source = speller.reader.source
    let tokens = speller.reader.division.tokens
    let starts = speller.reader.blockLines.union(speller.reader.stageStarts)
    let ends = speller.reader.blockEnds
    var lines: [String] = []
    var line = ""
    var comments = comments[...]
    var end = 0
    var indent = ""
    func finish() {
      if !line.isEmpty { lines.append(indent + line) }
      if !lines.isEmpty { indent = "  " }
      line = ""
    }
    for piece in pieces {
      let start = tokens[piece.index].place.lowerBound
      while let comment = comments.first, comment.place.lowerBound < start {
        let text = source[comment.place]
        if !line.isEmpty, !source.bytes[end..<comment.place.lowerBound].contains(0x0A) {
          line += "  " + text
          finish()
        } else {
          finish()
          lines.append("  " + text)
        }
        comments.removeFirst()
      }
      if starts.contains(piece.index) { finish() }
      if ends.contains(piece.index) {
        finish()
        indent = ""
      }
      line += (piece.blank && !line.isEmpty ? " " : "") + piece.text
      end = tokens[piece.last].place.upperBound
    }
    finish()
    return lines.joined(separator: "\n")
  }
}
