import KompLexicon
import KompModel
import KompValues

/// A change being put together: each step is made at once, so that the next one sees it.
struct Editing {
  /// The model as it is so far.
  private(set) var model: Model
  /// The steps so far.
  private(set) var edits: [Edit] = []
  /// The rows of the noun that something happened to.
  var rows: Set<Int32> = []
  /// What is worth knowing.
  var notes: [Both] = []
  /// What rows said before and say now.
  var table: ChangeTable
  /// Whether rows that stay as they are are worth a note.
  var saysSame = true
  private let noun: Noun

  init(_ model: Model, _ noun: Noun) {
    self.model = model
    self.noun = noun
    table = ChangeTable(of: noun)
  }

  /// Makes a step.
  mutating func make(_ register: String, _ kind: Edit.Kind) throws(RelationFailure) {
    let edit = Edit(register, kind)
    do throws(ChangeProblem) {
      _ = try model.apply(Change([edit]))
    } catch {
      throw RelationFailure(error)
    }
    edits.append(edit)
  }

  /// Adds a row with cells by column; the answer is its number.
  @discardableResult
  mutating func add(_ register: String, _ cells: [String: CellValue]) throws(RelationFailure)
    -> Int32
  {
    let types = model[register].types
    var columns: [String: Cells] = [:]
    for (column, cell) in cells where cell != .missing {
      columns[column] = Cells(cell, isText: types[column] == .text)
    }
    let row = Int32(model[register].count)
    try make(register, .add(first: row, count: 1, cells: columns))
    return row
  }

  /// Gives cells of a column other values: from a day on, or as if they always had them.
  mutating func give(
    _ register: String, _ column: String, _ cells: [(row: Int32, cell: CellValue)], from day: Day?
  ) throws(RelationFailure) {
    guard !cells.isEmpty else { return }
    let isText = model[register].types[column] == .text
    let made =
      isText
      ? Cells(
        texts: cells.map { if case .text(let text) = $0.cell { text } else { nil } })
      : Cells(cells.map { if case .number(let number) = $0.cell { number } else { .min } })
    let rows = cells.map(\.row)
    if let day {
      try make(register, .set(column: column, rows: rows, made, from: day))
    } else {
      try make(register, .put(column: column, rows: rows, made))
    }
  }

  /// Notes what a field of a row of the noun said and says.
  mutating func note(
    _ row: Int32, _ field: Both, _ type: FieldType, _ before: CellValue, _ after: CellValue,
    in old: Model
  ) {
    rows.insert(row)
    let named = Int(row) < old[noun.home].count ? old : model
    table.add(
      row, field, old.value(before, as: type), model.value(after, as: type), of: noun, in: named)
  }

  /// The change as it is now, without its sentence.
  var changed: Changed {
    var table = table
    table.narrow()
    return Changed(
      model: model, said: Both("", ""), notes: notes, change: Change(edits),
      table: table.count > 0 ? table : nil)
  }
}
