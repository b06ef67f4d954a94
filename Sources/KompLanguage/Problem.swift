import KompLexicon

/// A replacement that mends a text: what stands at the places becomes the new text.
public struct Fix: Hashable, Sendable {
  /// One replacement.
  public struct Edit: Hashable, Sendable {
    /// What is replaced; empty for an insertion.
    public let place: Place
    /// What is put there.
    public let text: String

    /// A replacement.
    public init(_ place: Place, _ text: String) {
      self.place = place
      self.text = text
    }
  }
  /// The replacements, in order and without overlap.
  public let edits: [Edit]
  /// What is to be known of it, `5 people`; nil where the text says all.
  public let note: Both?

  /// One replacement.
  public init(_ place: Place, _ text: String, note: Both? = nil) {
    edits = [Edit(place, text)]
    self.note = note
  }

  /// Several replacements at once.
  public init(_ edits: [Edit]) {
    self.edits = edits
    note = nil
  }

  /// Whether it puts nothing in the place of what it takes away.
  public var onlyTakesAway: Bool { edits.allSatisfy { $0.text.isEmpty } }

  /// A whole text with the replacements made.
  public func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.reversed() where edit.place.upperBound <= bytes.count {
      bytes.replaceSubrange(edit.place, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Something said at another place than the problem's own: where its expectation comes from.
public struct PlaceLabel: Hashable, Sendable {
  /// Where.
  public let place: Place
  /// What is said there.
  public let text: Both

  /// A label at a place.
  public init(_ place: Place, _ text: Both) {
    self.place = place
    self.text = text
  }
}

/// How bad it is.
public enum Severity: Hashable, Sendable { case error, warning }

/// A problem with its place, as a fact; words come last.
public protocol Complaint: Sendable {
  /// The stable code, `E0104` or `W0201`.
  var code: String { get }
  /// The main place.
  var place: Place { get }
  /// Mended texts, likeliest first; at most three.
  var fixes: [Fix] { get }
  /// What is wrong, in one sentence without a second person.
  func message(in tongue: Tongue) -> String
  /// Where the expectation comes from, where that helps.
  var labels: [PlaceLabel] { get }
  /// What could stand there, where no fix says so.
  var note: Both? { get }
}

extension Complaint {
  /// Nothing more to show.
  public var labels: [PlaceLabel] { [] }
  /// Nothing more to say.
  public var note: Both? { nil }

  /// A code that begins with W is a warning: it does not stop the statement.
  public var severity: Severity { code.hasPrefix("W") ? .warning : .error }
}
