import KompValues

/// A value that held until a day, as data.
public struct PastCell: Hashable, Sendable {
  /// The column.
  public let column: String
  /// The row.
  public let row: Int32
  /// The last day it held.
  public let until: Day
  /// The value.
  public let value: CellValue

  /// A superseded value.
  public init(column: String, row: Int32, until: Day, value: CellValue) {
    self.column = column
    self.row = row
    self.until = until
    self.value = value
  }
}

/// One step of a change, in one register.
public struct Edit: Hashable, Sendable {
  /// The register.
  public let register: String
  /// What happens there.
  public let kind: Kind

  /// What can happen in a register.
  public enum Kind: Hashable, Sendable {
    /// Rows are added at the end, of which `first` is the first; columns that are not said are missing.
    case add(first: Int32, count: Int32, cells: [String: Cells])
    /// Rows are taken away; their numbers are never used again.
    case remove([Int32])
    /// Rows that were taken away are there again.
    case revive([Int32])
    /// Cells say something else, as if they always had.
    case put(column: String, rows: [Int32], Cells)
    /// Cells say something else from a day on; what they said before is kept.
    case set(column: String, rows: [Int32], Cells, from: Day)
    /// Values that held until a day are added.
    case remember([PastCell])
    /// Values that held until a day are forgotten.
    case forget([PastCell])
    /// An own field is there, at a place among them, with the cells of the first rows or none.
    case declare(id: String, heading: String, type: FieldType, at: Int32, Cells?)
    /// An own field is no longer there.
    case undeclare(id: String)
  }

  /// A step.
  public init(_ register: String, _ kind: Kind) {
    self.register = register
    self.kind = kind
  }
}

/// A change of the model as data: what the model applies, the journal stores and undo inverts.
///
/// It names rows by their numbers and says texts as texts, so that it means the same in every model that
/// has the same rows.
public struct Change: Hashable, Sendable {
  /// The steps in order.
  public var edits: [Edit]

  /// A change of these steps.
  public init(_ edits: [Edit] = []) { self.edits = edits }

  /// Whether nothing happens.
  public var isEmpty: Bool { edits.isEmpty }
}
