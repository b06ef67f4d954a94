import KompModel

/// The rows of a first file, where nothing about them is left to decide: they become the register as they
/// were read.
///
/// What must hold: it is what the way of a later file gives, row for row.
extension NounImport {
  /// Whether every row is good and new, names all it must, and is unlike every other.
  func isFirst(_ columns: [String: Column]) -> Bool {
    let home = drafts[noun.home]
    // These nouns' rows are told apart or completed by rules of their own.
    let isPlain = ![.units, .competences, .criteria].contains(noun.id)
    guard isPlain, home.count == 0, home.past.isEmpty, !plan.has("personal_number"),
      !plan.has("condition"), plan.has("date") || plan.role("date") == nil || !order.hasDay,
      sheet.bad.isEmpty, sheet.rows.count == file.rowCount,
      noun.neededRoles.allSatisfy({ id in columns[id].map { !$0.hasMissing } ?? true }),
      columns.keys.allSatisfy({ id in noun.fields.contains { $0.id == id } }),
      LevelBounds(drafts["competences"], drafts["scales"]).isEmpty
    else { return false }
    return DifferentKeys.areDifferent(noun.keyColumns.compactMap { columns[$0] }, file.rowCount)
  }

  /// Makes the columns the register's own; the answer is how many rows there are.
  func fill(_ columns: [String: Column]) -> Int {
    let home = drafts[noun.home]
    home.addRows(file.rowCount)
    for (name, column) in columns { home.replace(name, column) }
    return file.rowCount
  }
}

extension Column {
  /// Whether a row's value is missing.
  fileprivate var hasMissing: Bool {
    parts.contains { part in
      switch part {
      case .bytes(let values): values.contains(.min)
      case .shorts(let values): values.contains(.min)
      case .ints(let values): values.contains(.min)
      case .longs(let values): values.contains(.min)
      }
    }
  }
}
