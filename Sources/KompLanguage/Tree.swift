import KompLexicon
import KompValues

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

/// A count of calendar units: `12 months`, `2 years`.
public struct Span: Hashable, Sendable {
  /// How many.
  public var count: Int
  /// Of what.
  public var unit: Period.Kind

  /// A count of calendar units.
  public init(_ count: Int, _ unit: Period.Kind) {
    self.count = count
    self.unit = unit
  }
}

/// A time said by words, resolved against the day asked about.
public enum RelativeTime: Hashable, Sendable {
  /// `today`, `yesterday` (−1).
  case day(offset: Int)
  /// `last 3 months`: the rolling interval that ends on the day asked about.
  case last(Span)
  /// `next 90 days`: the rolling interval that begins on the day after.
  case next(Span)
  /// `previous quarter`, `this year`: whole calendar periods, so many from the present one.
  case calendar(Period.Kind, offset: Int)
}

/// A value as written, before a field has typed it.
public enum Literal: Hashable, Sendable {
  /// A bare word in a value's place: `kommunrehab`.
  case word(String)
  /// A quoted text; wildcards live here.
  case text(String)
  /// `3`, `0.75`: the digits as typed.
  case number(Exact)
  /// `75%`: the share 0.75.
  case percent(Exact)
  /// `2026-05-01`, `2026Q2`: with the text it was written as, for fields where `2026` is a number.
  case period(Period, written: String)
  /// `12 months`.
  case span(Span)
  /// `today`, `last 3 months`.
  case relative(RelativeTime)
  /// `:unit`.
  case parameter(String)
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

/// `= != < <= > >=`.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `any`, `all`, `no`.
public enum Quantifier: Hashable, Sendable { case any, all, none }

/// What must hold for a row to be kept.
public indirect enum Condition: Hashable, Sendable {
  /// All must hold.
  case and([Condition])
  /// One must hold.
  case or([Condition])
  /// It must not hold.
  case not(Condition, Place)
  /// `level < 3`; the place is the operator's.
  case compare(Expression, Comparison, Operand, Place)
  /// `unit in (a, b)`; the last is true for `not in`; the place is the operator's.
  case member(Expression, [Operand], negated: Bool, Place)
  /// `age between 25 and 34`.
  case between(Expression, Expression, Expression, Place)
  /// `name contains ås`, `starts with`, `ends with`, `matches`.
  case text(Expression, Keyword, Operand, Place)
  /// `unit under "Vård och omsorg"`.
  case under(Expression, Operand, Place)
  /// `level is missing`; the flag is true for `is known`.
  case missing(Expression, known: Bool, Place)
  /// A yes/no field alone, or the name of a defined condition.
  case holds(Expression)
  /// `any assessments (…)`.
  case quantified(Quantifier, Name, Condition?, Place)
  /// `has sårvård>=3`; negated for `lacks`.
  case competence(Name, Comparison?, Operand?, negated: Bool, Place)
}
