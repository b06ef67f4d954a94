import KompLexicon
import KompModel
import KompStore
import KompValues

/// Files as tables, kept from one statement to the next while they stay as they are on the disk.
///
/// What is kept is what was read, never an answer.
final class FileTables {
  private struct Kept {
    let stamp: FileStamp
    let columns: FileColumns
    var nouns: [Seen: any Relation] = [:]
  }
  private struct Seen: Hashable {
    let noun: NounID
    let moment: Moment
  }
  /// A file, and whether it was read as what may also be a catalogue: that is the one noun whose files
  /// are not read as tables are.
  private struct Opened: Equatable {
    let path: String
    let isCatalogue: Bool
  }
  private var kept: [(place: Opened, table: Kept)] = []
  /// A script asks few files many times; more than so many are not held in memory.
  private static let limit = 4

  /// A file as a table of its own, or read as a noun.
  func open(_ path: String, as noun: NounID?, at moment: Moment) throws(RelationFailure)
    -> any Relation
  {
    let place = Opened(path: path, isCatalogue: noun == .competences)
    // Taken before the file is read: one that is written meanwhile is read anew the next time.
    guard let stamp = FileStamp(path) else {
      kept.removeAll { $0.place.path == path }
      return try table(of: FileColumns(try FileTables.open(path, of: noun)), as: noun, at: moment)
    }
    var table: Kept
    if let at = kept.firstIndex(where: { $0.place == place }) {
      table = kept.remove(at: at).table
      if table.stamp != stamp {
        table = Kept(stamp: stamp, columns: FileColumns(try FileTables.open(path, of: noun)))
      }
    } else {
      table = Kept(stamp: stamp, columns: FileColumns(try FileTables.open(path, of: noun)))
    }
    defer {
      kept.append((place, table))
      if kept.count > FileTables.limit { kept.removeFirst() }
    }
    let seen = noun.map { Seen(noun: $0, moment: moment) }
    if let seen, let relation = table.nouns[seen] { return relation }
    let relation = try self.table(of: table.columns, as: noun, at: moment)
    if let seen { table.nouns[seen] = relation }
    return relation
  }

  private func table(of columns: FileColumns, as noun: NounID?, at moment: Moment)
    throws(RelationFailure) -> any Relation
  {
    guard let noun else { return FileRelation(columns) }
    return try Importer.relation(columns.file, as: noun, at: moment)
  }

  /// A file of rows; a workbook is told of by name.
  static func open(_ path: String, of noun: NounID? = nil, leavingOutTotals: Bool = false)
    throws(RelationFailure) -> DelimitedFile
  {
    do throws(RelationFailure) {
      guard let noun else { return try DelimitedFile.open(path) }
      return try Importer.open(path, of: noun, leavingOutTotals: leavingOutTotals)
    } catch {
      let isWorkbook = [".xlsx", ".xls", ".xlsm", ".ods"].contains {
        path.lowercased().hasSuffix($0)
      }
      if isWorkbook, error.problem.code == "E0706" {
        throw RelationFailure(SessionProblem.workbook(Paths.name(of: path)))
      }
      throw error
    }
  }
}
