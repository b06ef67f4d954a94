import Glibc
import KompLexicon
import KompModel
import KompValues

/// The order of day, month and year in a column of dates.
public enum DateOrder: String, Hashable, Sendable, CaseIterable { case ymd, dmy, mdy }

/// A text file of rows and columns: what was decided about it, and its cells.
public final class DelimitedFile: Sendable {
  /// The file's name as given.
  public let name: String
  /// The headings as written, blanks trimmed, made unique where two are the same; `column 3` where empty.
  public let headings: [String]
  /// The number of data rows.
  public let rowCount: Int
  /// The data rows at the end that are sums of those above; they are rows unless left out.
  public let totalRows: [Int]
  /// What was decided: encoding, separator, heading row, decimal mark, total rows left out … each a sentence.
  public let decisions: [Both]
  /// The day on which two-digit years are read: none lies in the years to come.
  package let today: Day

  let text: DecodedText
  let index: CellIndex
  /// The record of data row 0.
  let firstRecord: Int
  /// What stands between the cells; 0 in a file of one column.
  let separator: UInt8
  /// What was read before it was asked for.
  let ahead = ReadAhead()

  /// Opens and indexes a file.
  public static func open(_ path: String, leavingOutTotals: Bool = false)
    throws(RelationFailure) -> DelimitedFile
  {
    do throws(FileProblem) {
      let file = try read(FileBytes.read(path), named: path, leavingOutTotals: leavingOutTotals)
      if !Work.isStopped { return file }
    } catch {
      if !Work.isStopped { throw RelationFailure(error) }
    }
    throw .stopped
  }

  /// Reads a table from bytes in memory.
  public static func reading(
    _ bytes: [UInt8], named name: String, leavingOutTotals: Bool = false
  ) throws(RelationFailure) -> DelimitedFile {
    do throws(FileProblem) {
      return try read(FileBytes(bytes), named: name, leavingOutTotals: leavingOutTotals)
    } catch {
      throw RelationFailure(error)
    }
  }

  /// A table from bytes that were read already; `decisions` where it was made from something else.
  static func reading(
    _ bytes: FileBytes, named name: String, leavingOutTotals: Bool = false,
    deciding decisions: [Both]? = nil
  ) throws(RelationFailure) -> DelimitedFile {
    do throws(FileProblem) {
      return try read(bytes, named: name, leavingOutTotals: leavingOutTotals, decisions)
    } catch {
      throw RelationFailure(error)
    }
  }

  private static func read(
    _ bytes: FileBytes, named name: String, leavingOutTotals: Bool, _ decisions: [Both]? = nil
  ) throws(FileProblem) -> DelimitedFile {
    do throws(TextDecoder.Stopped) {
      let (text, choice, index) = try indexed(bytes)
      let file = try DelimitedFile(
        name, text, choice, index, leavingOutTotals: leavingOutTotals, decisions)
      if bytes.isUnchanged { return file }
    } catch {
      // What looks wrong may be no more than half written.
      throw FileProblem(name, bytes.isUnchanged ? error.fact : .changed)
    }
    throw FileProblem(name, .changed)
  }

  /// A file's text, and where its cells lie.
  private static func indexed(_ bytes: FileBytes) throws(TextDecoder.Stopped) -> (
    DecodedText, SeparatorChoice, CellIndex
  ) {
    // Nearly every file is well-formed UTF-8, and is found to be while it is walked.
    let text = try TextDecoder.decode(bytes, proving: false)
    if !text.isProven {
      do throws(TextDecoder.Stopped) {
        let choice = try SeparatorChoice.choose(text)
        let index = try CellIndex(text, choice)
        if index.isSound { return (text, choice, index) }
      } catch {
        // What is wrong may be the encoding: that is found out below, and then all is told anew.
      }
    }
    let proven = text.isProven ? text : try TextDecoder.decode(bytes)
    let choice = try SeparatorChoice.choose(proven)
    return (proven, choice, try CellIndex(proven, choice))
  }

  private init(
    _ name: String, _ text: DecodedText, _ choice: SeparatorChoice, _ found: CellIndex,
    leavingOutTotals: Bool, _ made: [Both]?
  ) throws(TextDecoder.Stopped) {
    var index = found
    let columns = index.usesUnnamed ? index.stride - 1 : index.named
    let first = try FirstRow(index, text, columns: columns)
    var decisions: [Both] = []
    if let decision = text.decision { decisions.append(decision) }
    decisions.append(choice.decision)
    decisions += first.decisions
    if first.isHeading, !index.repeats.isEmpty {
      decisions.append(
        Counted.lines(index.repeats.count, "repeating the headings", "som upprepar rubrikerna"))
      index.remove(index.repeats)
    }
    if columns < index.stride - 1 {
      decisions.append(
        Both("empty columns at the end left out", "tomma kolumner sist utelämnade"))
    }
    if index.blanks > 0 { decisions.append(Counted.lines(index.blanks, "blank", "blanka")) }
    if index.emptyRows > 0 {
      decisions.append(Counted.lines(index.emptyRows, "of empty cells", "av tomma celler"))
    }
    if index.comments > 0 {
      decisions.append(Counted.lines(index.comments, "of comment", "med kommentar"))
    }
    firstRecord = first.isHeading ? 1 : 0
    var rows = index.records - firstRecord
    let totals = TotalRows.find(index, text, columns: columns, from: firstRecord)
    if leavingOutTotals && !totals.isEmpty {
      decisions.append(Counted.lines(totals.count, "of totals at the end", "med summor sist"))
      rows -= totals.count
    }
    let base = firstRecord
    totalRows = totals.map { $0 - base }
    rowCount = rows
    headings = first.headings
    self.name = name
    self.text = text
    self.index = index
    self.decisions = made ?? decisions
    separator = choice.separator
    today = Day(number: Int32(truncatingIfNeeded: time(nil) / 86_400))
  }

  /// Throws where another program has changed the file since it was opened: what was made of it is not
  /// to be used.
  func check() throws(RelationFailure) {
    if !text.bytes.isUnchanged { throw RelationFailure(FileProblem(name, .changed)) }
  }

  /// Some rows of another file.
  init(_ whole: DelimitedFile, rows: [Int32]) {
    name = whole.name
    headings = whole.headings
    rowCount = rows.count
    totalRows = []
    decisions = []
    today = whole.today
    text = whole.text
    index = whole.index.keeping(rows.map { Int($0) + whole.firstRecord })
    // The first record stays, so that lines are counted from it.
    firstRecord = 1
    separator = whole.separator
  }

  /// The text of a cell, unquoted and composed, outer blanks kept; nil where the cell is empty.
  public func text(row: Int, column: Int) -> String? {
    guard let (from, to) = bounds(row, column) else { return nil }
    let base = text.bytes.base
    var bytes: [UInt8]
    if CellBytes.isQuoted(base, from, to) {
      bytes = CellBytes.single(CellBytes.inner(base, from, to))
    } else {
      bytes = Array(UnsafeBufferPointer(start: base + from, count: to - from))
    }
    return bytes.isEmpty ? nil : composed(String(decoding: bytes, as: UTF8.self))
  }

  /// The number of digits in a cell; nil where the cell is empty.
  func digits(row: Int, column: Int) -> Int? {
    guard let (from, to) = bounds(row, column), from < to else { return nil }
    if to - from == 2, text.bytes.base[from] == 0x22 { return nil }
    var count = 0
    for at in from..<to where text.bytes.base[at] &- 0x30 < 10 { count += 1 }
    return count
  }

  /// Where a cell lies.
  public func place(row: Int, column: Int) -> CellPlace {
    guard let (from, _) = bounds(row, column) else {
      return CellPlace(line: 1, column: max(1, column + 1), byte: 0)
    }
    return CellPlace(
      line: index.line(of: row + firstRecord, in: text), column: column + 1,
      byte: text.original(from))
  }

  private func bounds(_ row: Int, _ column: Int) -> (Int, Int)? {
    guard row >= 0, row < rowCount, headings.indices.contains(column) else { return nil }
    let from = index.bound(row + firstRecord, column)
    return (from, max(from, index.bound(row + firstRecord, column + 1) - 1))
  }
}
