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
  private var kept: [(path: String, table: Kept)] = []
  /// A script asks few files many times; more than so many are not held in memory.
  private static let limit = 4

  /// A file as a table of its own, or read as a noun.
  func open(_ path: String, as noun: NounID?, at moment: Moment) throws(RelationFailure)
    -> any Relation
  {
    // Taken before the file is read: one that is written meanwhile is read anew the next time.
    guard let stamp = FileStamp(path) else {
      kept.removeAll { $0.path == path }
      return try table(of: FileColumns(try DelimitedFile.open(path)), as: noun, at: moment)
    }
    var table: Kept
    if let at = kept.firstIndex(where: { $0.path == path }) {
      table = kept.remove(at: at).table
      if table.stamp != stamp {
        table = Kept(stamp: stamp, columns: FileColumns(try DelimitedFile.open(path)))
      }
    } else {
      table = Kept(stamp: stamp, columns: FileColumns(try DelimitedFile.open(path)))
    }
    defer {
      kept.append((path, table))
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
}
