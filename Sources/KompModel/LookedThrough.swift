/// A relation that gives the texts of a field for a look at each sooner than it tells them apart.
public protocol LookedThrough: Relation {
  /// The texts of a field, of which the same one may stand under several numbers; nil where the field's own
  /// column is as soon at hand.
  ///
  /// Whoever only asks of each text what it holds may use it; whoever groups, counts or compares may not.
  func looseTexts(_ field: Field) -> Column?
}
