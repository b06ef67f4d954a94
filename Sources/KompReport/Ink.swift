import KompLexicon
import KompValues

/// What an ink must know of the page it writes on.
public struct Page: Hashable, Sendable {
  /// The reader's tongue; machine inks ignore it.
  public var tongue: Tongue
  /// The width to fit a terminal; nil for a file or a pipe: nothing is fitted, shortened or neutralised.
  public var width: Int?
  /// Whether colour may be used.
  public var colour: Bool
  /// Whether pictures are drawn with ASCII alone: a terminal that can show nothing else.
  public var isASCII: Bool

  /// A page.
  public init(tongue: Tongue, width: Int? = nil, colour: Bool = false, isASCII: Bool = false) {
    self.tongue = tongue
    self.width = width
    self.colour = colour
    self.isASCII = isASCII
  }
}

/// A way of writing a report: one file each, listed in `Inks.all`.
public protocol Ink: Sendable {
  /// What `to` and `--format` call it in both tongues (`csv`, `json` … ).
  static var words: Words { get }
  /// The file endings it is chosen by, without the dot.
  static var endings: [String] { get }
  /// One line for help.
  static var summary: Both { get }
  /// Whether it is for machines: English ids, canonical numbers, remarks kept out.
  static var isCanonical: Bool { get }
  /// Writes a report; the answer says what had to be hidden to fit, for the footer.
  static func write(_ report: Report, on page: Page, to output: inout [UInt8]) -> [Remark]
}

/// The inks there are.
public enum Inks {
  /// Every ink; a new one is a file and a line here.
  public static let all: [any Ink.Type] = [
    TerminalTable.self, Records.self, CSV.self, SwedishCSV.self, TSV.self, JSON.self, NDJSON.self,
    Markdown.self,
  ]

  /// The ink of a word, in either tongue.
  public static func named(_ word: String) -> (any Ink.Type)? {
    all.first { $0.words.all.contains { $0 == word } }
  }

  /// The ink of a file's ending.
  public static func forFile(_ name: String) -> (any Ink.Type)? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = String(name[name.index(after: dot)...]).lowercased()
    return all.first { $0.endings.contains(ending) }
  }
}
