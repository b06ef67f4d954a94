import KompLexicon
import KompModel
import KompValues

/// A file as a table: `"x.csv" where …`, its columns typed from their values and kept.
public final class FileRelation: Relation {
  private let file: DelimitedFile
  private let order: DateOrder?
  private let columns: FileColumns
  private var isAsked: [Bool]
  private var made: [Field]?

  /// A file as a table; dates whose order is not plain stay text where none is given.
  public convenience init(_ file: DelimitedFile, order: DateOrder? = nil) {
    self.init(FileColumns(file), order: order)
  }

  /// A file as a table, its columns read once for all tables made of them.
  public init(_ columns: FileColumns, order: DateOrder? = nil) {
    self.columns = columns
    self.order = order
    file = columns.file
    isAsked = [Bool](repeating: false, count: file.headings.count)
  }

  /// No noun: the rows are the file's own.
  public var noun: Noun? { nil }
  /// The number of rows.
  public var count: Int { file.rowCount }
  /// Every row is there.
  public var present: [Bool]? { nil }

  /// One field a heading, which is its name in both tongues.
  public var fields: [Field] {
    if let made { return made }
    let fields = file.headings.indices.map { index in
      let heading = file.headings[index]
      return Field(
        heading, Words(heading, heading), infer(index).type, own: true,
        Both(
          "column \(index + 1) of \(file.name)", "kolumn \(index + 1) i \(file.name)"),
        .stored(register: "file", column: heading))
    }
    made = fields
    return fields
  }

  /// What was decided about the file and its columns so far, each a sentence.
  public var notes: [Both] {
    var notes: [(heading: String, note: Both)] = []
    for (index, heading) in file.headings.enumerated() where isAsked[index] {
      let found = infer(index)
      for note in found.notes { notes.append((heading, note)) }
      if let doubt = found.doubt { notes.append((heading, doubt)) }
    }
    return file.decisions + DelimitedFile.sentences(notes)
  }

  /// The values of a field.
  public func column(_ field: Field) throws(RelationFailure) -> Column {
    guard let index = file.headings.firstIndex(of: field.id) else { return Column(missing: count) }
    if Work.isStopped { throw .stopped }
    let found = infer(index)
    if let column = found.column { return column }
    let column = file.read(index, as: found.type, order: order).column
    try check()
    columns.keep(column, of: index, order)
    return column
  }

  /// Throws where the file has changed meanwhile.
  public func check() throws(RelationFailure) { try file.check() }

  /// A file's columns refer to nothing.
  public func target(_ noun: NounID) -> (any Relation)? { nil }

  private func infer(_ index: Int) -> Inferred {
    isAsked[index] = true
    return columns.inferred(index, order)
  }
}
