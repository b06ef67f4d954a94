import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A bound expression: what is computed for each row of a relation, a column at a time.
indirect enum Term: Sendable {
  /// A field of the relation.
  case field(Field)
  /// A field of the row that a reference points to.
  case through(Term, NounID, Field)
  /// The same number for every row.
  case constant(Exact)
  /// The same day for every row.
  case day(Day)
  /// `+ - * /`.
  case arithmetic(Character, Typed, Typed)
  /// year, month, quarter, week, absolute, length, lower of one argument.
  case call(Keyword, Typed)
  /// `round(x, 2)`.
  case rounded(Typed, places: Int)
  /// `if(c, a, b)`.
  case choice(Bound, Typed, Typed)
  /// The index of the class a value falls in.
  case classes(Typed, [ClosedRange<Int64>])
  /// How many rows of another noun refer to each row and meet a condition.
  case related(Related)
}

/// The rows of another noun that refer to a row of this one.
struct Related: Sendable {
  /// The other noun.
  let noun: NounID
  /// Its field that refers to this noun.
  let reference: Field
  /// What must hold for them.
  let condition: Bound?
}

/// A bound expression with what its values are.
struct Typed: Sendable {
  let term: Term
  let type: FieldType
  /// Its name as a column, in both tongues; English is the id.
  let name: Both
  /// Where it stands.
  let place: Place
  /// Whether what it names came undated from a file.
  var isUndated = false
  /// The labels of classes, where it is a key cut into ranges.
  var labels: [Both]? = nil
  /// Whether its field was written with the Swedish word, so that mended words are Swedish too.
  var isSaidInSwedish = false
}

/// A bound condition.
indirect enum Bound: Sendable {
  /// Always or never.
  case constant(Bool)
  case and([Bound])
  case or([Bound])
  case not(Bound)
  /// A stored integer between two, both included; missing never is. Negated, missing is among the rows.
  case range(Typed, low: Int64, high: Int64, negated: Bool)
  /// A code in a table; what missing gives.
  case lookup(Typed, [UInt8], missing: Bool)
  /// A text tested when the query runs: once for each different text.
  case text(Typed, TextTest)
  /// Exact comparison of a computed number.
  case exact(Typed, Comparison, Exact)
  /// Missing, or known.
  case missing(Typed, known: Bool)
  /// Two fields compared.
  case fields(Typed, Comparison, Typed)
  /// any, all, no.
  case quantified(Quantifier, Related)
  /// has, lacks.
  case held(Holding)

  /// The parts that must all hold.
  var conjuncts: [Bound] {
    if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// The terms whose missing values decide about rows, each once.
  var watched: [Typed] {
    var result: [Typed] = []
    func add(_ typed: Typed) {
      if !result.contains(where: { $0.name == typed.name }) { result.append(typed) }
    }
    func visit(_ bound: Bound) {
      switch bound {
      case .constant, .missing, .quantified, .held: break
      case .and(let parts), .or(let parts): parts.forEach(visit)
      case .not(let part): visit(part)
      case .range(let typed, _, _, _), .lookup(let typed, _, _), .exact(let typed, _, _),
        .text(let typed, _):
        add(typed)
      case .fields(let a, _, let b):
        add(a)
        add(b)
      }
    }
    visit(self)
    return result
  }

  /// The competence that those are without whom it keeps, where it asks for that.
  var lacked: Holding? {
    switch self {
    case .held(let holding): holding.isNegated ? holding : nil
    case .not(.held(let holding)): holding.isNegated ? nil : holding
    default: nil
    }
  }

  /// The one term it tests and the same test of another, where it tests one.
  var leaf: (Typed, (Typed) -> Bound)? {
    switch self {
    case .range(let typed, let low, let high, let negated):
      (typed, { .range($0, low: low, high: high, negated: negated) })
    case .lookup(let typed, let table, let missing):
      (typed, { .lookup($0, table, missing: missing) })
    case .text(let typed, let test): (typed, { .text($0, test) })
    case .exact(let typed, let comparison, let number):
      (typed, { .exact($0, comparison, number) })
    case .missing(let typed, let known): (typed, { .missing($0, known: known) })
    case .constant, .and, .or, .not, .fields, .quantified, .held: nil
    }
  }

  /// What a test of one term says of a missing value.
  var ofMissing: Bool {
    switch self {
    case .range(_, _, _, let negated): negated
    case .lookup(_, _, let missing): missing
    case .exact(_, let comparison, _): comparison == .notEqual
    case .missing(_, let known): !known
    default: false
    }
  }

  /// True only where the condition holds whatever the missing values are.
  var certainly: Bound {
    switch self {
    case .constant, .missing, .quantified, .held: self
    case .and(let parts): .and(parts.map(\.certainly))
    case .or(let parts): .or(parts.map(\.certainly))
    case .not(let part): .not(part.possibly)
    case .range, .lookup, .text, .exact, .fields:
      .and([self] + watched.map { .missing($0, known: true) })
    }
  }

  /// True where the condition could hold if the missing values were known.
  var possibly: Bound {
    switch self {
    case .constant, .missing, .quantified, .held: self
    case .and(let parts): .and(parts.map(\.possibly))
    case .or(let parts): .or(parts.map(\.possibly))
    case .not(let part): .not(part.certainly)
    case .range, .lookup, .text, .exact, .fields:
      .or([self] + watched.map { .missing($0, known: false) })
    }
  }
}
