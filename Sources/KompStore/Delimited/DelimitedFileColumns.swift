import KompLexicon
import KompModel

extension DelimitedFile {
  /// A column read as a type, with the cells that are not of it.
  ///
  /// Texts are interned trimmed. A reference is not a cell's type: read it as text.
  /// Texts that nobody looks up in it need no index.
  public func column(
    _ index: Int, as type: FieldType, order: DateOrder? = nil, indexed: Bool = true
  ) -> (column: Column, bad: [BadCell]) {
    let reading = read(index, as: type, order: order, indexed: indexed)
    return (reading.column, reading.bad)
  }

  /// A column read as a type, with the cells that are not of it and what was decided about it.
  public func read(
    _ index: Int, as type: FieldType, order: DateOrder? = nil, indexed: Bool = true
  ) -> ColumnReading {
    guard headings.indices.contains(index) else {
      let column = Column(missing: rowCount, isText: type == .text)
      return ColumnReading(column: column, bad: [], notes: [])
    }
    switch type {
    case .text, .reference:
      return ColumnReading(column: readTexts(index, indexed: indexed), bad: [], notes: [])
    case .number(let scale): return readNumbers(index, scale: max(0, min(scale, 18)))
    case .share(let scale): return readShares(index, scale: max(0, min(scale, 18)))
    case .months: return readNumbers(index, scale: 0)
    case .day: return readDays(index, order: order)
    case .flag: return readFlags(index)
    case .list(let list): return readList(index, list)
    }
  }

  /// The type that all the cells of a column have, typed from its values; leading zeros stay text.
  ///
  /// A column of dates whose order is ambiguous stays text, and the second answer says so.
  public func inferredType(_ index: Int, order: DateOrder? = nil) -> (type: FieldType, note: Both?)
  {
    guard headings.indices.contains(index) else { return (.text, nil) }
    let inferred = infer(index, order: order)
    return (inferred.type, note(inferred, of: index))
  }

  /// What is to be said about how a column was typed.
  func note(_ inferred: Inferred, of index: Int) -> Both? {
    (inferred.doubt ?? inferred.notes.first).flatMap {
      DelimitedFile.sentences([(headings[index], $0)]).first
    }
  }
}
