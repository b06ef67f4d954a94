import KompLexicon
import KompModel
import KompValues

/// Rows of a register by what a file calls them: the id as it is written, else in other letters, else the
/// name where one row alone has it.
///
/// Names are folded only when an id did not find the row: most files refer by id, and a nation's names
/// are many.
final class NamedRows {
  /// What a text finds.
  enum Found: Equatable {
    case row(Int)
    case nothing
    case several
  }

  private let draft: Draft
  private let id: String?
  private let name: String
  /// The column that a row made from a text gets it in.
  private let made: String
  /// For each of the id's texts, the row that has it, −1 for none.
  private var rowOfID: [Int32] = []
  /// By folded id and folded name; `ambiguous` where several rows have it.
  ///
  /// Not lazy: a lazy one would be copied whole with every text that is added to it.
  private var foldedIDs: [String: Int] = [:]
  private var foldedNames: [String: Int] = [:]
  private var isFolded = false
  private static let ambiguous = -2

  /// The rows of a register; `id` where it has a column that tells rows apart beside the name.
  init(_ draft: Draft, id: String? = nil, name: String, making made: String? = nil) {
    self.draft = draft
    self.id = id
    self.name = name
    self.made = made ?? name
    guard let id, let pool = draft.pools[id] else { return }
    rowOfID = [Int32](repeating: -1, count: pool.count)
    let codes = draft.column(id) ?? []
    for row in draft.rows where codes[row] != .min && rowOfID[Int(codes[row])] < 0 {
      rowOfID[Int(codes[row])] = Int32(row)
    }
  }

  /// For each of a column's texts the row that has it as its id, −1 for none: most are found so, and no
  /// text need be made of them.
  func rows(ofIDs texts: TextPool) -> [Int32] {
    guard let id, let pool = draft.pools[id] else {
      return [Int32](repeating: -1, count: texts.count)
    }
    let numbered = texts.count < 1_000 ? nil : NumberedRows(pool, rows: rowOfID)
    return texts.withBytes { bytes, ends in
      SideBySide.halves(ends.count) { some in
        some.map { place in
          let text = UnsafeBufferPointer(
            rebasing: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
          if let numbered, let number = NumberedRows.number(text) { return numbered[number] }
          guard let code = pool.code(of: text), code < rowOfID.count else { return -1 }
          return rowOfID[code]
        }
      }.flatMap { $0 }
    }
  }

  /// What a text finds.
  func find(_ text: String) -> Found {
    if let id, let code = draft.pools[id]?.code(of: text), rowOfID.indices.contains(code),
      rowOfID[code] >= 0
    {
      return .row(Int(rowOfID[code]))
    }
    fold()
    let key = folded(text)
    if let row = foldedIDs[key], row >= 0 { return .row(row) }
    guard let row = foldedNames[key] else { return .nothing }
    return row == NamedRows.ambiguous ? .several : .row(row)
  }

  /// The row of a name, made where there is none; of several, the first.
  func rowOrMade(_ text: String) -> Int {
    switch find(text) {
    case .row(let row): return row
    case .several:
      let key = folded(text)
      if let row = draft.rows.first(where: { draft.text(name, $0).map(folded) == key }) {
        return row
      }
    case .nothing: break
    }
    fold()
    let row = draft.addRows()
    draft.setText(made, row, text)
    if made == id { foldedIDs[folded(text)] = row } else { foldedNames[folded(text)] = row }
    return row
  }

  /// Whether no row is there.
  var isEmpty: Bool { draft.countBefore == draft.removed.count }

  /// The names nearest to a text.
  func nearest(to text: String) -> [String] {
    let words = draft.rows.lazy.compactMap { self.draft.text(self.name, $0) }
    return Nearest.words(to: text, among: words)
  }

  private func fold() {
    if isFolded { return }
    isFolded = true
    foldedIDs = id.map { folds($0) } ?? [:]
    foldedNames = folds(name)
  }

  private func folds(_ column: String) -> [String: Int] {
    var result: [String: Int] = [:]
    for row in draft.rows {
      guard let text = draft.text(column, row) else { continue }
      let key = folded(text)
      result[key] = result[key] == nil ? row : NamedRows.ambiguous
    }
    return result
  }
}
