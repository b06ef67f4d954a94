/// The two languages on screen.
public enum Tongue: String, CaseIterable, Hashable, Sendable {
  /// English.
  case english = "en"
  /// Swedish.
  case swedish = "sv"

  /// The language of a name or a code in either of them, folded: `sv`, `svenska`, `swedish`.
  public init?(named word: String) {
    switch word {
    case "sv", "svenska", "swedish": self = .swedish
    case "en", "engelska", "english": self = .english
    default: return nil
    }
  }
}

/// A sentence or heading in both languages.
public struct Both: Hashable, Sendable {
  /// In English.
  public let english: String
  /// In Swedish.
  public let swedish: String

  /// A sentence in both languages; neither can be left out.
  public init(_ english: String, _ swedish: String) {
    self.english = english
    self.swedish = swedish
  }

  /// The sentence in one language.
  public subscript(tongue: Tongue) -> String { tongue == .english ? english : swedish }
}

/// The spellings of one word: the main one first, then those that are understood as well.
public struct Words: Hashable, Sendable {
  /// English spellings, the main one first; never empty.
  public let english: [String]
  /// Swedish spellings, the main one first; never empty.
  public let swedish: [String]

  /// A word with its main spellings and what else is accepted in each tongue.
  public init(_ english: String, _ swedish: String, also: [String] = [], accepted: [String] = []) {
    self.english = [english] + also
    self.swedish = [swedish] + accepted
  }

  /// All spellings of one tongue.
  public func spellings(in tongue: Tongue) -> [String] { tongue == .english ? english : swedish }

  /// The main spelling of one tongue: what the formatter prints.
  public func main(in tongue: Tongue) -> String {
    spellings(in: tongue).first ?? ""
  }

  /// Every spelling of both tongues.
  public var all: [String] { english + swedish }
}
