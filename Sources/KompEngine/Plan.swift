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
  case show([Shown])
  case group(keys: [Typed], across: Typed?, measures: [BoundMeasure], total: Bool)
  case distinct([Typed])
  case sort([(typed: Typed, descending: Bool)])
  /// Chooses among the rows, or orders them, by their numbers alone.
  case rows(@Sendable ([Int32]) -> [Int32])
  case count
}

extension Step {
  /// The first so many rows.
  static func first(_ number: Int) -> Step { .rows { Array($0.prefix(max(0, number))) } }
}

/// A query with its meaning: a relation and what is done to it.
public struct Plan {
  let relation: any Relation
  let steps: [Step]
  let day: Day?
  let isDaySaid: Bool
  let noun: Noun?
  /// What is printed where no stage says so.
  let standard: [Shown]
  let undated: [Both]
  let facts: [Fact]
  /// Warnings: the query runs all the same.
  public let warnings: [BindingProblem]
}

extension Typed {
  /// The term as a column to print.
  func shown(as name: String? = nil) -> Shown {
    Shown(
      id: name ?? self.name.english, title: name.map { Both($0, $0) } ?? self.name, type: type,
      places: nil, typed: self)
  }
}

extension Field {
  /// The field as a term.
  func typed(at place: Place = 0..<0) -> Typed {
    Typed(
      term: .field(self), type: type,
      name: isOwn ? Both(id, words.main(in: .swedish)) : Both(words.main(in: .english), words.main(in: .swedish)),
      place: place, isUndated: isOwn)
  }
}
