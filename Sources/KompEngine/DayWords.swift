import KompValues

/// Days as letters and other programs write them: suggested as ISO days, never understood.
enum DayWords {
  /// The days or months that a text is, likeliest first, as they are written here.
  static func days(_ text: String) -> [String] {
    if Period(text) != nil { return [text] }
    let parts = text.lowercased().split { " .,/-".contains($0) }.map(String.init)
    if parts.count == 1, text.utf8.count == 8, let number = Int(text) {
      let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      return day.map { [$0.description] } ?? []
    }
    let names = parts.compactMap(month)
    let numbers = parts.compactMap { Int($0) }
    guard names.count == 1, numbers.count == parts.count - 1 else { return [] }
    guard let year = numbers.first(where: { (1900...2199).contains($0) }) else { return [] }
    guard let day = numbers.first(where: { (1...31).contains($0) }) else {
      return ["\(year)-\(names[0] < 10 ? "0" : "")\(names[0])"]
    }
    return Day(year: year, month: names[0], day: day).map { [$0.description] } ?? []
  }

  /// The month of a name or its first three letters, in either tongue.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    for names in [english, swedish] {
      if let at = names.firstIndex(where: { $0.hasPrefix(word) }) { return at + 1 }
    }
    return nil
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let swedish = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]
}
