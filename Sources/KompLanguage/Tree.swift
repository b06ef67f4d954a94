import KompLexicon

/// A word or quoted text that names something, as typed, with its place.
public struct Name: Hashable, Sendable {
  /// The name without quotes, composed; case as typed.
  public var text: String
  /// Where it stands.
  public var place: Place
  /// Whether it stood in quotes.
  public var quoted: Bool

  /// A name at a place.
  public init(_ text: String, at place: Place, quoted: Bool = false) {
    self.text = text
    self.place = place
    self.quoted = quoted
  }
}

/// A dotted path of fields: `unit.parent.name`; `.level` begins with its dot.
public struct Path: Hashable, Sendable {
  /// The names in order; never empty.
  public var names: [Name]
  /// Whether it began with a dot: a field where a value is expected.
  public var dotted: Bool
  /// Where it stands.
  public var place: Place

  /// A path at a place.
  public init(_ names: [Name], dotted: Bool = false, at place: Place) {
    self.names = names
    self.dotted = dotted
    self.place = place
  }
}

/// An expression: what stands in `show`, `by`, `sort`, measures and on either side of a comparison.
public indirect enum Expression: Hashable, Sendable {
  /// A field, or a path of fields.
  case path(Path)
  /// A value.
  case literal(Literal, Place)
  /// `year(hired)`, `round(salary, 2)`, `if(c, a, b)`: function, arguments.
  case call(Keyword, Place, [Argument], Place)
  /// `salary / 12`: operator `+ - * /`.
  case arithmetic(Character, Expression, Expression, Place)
  /// `age in (..34, 35..54, 55..)` as a key: an expression cut into ranges.
  case classes(Expression, [Operand], Place)
  /// `count(staff where level>=3)`: the row's own related rows, or the whole where no row is.
  case count(Query, Place)

  /// Where the expression stands.
  public var place: Place {
    switch self {
    case .path(let path): path.place
    case .literal(_, let place), .call(_, _, _, let place), .arithmetic(_, _, _, let place),
      .classes(_, _, let place), .count(_, let place):
      place
    }
  }
}

/// An argument of a function.
public enum Argument: Hashable, Sendable {
  /// An expression.
  case expression(Expression)
  /// A condition, the first argument of `if`.
  case condition(Condition)
}

/// The right side of a comparison, or a member of a set.
public enum Operand: Hashable, Sendable {
  /// A value or a dotted field.
  case expression(Expression)
  /// `25..34`, `..34`, `55..`: both ends included.
  case range(Expression?, Expression?, Place)

  /// Where the operand stands.
  public var place: Place {
    switch self {
    case .expression(let expression): expression.place
    case .range(_, _, let place): place
    }
  }
}
