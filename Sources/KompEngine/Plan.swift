import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A measure with its meaning.
struct BoundMeasure: Sendable {
  enum Kind: Sendable {
    case count(Bound?)
    case share(Bound?, ofKnown: Bool)
    case of(Keyword, Typed)
  }
  let kind: Kind
  /// The column's name; English is the id.
  let name: Both
  /// The heading a reader sees.
  let title: Both
  let type: FieldType
  let places: Int?
}

/// A stage with its meaning.
enum Step: Sendable {
  case filter(Bound, Place)
  /// Notes who else works in the units of this table.
  case others([UInt8])
  case show([Shown])
  /// Every column there is.
  case showAll([Shown])
  /// Leaves out the columns of these names.
  case hide([Both])
  case group(keys: [Typed], across: Typed?, measures: [BoundMeasure], total: Bool)
  case distinct([Typed])
  case sort([(typed: Typed, descending: Bool)])
  /// Wishes for a picture of the answer.
  case chart(ChartWish)
  /// The first so many rows.
  case first(Int)
  case count
}

/// A query with its meaning: a relation and what is done to it.
public struct Plan {
  let relation: any Relation
  let steps: [Step]
  let day: Day?
  let isDaySaid: Bool
  let noun: Noun?
  /// What is printed where no stage says so.
  var standard: [Shown]
  let undated: [Both]
  let facts: [Fact]
  /// The day it is about; nil where it is about none.
  public var asked: Day? { day }
  /// Warnings: the query runs all the same.
  public let warnings: [BindingProblem]
}
