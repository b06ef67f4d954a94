import KompLexicon
import KompModel
import KompValues

/// The words for yes and no that exports use.
enum FlagWords {
  static let yes: Set<String> = ["j", "ja", "y", "yes", "true", "sant", "sann", "1", "x", "t", "s"]
  static let no: Set<String> = ["n", "nej", "no", "false", "falskt", "falsk", "0", "f"]
  /// The words of a column that is taken as yes and no by itself: digits and lone letters are not enough.
  static let pairs: [(yes: String, no: String)] = [
    ("ja", "nej"), ("yes", "no"), ("true", "false"), ("sant", "falskt"), ("j", "n"), ("y", "n"),
  ]

  /// Whether the folded words of a whole column say yes and no.
  static func areFlags(_ words: Set<String>) -> Bool {
    if words.isEmpty { return false }
    return pairs.contains { pair in
      guard words.isSubset(of: [pair.yes, pair.no]) else { return false }
      return pair.yes.utf8.count > 1 || words.count == 2
    }
  }
}

extension DelimitedFile {
  /// A column of yes and no; where only crosses stand, an empty cell is no.
  func readFlags(_ column: Int) -> ColumnReading {
    var seen: Set<String> = []
    var reading = readWords(
      column,
      { text in
        let word = folded(text)
        seen.insert(word)
        return FlagWords.yes.contains(word) ? 1 : FlagWords.no.contains(word) ? 0 : nil
      }, isMissing: isMissing,
      reason: {
        Both(
          "\"\($0)\" is neither yes nor no: ja, nej, J, N, yes, no, true, false, 1, 0",
          "\"\($0)\" är varken ja eller nej: ja, nej, J, N, yes, no, true, false, 1, 0")
      })
    if seen == ["x"] {
      reading.column = Column(reading.column.widened.map { $0 == .min ? 0 : $0 })
      reading.notes.append(Both("an empty cell is no", "en tom cell är nej"))
    }
    return reading
  }

  /// A column of a declared list's values, in any accepted word.
  func readList(_ column: Int, _ list: ClosedList) -> ColumnReading {
    var known: [String: Int64] = [:]
    for (index, words) in list.values.enumerated() {
      for word in words.all where known[folded(word)] == nil {
        known[folded(word)] = Int64(index)
      }
    }
    return readWords(
      column, { known[folded($0)] }, isMissing: isMissing,
      reason: { text in
        let near = Nearest.words(to: text, among: list.values.flatMap(\.all), limit: 1).first
        let hint = near.map { ": " + $0 } ?? ""
        let english = list.values.map { $0.main(in: .english) }.joined(separator: ", ")
        let swedish = list.values.map { $0.main(in: .swedish) }.joined(separator: ", ")
        return Both(
          "\"\(text)\" is no value of \(list.id)" + (near == nil ? ": " + english : hint),
          "\"\(text)\" är inget värde på \(list.id)" + (near == nil ? ": " + swedish : hint))
      })
  }

  private func isMissing(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { MissingWords.contains($0) }
  }
}
