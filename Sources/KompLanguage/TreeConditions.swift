import KompLexicon

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
