import KompLexicon

/// Prints a script in one shape and one tongue; keeps comments, and everything that is not understood.
public enum Formatter {
  /// The text formatted; `tongue` nil keeps each word's own.
  public static func format(_ source: Source, with phrasebook: Phrasebook, in tongue: Tongue? = nil)
    -> String
  { source.text }
}
