/// Swedish alphabetical order: å, ä, ö last, case and other accents only to break ties, digits in number order.
public enum SwedishOrder {
  /// A key whose byte order is the Swedish order of the texts.
  public static func key(_ text: String) -> [UInt8] { Array(folded(text).utf8) }

  /// Whether one text comes before another.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    key(a).lexicographicallyPrecedes(key(b))
  }
}
