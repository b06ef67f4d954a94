import KompLexicon

/// `delete from staff where …`, `update staff set … where …`: a change that begins with its verb.
extension Reader {
  private static let removing: Set<String> = ["delete", "radera", "drop", "erase"]
  private static let setting: Set<String> = ["update", "uppdatera", "alter"]

  /// The sentence with the rows first; nil where the statement is no such sentence.
  mutating func foreignChange() -> Stop? {
    guard let token else { return nil }
    let isRemoval = Reader.removing.contains(token.folded)
    guard isRemoval || Reader.setting.contains(token.folded) else { return nil }
    let swedish = ["radera", "uppdatera"].contains(token.folded)
    let tongue: Tongue = swedish ? .swedish : spoken
    let meant = (isRemoval ? Keyword.remove : .set).main(in: tongue)
    let fixes = isRemoval ? removal(meant) : settings(meant)
    at = end
    return fail(.foreignWord(token.text, meant: meant), at: token.place, fixes: fixes)
  }

  /// The rows after the verb, `from` left out.
  private var rowsAhead: Int? {
    let next = at + 1
    let start = phrase(next).contains(.from) ? next + phraseLength(next) : next
    return sourceAhead(start) == nil ? nil : start
  }

  private func removal(_ meant: String) -> [Fix] {
    guard let rows = rowsAhead else { return [] }
    let gap = division.tokens[at].place.lowerBound..<division.tokens[rows].place.lowerBound
    let last = division.tokens[end - 1].place.upperBound
    return [Fix([Fix.Edit(gap, ""), Fix.Edit(last..<last, " " + meant)])]
  }

  /// The change, if it stands before the condition, moves behind it.
  private func settings(_ meant: String) -> [Fix] {
    guard let rows = rowsAhead else { return [] }
    let gap = division.tokens[at].place.lowerBound..<division.tokens[rows].place.lowerBound
    guard let change = (rows..<end).first(where: { phrase($0).contains(.set) }) else { return [] }
    guard let condition = (change..<end).first(where: { phrase($0).contains(.where) }) else {
      return [Fix(gap, "")]
    }
    let text = source[
      division.tokens[change].place.lowerBound..<division.tokens[condition - 1].place.upperBound]
    let moved =
      division.tokens[change].place.lowerBound..<division.tokens[condition].place.lowerBound
    let last = division.tokens[end - 1].place.upperBound
    return [Fix([Fix.Edit(gap, ""), Fix.Edit(moved, ""), Fix.Edit(last..<last, " " + text)])]
  }
}
