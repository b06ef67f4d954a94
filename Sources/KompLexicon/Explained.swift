/// A problem as a fact that can say itself in both languages.
public protocol Explained: Error, Sendable {
  /// The stable code, `E0301`.
  var code: String { get }
  /// What is wrong, in a sentence or several lines, without a second person.
  func message(in tongue: Tongue) -> String
}
