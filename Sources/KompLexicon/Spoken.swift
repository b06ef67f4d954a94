extension Keyword {
  /// An English main spelling as the reader's tongue says it; any other word as it is.
  public static func spoken(_ english: String, in tongue: Tongue) -> String {
    guard tongue != .english else { return english }
    return allCases.first { $0.main(in: .english) == english }?.main(in: tongue) ?? english
  }
}
