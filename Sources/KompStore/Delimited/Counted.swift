import KompLexicon

/// Sentences about how many lines or cells something was decided of.
enum Counted {
  /// `3 lines blank left out`.
  static func lines(_ count: Int, _ english: String, _ swedish: String) -> Both {
    Both(
      "\(count) \(count == 1 ? "line" : "lines") \(english) left out",
      "\(count) \(count == 1 ? "rad" : "rader") \(swedish) utelämnade")
  }

  /// `3 cells`.
  static func cells(_ count: Int) -> Both {
    Both(count == 1 ? "1 cell" : "\(count) cells", count == 1 ? "1 cell" : "\(count) celler")
  }
}
