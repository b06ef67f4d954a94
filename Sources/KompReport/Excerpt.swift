import KompLexicon
import KompValues

/// A line of someone's source with everything that is said about places in it.
public struct Excerpt: Hashable, Sendable {
  /// What is said about a place; the words are already in the reader's tongue.
  public struct Message: Hashable, Sendable {
    /// How bad it is.
    public let kind: Remark.Kind
    /// The stable code, `E0104`; may be empty.
    public let code: String
    /// The sentence, and what stands on lines of its own below it.
    public let lines: [String]
    /// What could stand there instead, likeliest first.
    public let suggestions: [String]
    /// Other places of the same text that explain it, as UTF-8 offsets: underlined, without carets.
    public let labels: [Range<Int>]

    /// Something said about a place.
    public init(
      _ kind: Remark.Kind, code: String, lines: [String], suggestions: [String] = [],
      labels: [Range<Int>] = []
    ) {
      self.labels = labels
      self.kind = kind
      self.code = code
      self.lines = lines
      self.suggestions = suggestions
    }
  }

  /// A place in the line with what is said about it.
  public struct Mark: Hashable, Sendable {
    /// The characters meant, from 0; an empty range points between two, or at the end.
    public let columns: Range<Int>
    /// What is said.
    public let message: Message
    /// Other characters of the line that explain it.
    public let labels: [Range<Int>]

    /// A place in the line with what is said about it.
    public init(_ columns: Range<Int>, _ message: Message, labels: [Range<Int>] = []) {
      self.columns = columns
      self.message = message
      self.labels = labels
    }
  }

  /// What the source is called: a file name, or empty at the prompt.
  public let name: String
  /// The number of the line, from 1.
  public let line: Int
  /// The line without its line end.
  public let text: String
  /// What is said about it, in order.
  public let marks: [Mark]

  /// A line with what is said about it.
  public init(name: String, line: Int, text: String, marks: [Mark]) {
    self.name = name
    self.line = line
    self.text = text
    self.marks = marks
  }

  /// Writes excerpts: each line once, carets under its places, then what is said about them.
  ///
  /// `prompt` is the width of the prompt where the line has just been typed and still stands right
  /// above; then only the carets are written. A line that did not fit beside the prompt is repeated.
  public static func write(
    _ excerpts: [Excerpt], on page: Page, afterPrompt prompt: Int? = nil,
    to output: inout [UInt8]
  ) {
    for (number, excerpt) in excerpts.enumerated() {
      if number > 0 { output.newline() }
      excerpt.write(on: page, prompt: excerpts.count == 1 ? prompt : nil, to: &output)
    }
  }

  private func write(on page: Page, prompt: Int?, to output: inout [UInt8]) {
    var ruled = RuledLine(
      text, from: prompt ?? 0, marks: marks.map(\.columns), labels: marks.flatMap(\.labels))
    if let prompt, page.width.map({ prompt + ruled.end < $0 }) ?? true {
      output.blanks(prompt)
      output.write(ruled.carets(in: 0..<ruled.end))
      output.newline()
    } else {
      ruled = RuledLine(text, from: 0, marks: marks.map(\.columns), labels: marks.flatMap(\.labels))
      for window in ruled.windows(width: page.width.map { max(8, $0 - 2) }) {
        output.blanks(2)
        output.write(ruled.text(in: window))
        output.newline()
        output.blanks(2)
        output.write(ruled.carets(in: window))
        output.newline()
      }
    }
    let words = marks.map { ExcerptWords($0.message, at: place($0), page) }
    let arrow = words.map(\.firstWidth).max() ?? 0
    for word in words { word.write(arrowAt: arrow, to: &output) }
  }

  /// `late.komp:3:13: ` as editors read it; nothing where the source has no name.
  private func place(_ mark: Mark) -> String {
    let column = min(mark.columns.lowerBound, text.count) + 1
    return name.isEmpty ? "" : "\(Neutral.shown(name, .terminal)):\(line):\(column): "
  }
}
