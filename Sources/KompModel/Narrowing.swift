/// A relation that can be read for some of its rows alone.
///
/// A file of a million rows of which twenty are shown need not have a million names read.
public protocol NarrowingRelation: Relation {
  /// Whether any of its people are said to stand on a ladder of their own.
  var namesLadders: Bool { get }
  /// These rows, in this order, as a relation.
  func narrowed(to rows: [Int32]) -> any NarrowedRelation
}

/// Some rows of another relation, numbered from 0.
public protocol NarrowedRelation: Relation {
  /// The relation whose rows they are.
  var wide: any Relation { get }
  /// The number there of each row here.
  var wideRows: [Int32] { get }
}
