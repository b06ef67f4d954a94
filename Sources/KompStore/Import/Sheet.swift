import KompLexicon
import KompModel
import KompValues

/// The columns of a file that an import reads, as values; and the cells that could not be read.
struct Sheet {
  /// The columns by role.
  var columns: [String: Column] = [:]
  /// The rows to bring, in the file's order.
  private(set) var rows: SheetRows = []
  /// The rows of people with protected identity.
  private(set) var protected: [Int] = []
  /// The rows left out because of a bad cell.
  private(set) var skipped: [Int] = []
  /// The bad cells of all rows but the protected.
  private(set) var bad: [BadCell] = []
  /// The file's name, for problems.
  let file: DelimitedFile
  private let plan: HeadingPlan
  private var isBad: Set<Int> = []

  /// Reads the roles' columns; a personal number is read elsewhere, cell by cell, and never kept.
  ///
  /// Rows that an earlier attempt refused come in as `refused` and stay out.
  init(
    _ file: DelimitedFile, _ plan: HeadingPlan, order: DateOrder?, refused: [BadCell] = []
  ) {
    self.file = file
    self.plan = plan
    var found: [BadCell] = refused
    let roles = plan.roles.filter { $0.id != "personal_number" }
    file.foresee(roles.compactMap { role in plan.columns[role.id].map { Foreseen(role.type, $0) } })
    let given = roles.compactMap { role in plan.columns[role.id].map { (role: role, index: $0) } }
    // What is left to do for a column when its halves are read is done for two at once.
    let read = SideBySide.each(file.rowCount > SideBySide.worthwhile ? given.count : 0) { place in
      Sheet.column(file, given[place].role, given[place].index, order)
    }
    for (place, (role, index)) in given.enumerated() {
      let (column, bad) =
        read.isEmpty ? Sheet.column(file, role, index, order) : read[place]
      columns[role.id] = column
      if refused.isEmpty { found += bad }
    }
    if let flags = columns["protected"] {
      protected = (0..<file.rowCount).filter { flags[$0] == 1 }
    }
    let isProtected = Set(protected)
    // A total is nobody, and may be left in where the file was opened with its last rows.
    let isTotal = Set(file.totalRows.filter { $0 < file.rowCount })
    // A protected row's cells are not shown, not even a bad one.
    bad = found.filter { !isProtected.contains($0.row) && !isTotal.contains($0.row) }
      .map(\.discreet)
    isBad = Set(bad.map(\.row))
    skipped = isBad.sorted()
    if bad.isEmpty, protected.isEmpty, isTotal.isEmpty {
      rows = SheetRows(all: file.rowCount)
    } else {
      rows = SheetRows(
        (0..<file.rowCount).filter {
          !isBad.contains($0) && !isProtected.contains($0) && !isTotal.contains($0)
        })
    }
  }

  /// A role's column and its bad cells.
  private static func column(
    _ file: DelimitedFile, _ role: ImportRole, _ index: Int, _ order: DateOrder?
  ) -> (column: Column, bad: [BadCell]) {
    var (column, bad) = file.column(index, as: role.type, order: order, indexed: false)
    // By its id everybody refers to a row: it is looked up before long.
    if role.id == "id", role.type == .text { column.pool = column.pool?.indexed }
    return (column, bad)
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
    if isBad.insert(row).inserted { skipped.append(row) }
  }

  /// Whether a row is left out because of a bad cell.
  func isRefused(_ row: Int) -> Bool { isBad.contains(row) }

  /// Adds bad cells whose places are known.
  mutating func refuse(_ cells: [BadCell]) {
    let hidden = Set(protected)
    for cell in cells where !hidden.contains(cell.row) {
      bad.append(cell.discreet)
      if isBad.insert(cell.row).inserted { skipped.append(cell.row) }
    }
  }

  /// Leaves out rows that are told apart as repetitions.
  mutating func drop(_ repeated: Set<Int>) {
    if !repeated.isEmpty { rows = SheetRows(rows.filter { !repeated.contains($0) }) }
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
