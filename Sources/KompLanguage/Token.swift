/// A mark of the language.
enum Mark: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case open = "("
  case close = ")"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case bar = "|"
  case star = "*"
  case plus = "+"
  case minus = "-"
  case slash = "/"
  case dot = "."
  case range = ".."

  /// The comparison it is, if it is one.
  var comparison: Comparison? { Comparison(rawValue: rawValue) }

  /// Whether it is `+ - * /`.
  var isArithmetic: Bool {
    switch self {
    case .star, .plus, .minus, .slash: true
    default: false
    }
  }

  /// Whether a line that ends in it goes on.
  var joinsLines: Bool {
    switch self {
    case .open, .comma, .colon, .bar, .plus, .minus, .slash: true
    default: comparison != nil
    }
  }
}

/// A piece of the text.
///
/// The tokens of a text cover every byte that is not blank, without overlap.
struct Token: Hashable, Sendable {
  /// What kind of piece it is.
  enum Kind: Hashable, Sendable {
    case word
    /// Quoted; `closed` is false where the quote that ends it is missing.
    case text(closed: Bool)
    case number, percent
    /// Written like a day or a period, whether or not the calendar has it.
    case period
    /// `1/3/26`, `01.03.2026`: a date in a form that has two readings.
    case foreignDate
    case parameter
    case mark(Mark)
    /// A mark of other languages, with the one that is meant.
    case habit(Mark?)
    case comment, newline
    /// A character that no place in the language has a use for.
    case stray
  }

  /// What kind of piece it is.
  var kind: Kind
  /// Where it stands.
  var place: Place
  /// A word composed, a text without its quotes; empty for marks.
  var text: String
  /// The word as it is compared: composed, without case.
  var folded: String

  init(_ kind: Kind, _ place: Place, text: String = "", folded: String = "") {
    self.kind = kind
    self.place = place
    self.text = text
    self.folded = folded
  }

  /// The mark it is, if it is one.
  var mark: Mark? { if case .mark(let mark) = kind { mark } else { nil } }

  /// Whether it is quoted text.
  var isText: Bool { if case .text = kind { true } else { false } }
}
