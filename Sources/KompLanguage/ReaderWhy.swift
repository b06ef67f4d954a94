import KompLexicon

/// `why` and `why not`.
extension Reader {
  /// `2`, `row 2 cover`, or nothing.
  mutating func why() throws(Stop) -> CommandArguments {
    var line: Int?
    note(.keyword(.row))
    note(.number)
    if take(.row) != nil || token?.kind == .number { line = try wholeNumber() }
    note(.field(of: nil))
    guard let token, token.kind == .word || token.isText else {
      return .why(line: line, column: nil)
    }
    let path = try path()
    guard path.names.count == 1, let column = path.names.first else {
      throw fail(.unexpected(Reader.short(source[path.place])), at: path.place)
    }
    return .why(line: line, column: column)
  }

  /// `P02 in readiness`, or only who.
  mutating func whyNot() throws(Stop) -> CommandArguments {
    note(.value(of: "id"))
    guard !sees(.inSet) || token(ahead: 1) == nil else { throw missing(.person) }
    let name = try valueName(of: "id")
    guard take(.inSet) != nil else { return .whyNot(name: name, in: nil) }
    return .whyNot(name: name, in: try query(outermost: true))
  }
}
