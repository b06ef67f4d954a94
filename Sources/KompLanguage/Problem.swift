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

  /// One replacement.
  public init(_ place: Place, _ text: String) { edits = [Edit(place, text)] }

  /// Several replacements at once.
  public init(_ edits: [Edit]) { self.edits = edits }
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
}

extension Complaint {
  /// A code that begins with W is a warning: it does not stop the statement.
  public var severity: Severity { code.hasPrefix("W") ? .warning : .error }
}
