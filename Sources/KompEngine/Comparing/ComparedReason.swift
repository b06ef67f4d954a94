import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Compared {
  /// How a cell came about: what stands behind it on its side, or the two sides it lies between.
  ///
  /// A line at the count is that of the whole.
  func reason(of line: Int, _ shown: Shown, _ value: Value) throws(RelationFailure) -> Reason {
    let cell = value.spoken
    guard let field = shown.field, let part = part(field.id) else {
      return Reason(shown.typed.spoken)
    }
    switch part {
    case .plain(let column, let isCoalesced):
      var side = sides.count - 1
      if isCoalesced, line < count {
        side = sides.indices.last { rows[$0][line] >= 0 } ?? side
      }
      return try reason(of: line, columns[column], side, cell)
    case .side(let column, let side):
      return try reason(of: line, columns[column], side, cell)
    case .difference(let column, let side):
      let before = try reason(of: line, columns[column], 0, cell)
      let after = try reason(of: line, columns[column], side, cell)
      let old = try spoken(line, columns[column], 0)
      let new = try spoken(line, columns[column], side)
      return Reason(
        sides[side].spoken.said(" ", new).said(" − ", sides[0].spoken).said(" ", old)
          .said(" = ", cell),
        before.evidence + after.evidence,
        leftOut: before.leftOut + after.leftOut)
    case .change:
      let named = sides.map { side in
        let isThere =
          line < count && rows[sides.firstIndex { $0.name == side.name } ?? 0][line] >= 0
        return side.spoken.said(
          ": ", isThere ? Both("there", "med") : Both("not there", "inte med"))
      }
      return Reason(named[0].said(", ", named[named.count - 1]).said(" = ", cell))
    }
  }

  /// What stands behind a column on a side.
  private func reason(of line: Int, _ column: ComparedColumn, _ side: Int, _ cell: Both)
    throws(RelationFailure) -> Reason
  {
    let answered = sides[side].answered
    let own = line < count ? lines[side][line] : answered.rows.count
    guard own >= 0, own < answered.lineCount else {
      return Reason(sides[side].spoken.said(": ", Both("no such row = –", "ingen sådan rad = –")))
    }
    guard let shown = answered.columns.first(where: { $0.id == column.id }),
      let at = answered.columns.firstIndex(where: { $0.id == column.id })
    else {
      let title = Both(column.words.main(in: .english), column.words.main(in: .swedish))
      return Reason(title.said(" = ", cell))
    }
    let found = try Runner.reason(of: own, shown, answered.value(own, at), in: answered)
    let name = sides[side].spoken
    return Reason(
      found.formula,
      found.evidence.map { Evidence(name.said(", ", $0.role), $0.noun, $0.rows) },
      leftOut: found.leftOut.map { name.said(": ", $0) })
  }

  /// A column's value on a side, as it stands in a formula.
  private func spoken(_ line: Int, _ column: ComparedColumn, _ side: Int) throws(RelationFailure)
    -> Both
  {
    let answered = sides[side].answered
    let own = line < count ? lines[side][line] : answered.rows.count
    guard own >= 0, own < answered.lineCount,
      let at = answered.columns.firstIndex(where: { $0.id == column.id })
    else { return Both("–", "–") }
    return answered.value(own, at).spoken
  }
}

extension Both {
  /// The sentence with more after a sign.
  fileprivate func said(_ sign: String, _ more: Both) -> Both {
    Both(english + sign + more.english, swedish + sign + more.swedish)
  }
}
