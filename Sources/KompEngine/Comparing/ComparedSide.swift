import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// One of the answers that stand beside each other, under the name its columns end in.
struct ComparedSide {
  /// `before`, `after`, `base`, the scenario's name.
  let name: Words
  /// The answer.
  let answered: Answered

  /// What the name is called in a sentence.
  var spoken: Both { Both(name.main(in: .english), name.main(in: .swedish)) }
}

extension Words {
  static let before = Words("before", "före")
  static let after = Words("after", "efter")
  static let difference = Words("difference", "skillnad")
  static let points = Words("points", "procentenheter")
}

/// A column that several answers have, with its values in each of them.
struct ComparedColumn {
  /// The English id.
  let id: String
  /// Its words.
  let words: Words
  /// What its values are in all of the answers.
  let type: FieldType
  /// Decimals to show.
  let places: Int?
  /// Whether it is printed unless a stage says otherwise.
  let isShown: Bool
  /// Whether it says which row a row is.
  let isKey: Bool
  /// Its values in each answer, one a row of that answer's relation; nil where the answer lacks it.
  let vectors: [() throws(RelationFailure) -> Vector?]

  /// The values of some rows of a side in the column's own type; −1 gives missing.
  func figures(_ side: Int, _ rows: [Int]) throws(RelationFailure) -> [Figure] {
    guard let vector = try vectors[side]() else { return rows.map { _ in .missing } }
    return rows.map { row in
      row < 0 || row >= vector.count ? .missing : adapted(vector.figure(row), from: vector.type)
    }
  }

  /// A figure of one side's type as one of the column's.
  func adapted(_ figure: Figure, from own: FieldType) -> Figure {
    guard own != type, case .whole(let stored) = figure else { return figure }
    switch (own, type) {
    case (.list(let mine), .list(let all)):
      guard mine.values.indices.contains(Int(stored)) else { return .missing }
      return all.values.firstIndex(of: mine.values[Int(stored)]).map { .whole(Int64($0)) }
        ?? .missing
    case (.number, .number), (.share, .share):
      return .exact(Exact(unscaled: stored, scale: own.scale))
    default: return .missing
    }
  }

  /// A figure in a form that is equal where the values are.
  func plain(_ figure: Figure) -> Figure {
    switch (figure, type) {
    case (.whole(let stored), .number), (.whole(let stored), .share),
      (.whole(let stored), .months):
      .exact(Exact(unscaled: stored, scale: type.scale))
    case (.share(let above, let below), _):
      below.inverse.flatMap { above.times($0) }.map { .exact($0) } ?? figure
    default: figure
    }
  }

  /// The type that holds the values of all sides.
  static func type(of types: [FieldType]) -> FieldType {
    guard var common = types.last else { return .text }
    for type in types {
      switch (common, type) {
      case (.number(let a), .number(let b)): common = .number(scale: max(a, b))
      case (.share(let a), .share(let b)): common = .share(scale: max(a, b))
      case (.list(let a), .list(let b)):
        let more = b.values.filter { !a.values.contains($0) }
        if !more.isEmpty { common = .list(ClosedList(a.id, a.values + more)) }
      default: break
      }
    }
    return common
  }
}

/// What tells one row of an answer from another.
enum RowKey: Hashable {
  /// A row of a noun, by its number, which never changes.
  case row(Int32)
  /// The values of the key columns; of rows that are alike the how manieth.
  case values([Figure], nth: Int)
}
