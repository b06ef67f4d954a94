import KompLexicon
import KompModel
import KompValues

/// The columns of a file that an import reads, as values; and the cells that could not be read.
struct Sheet {
  /// The columns by role.
  var columns: [String: Column] = [:]
  /// The rows to bring, in the file's order.
  private(set) var rows: [Int] = []
  /// The rows of people with protected identity.
  private(set) var protected: [Int] = []
  /// The rows left out because of a bad cell.
  private(set) var skipped: [Int] = []
  /// The bad cells of all rows but the protected.
  private(set) var bad: [BadCell] = []
  /// The file's name, for problems.
  let file: DelimitedFile
  private let plan: HeadingPlan
  private var isBad: [Bool]

  /// Reads the roles' columns; a personal number is read elsewhere, cell by cell, and never kept.
  ///
  /// Rows that an earlier attempt refused come in as `refused` and stay out.
  init(
    _ file: DelimitedFile, _ plan: HeadingPlan, order: DateOrder?, refused: [BadCell] = []
  ) {
    self.file = file
    self.plan = plan
    isBad = [Bool](repeating: false, count: file.rowCount)
    var found: [BadCell] = refused
    let roles = plan.roles.filter { $0.id != "personal_number" }
    file.foresee(roles.compactMap { role in plan.columns[role.id].map { Foreseen(role.type, $0) } })
    for role in roles {
      guard let index = plan.columns[role.id] else { continue }
      let (column, bad) = file.column(index, as: role.type, order: order, indexed: false)
      columns[role.id] = column
      if refused.isEmpty { found += bad }
    }
    var isProtected = [Bool](repeating: false, count: file.rowCount)
    if let flags = columns["protected"] {
      for row in 0..<file.rowCount where flags[row] == 1 {
        isProtected[row] = true
        protected.append(row)
      }
    }
    // A total is nobody, and may be left in where the file was opened with its last rows.
    var isTotal = [Bool](repeating: false, count: file.rowCount)
    for row in file.totalRows where row < file.rowCount { isTotal[row] = true }
    // A protected row's cells are not shown, not even a bad one.
    bad = found.filter { !isProtected[$0.row] && !isTotal[$0.row] }.map(\.discreet)
    for cell in bad { isBad[cell.row] = true }
    if bad.isEmpty, protected.isEmpty, file.totalRows.isEmpty {
      rows = Array(0..<file.rowCount)
      return
    }
    skipped = isBad.indices.filter { isBad[$0] }
    rows = isBad.indices.filter { !isBad[$0] && !isProtected[$0] && !isTotal[$0] }
  }

  /// The values of a role, missing throughout where the file does not have it.
  func values(_ role: String) -> [Int64] {
    columns[role]?.widened ?? [Int64](repeating: .min, count: file.rowCount)
  }

  /// The text of a role's cell.
  func text(_ role: String, _ row: Int) -> String? { columns[role]?.text(row) }

  /// Says that a row cannot be brought in because of a role's cell, whose text may be shown or not.
  mutating func refuse(_ row: Int, _ role: String, _ reason: Both, showing: Bool = true) {
    let column = plan.columns[role] ?? 0
    let text = showing ? file.text(row: row, column: column) ?? "" : ""
    bad.append(
      BadCell(
        row: row, place: file.place(row: row, column: column),
        heading: file.headings.indices.contains(column) ? file.headings[column] : "", text: text,
        reason: reason))
    if !isBad[row] {
      isBad[row] = true
      skipped.append(row)
    }
  }

  /// Whether a row is left out because of a bad cell.
  func isRefused(_ row: Int) -> Bool { isBad[row] }

  /// Adds bad cells whose places are known.
  mutating func refuse(_ cells: [BadCell]) {
    let hidden = Set(protected)
    for cell in cells where !hidden.contains(cell.row) {
      bad.append(cell.discreet)
      if !isBad[cell.row] {
        isBad[cell.row] = true
        skipped.append(cell.row)
      }
    }
  }

  /// Leaves out rows that are told apart as repetitions.
  mutating func drop(_ repeated: Set<Int>) {
    if !repeated.isEmpty { rows.removeAll { repeated.contains($0) } }
  }
}

extension BadCell {
  /// The cell without its text where that may be a personal number in a column of something else.
  var discreet: BadCell {
    guard PersonalNumber.mayBe(text) else { return self }
    return BadCell(
      row: row, place: place, heading: heading, text: "",
      reason: Both(
        "what may be a personal number stands here, and is not shown",
        "här står vad som kan vara ett personnummer, och det visas inte"))
  }
}
