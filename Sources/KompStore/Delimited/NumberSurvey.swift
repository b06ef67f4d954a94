import KompLexicon
import KompModel

/// What all the numbers of a column say about their marks.
struct NumberSurvey {
  var count = 0
  /// The values, where every one of them is digits alone: the column is read already.
  var plain: Column?
  var invalid = 0
  var missingWords = 0
  var percents = 0
  var leadingZeros = 0
  var overlong = 0
  /// The fewest and most digits of a value.
  var fewest = Int.max
  var most = 0
  /// Decimals after a comma and after a point: the most, and whether any is not zero.
  private var places = (comma: 0, point: 0)
  private var wholeDigits = 0
  /// The highest value of a column of digits alone.
  private(set) var highest: Int64 = 0
  private var decimals = (comma: 0, point: 0)
  private var groups = (comma: 0, point: 0)
  private var unclear = (comma: 0, point: 0)
  /// Whether a decimal is other than zero.
  private var hasFractions = false

  /// Counts numbers of digits alone in and keeps them, where every cell is one.
  mutating func takePlain(_ found: PlainParts) -> Bool {
    guard found.stop == nil else { return false }
    if found.known > 0 {
      count = found.known
      most = NumberSurvey.digits(found.high)
      fewest = NumberSurvey.digits(found.low)
      wholeDigits = most
      highest = found.high
    }
    plain = found.column
    return true
  }

  private static func digits(_ value: Int64) -> Int {
    var (value, digits) = (value / 10, 1)
    while value > 0 { (value, digits) = (value / 10, digits + 1) }
    return digits
  }

  /// Counts a number in.
  @inline(__always)
  mutating func take(_ number: NumberText) {
    count += 1
    if number.digits < fewest { fewest = number.digits }
    if number.digits > most { most = number.digits }
    if number.digits > 18 { overlong += 1 }
    if number.hasLeadingZero { leadingZeros += 1 }
    if number.isPercent { percents += 1 }
    if number.kind == .plain {
      wholeDigits = max(wholeDigits, number.digits)
      return
    }
    takeMarks(number)
  }

  private mutating func takeMarks(_ number: NumberText) {
    switch number.kind {
    case .invalid: invalid += 1
    case .plain: break
    case .grouped:
      wholeDigits = max(wholeDigits, number.digits)
      if number.lastMark == .comma { groups.comma += 1 }
      if number.lastMark == .point { groups.point += 1 }
    case .ambiguous:
      wholeDigits = max(wholeDigits, number.digits)
      if number.lastMark == .comma {
        unclear.comma += 1
        places.comma = max(places.comma, 3)
      } else {
        unclear.point += 1
        places.point = max(places.point, 3)
      }
      if number.value % 1000 != 0 { hasFractions = true }
    case .decimal:
      wholeDigits = max(wholeDigits, number.digits - number.lastDigits)
      if number.groupMark == .comma { groups.comma += 1 }
      if number.groupMark == .point { groups.point += 1 }
      if number.lastMark == .comma {
        decimals.comma += 1
        places.comma = max(places.comma, number.lastDigits)
      } else {
        decimals.point += 1
        places.point = max(places.point, number.lastDigits)
      }
      if !hasFractions && number.lastDigits <= 18
        && number.value % NumberSurvey.power(number.lastDigits) != 0
      {
        hasFractions = true
      }
    }
  }

  /// Ten to a power of at most 19.
  static func power(_ exponent: Int) -> UInt64 {
    var result: UInt64 = 1
    for _ in 0..<max(0, min(exponent, 19)) { result &*= 10 }
    return result
  }

  /// What the marks of the column mean.
  func marks(separator: UInt8) -> NumberMarks {
    let comma = decimals.comma > 0 || groups.point > 0
    let point = decimals.point > 0 || groups.comma > 0
    if comma && point {
      let prefersComma =
        separator == 0x3B || (separator != 0x2C && decimals.comma > decimals.point)
      return NumberMarks(decimal: prefersComma ? .comma : .point, fault: .mixed)
    }
    if comma {
      // A lone point before three digits is a group only where the column proves that it groups with points.
      let fault: NumberMarks.Fault? = unclear.point > 0 && groups.point == 0 ? .unclear : nil
      return NumberMarks(
        decimal: .comma, groupsByOther: groups.point > 0, fault: fault,
        isCertain: unclear.comma == 0)
    }
    if point { return NumberMarks(decimal: .point, groupsByOther: true) }
    if unclear.comma > 0 && unclear.point > 0 {
      return NumberMarks(decimal: .none, fault: .unclear)
    }
    if unclear.comma > 0 {
      return separator == 0x3B
        ? NumberMarks(decimal: .comma, isCertain: false)
        : NumberMarks(decimal: .none, fault: .unclear)
    }
    if unclear.point > 0 {
      return separator == 0x3B
        ? NumberMarks(decimal: .none, fault: .unclear)
        : NumberMarks(decimal: .point, isCertain: false)
    }
    return NumberMarks(decimal: .none)
  }

  /// The decimals that hold every value; none where all decimals are zeros.
  func scale(_ marks: NumberMarks) -> Int {
    if !hasFractions { return 0 }
    return marks.decimal == .comma ? places.comma : marks.decimal == .point ? places.point : 0
  }

  /// Whether every value at a scale fits in 64 bits.
  func fits(scale: Int) -> Bool { overlong == 0 && wholeDigits + scale <= 18 }
}

/// What the marks of a column's numbers mean.
struct NumberMarks {
  /// Why some of them have no certain meaning.
  enum Fault { case mixed, unclear }

  /// The decimal mark.
  var decimal: NumberMark
  /// Whether the other one of comma and point stands between thousands.
  var groupsByOther = false
  var fault: Fault?
  /// Whether values prove it; otherwise the file's separator decided.
  var isCertain = true

  /// How many decimals a number has; nil where the column's marks give it no certain meaning.
  @inline(__always)
  func decimals(of number: NumberText) -> Int? {
    switch number.kind {
    case .plain: 0
    case .invalid: nil
    case .grouped:
      number.lastMark == .blank || (groupsByOther && number.lastMark != decimal) ? 0 : nil
    case .decimal:
      number.lastMark == decimal
        && (number.groupMark == .none || number.groupMark == .blank || groupsByOther)
        ? number.lastDigits : nil
    case .ambiguous:
      number.lastMark == decimal && fault != .mixed
        ? 3 : (groupsByOther && number.lastMark != decimal ? 0 : nil)
    }
  }
}
