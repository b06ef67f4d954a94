import KompLexicon
import KompModel
import KompValues

/// The values of a term over all rows of a relation.
public struct Vector: Sendable {
  /// Stored integers: codes, days, counts of `10^-scale`; without rows where the values are exact.
  var column: Column
  /// What they are.
  let type: FieldType
  /// Exact values where no common scale holds them: means, quotients.
  private let made: [Exact?]?
  /// Numerator and denominator of shares, kept so that totals are right.
  let parts: [(above: Exact, below: Exact)?]?
  /// Quotients that become exact numbers one by one, when somebody asks for one.
  let quotients: Quotients?

  /// Stored integers, or exact values.
  init(
    column: Column, type: FieldType, exacts: [Exact?]? = nil,
    parts: [(above: Exact, below: Exact)?]? = nil
  ) {
    self.column = column
    self.type = type
    self.made = exacts
    self.parts = parts
    quotients = nil
  }

  /// Quotients of whole numbers.
  init(_ quotients: Quotients, type: FieldType) {
    column = Column(missing: 0)
    self.type = type
    made = nil
    parts = nil
    self.quotients = quotients
  }

  /// Whether no common scale holds the values.
  var isExact: Bool { made != nil || quotients != nil }

  /// The exact values, where no common scale holds them.
  var exacts: [Exact?]? { made ?? quotients?.all }

  /// The value of a row as an exact number; nil where it is missing.
  func number(_ row: Int) -> Exact? {
    if let made { return made[row] }
    if let quotients { return quotients[row] }
    return column[row].map { Exact(unscaled: $0, scale: type.scale) }
  }

  /// The number of rows.
  var count: Int { made?.count ?? quotients?.count ?? column.count }

  /// Whether a row's value is missing.
  func isMissing(_ row: Int) -> Bool {
    if let made { return made[row] == nil }
    if let quotients { return quotients.isMissing(row) }
    return column[row] == nil
  }

  /// The values of some rows, in their order; −1 gives missing.
  func picked(_ rows: [Int]) -> Vector {
    picked(rows.map { Int32(truncatingIfNeeded: $0) })
  }

  /// The values of some rows, in their order; −1 gives missing.
  func picked(_ rows: [Int32]) -> Vector {
    if let quotients { return Vector(quotients.picked(rows), type: type) }
    if let made {
      return Vector(
        column: Column(missing: 0), type: type, exacts: rows.map { $0 < 0 ? nil : made[Int($0)] },
        parts: parts.map { parts in rows.map { $0 < 0 ? nil : parts[Int($0)] } })
    }
    return Vector(column: Column(column.gather(rows), textsOf: column), type: type)
  }
}

/// Quotients of whole numbers, each made an exact number only when it is asked for.
///
/// Of seventeen thousand means twenty are printed.
struct Quotients: Sendable {
  /// What is divided, in units of `10^-scale`.
  let above: [Int64]
  /// What it is divided by; 0 where the value is missing.
  let below: [Int64]
  /// The decimal places of what is divided.
  let scale: Int

  var count: Int { above.count }

  /// Whether a row's value is missing.
  func isMissing(_ row: Int) -> Bool { below[row] == 0 }

  /// The value of a row.
  subscript(row: Int) -> Exact? {
    if below[row] == 0 { return nil }
    let unit = scale == 0 ? 1 : Exact.power(scale)
    let (whole, overflow) = unit.multipliedReportingOverflow(by: Int128(below[row]))
    return overflow ? nil : Exact(Int128(above[row]), over: whole)
  }

  /// Every value.
  var all: [Exact?] { (0..<count).map { self[$0] } }

  /// Some rows' values.
  func picked(_ rows: [Int32]) -> Quotients {
    Quotients(
      above: rows.map { $0 < 0 ? 0 : above[Int($0)] },
      below: rows.map { $0 < 0 ? 0 : below[Int($0)] }, scale: scale)
  }
}

/// The value of one cell of an answer, free of how it is written.
public enum Value: Hashable, Sendable {
  case missing
  case text(String)
  case word(Both)
  case flag(Bool)
  /// A whole number that is no amount: a year, a step, a code.
  case digits(Int)
  case number(Exact, places: Int)
  case share(above: Exact, below: Exact)
  case percent(Exact)
  case months(Int)
  case day(Day)
}
