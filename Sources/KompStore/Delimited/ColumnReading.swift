import KompLexicon
import KompModel
import KompValues

/// A column read as a type: its values, the cells that are not of it, and what was decided about it.
public struct ColumnReading: Sendable {
  /// The values, a bad cell's missing.
  public var column: Column
  /// The cells that could not be read, from the top.
  public var bad: [BadCell]
  /// What was decided, each a sentence without the heading; `DelimitedFile.sentences` puts it before.
  public var notes: [Both]
}

/// A cell that could not be read, before its place is looked up.
struct Misfit {
  let row: Int
  let reason: Both
}

extension DelimitedFile {
  /// The bad cells with their places; the rows must ascend.
  func placed(_ misfits: [Misfit], in column: Int) -> [BadCell] {
    guard let first = misfits.first else { return [] }
    var line = place(row: first.row, column: column).line
    var last = 0
    return withCells(column) { cells in
      withCells(0) { starts in
        last = starts.offset(first.row)
        return misfits.map { misfit in
          // Counted on from the last bad cell: many of them must not cost a walk from the top each.
          let start = starts.offset(misfit.row)
          line += RecordScanner.lineEnds(cells.base, last, start, text.bytes.count)
          last = start
          return BadCell(
            row: misfit.row,
            place: CellPlace(
              line: line, column: column + 1, byte: text.original(cells.offset(misfit.row))),
            heading: headings[column],
            text: composed(String(decoding: cells.said(misfit.row), as: UTF8.self)),
            reason: misfit.reason)
        }
      }
    }
  }

  /// The sentence for words that were taken as missing; nil where there were none.
  func missingNote(_ count: Int) -> Both? {
    if count == 0 { return nil }
    let cells = Counted.cells(count)
    return Both(
      "\(cells.english) with a word such as - or NULL taken as missing",
      "\(cells.swedish) med ett ord som - eller NULL tolkade som saknade")
  }

  /// Sentences about columns with their headings, those that say the same joined.
  public static func sentences(_ notes: [(heading: String, note: Both)]) -> [Both] {
    var order: [Both] = []
    var headings: [Both: [String]] = [:]
    for (heading, note) in notes {
      if headings[note] == nil { order.append(note) }
      headings[note, default: []].append(heading)
    }
    return order.map { note in
      let all = headings[note] ?? []
      let shown = all.prefix(4).joined(separator: ", ")
      let more = all.count - min(all.count, 4)
      return Both(
        shown + (more > 0 ? " and \(more) more: " : ": ") + note.english,
        shown + (more > 0 ? " och \(more) till: " : ": ") + note.swedish)
    }
  }
}
