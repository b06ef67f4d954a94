/// A relation whose fields are quicker to read together than one after the other.
///
/// What is foreseen is a hint: a field that was not is read all the same, and one that was and is never
/// asked about has cost some time.
public protocol ForeseeingRelation: Relation {
  /// These fields will be asked about before long; of those that are `whole` every row's value, one by one.
  func foresee(_ fields: [Field], whole: [Field])
}
