import KompLexicon

/// What an answer is: blocks in order, free of layout, and what is said beside it.
public struct Report: Sendable {
  /// What was asked for; goes to standard output or a file.
  public var blocks: [Block]
  /// What is said about it (rows, day, what was left out); goes to standard error.
  public var remarks: [Remark]

  /// An answer.
  public init(_ blocks: [Block] = [], remarks: [Remark] = []) {
    self.blocks = blocks
    self.remarks = remarks
  }
}

/// A part of an answer.
public enum Block: Sendable {
  /// A heading.
  case heading(Both)
  /// A paragraph, wrapped to the page.
  case paragraph(Both)
  /// Lines of the language or a file, kept as they are.
  case sample([String])
  /// Words with what they mean, in two columns.
  case glossary([(term: Both, meaning: Both)])
  /// Rows and columns.
  case table(Table)
  /// A table that is one number, `staff where … count`: prints the number alone to a reader.
  case figure(Table)
  /// A picture of a table: drawn on a terminal, the table itself elsewhere.
  case chart(Chart)
}

/// Something said beside an answer.
public struct Remark: Sendable, Hashable {
  /// How loud it is.
  public enum Kind: Hashable, Sendable { case footer, note, warning, error }
  /// How loud it is.
  public let kind: Kind
  /// What is said.
  public let text: Both

  /// Something said beside an answer.
  public init(_ kind: Kind, _ text: Both) {
    self.kind = kind
    self.text = text
  }
}
