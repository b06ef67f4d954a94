import KompValues

/// A condition as text for the parser and as a closure over a naive row.
struct RandomCondition {
  let text: String
  let holds: (NaiveRow) -> Bool

  /// A condition of at most so many levels.
  static func make(_ dice: inout Dice, depth: Int = 2) -> RandomCondition {
    guard depth > 0, dice.happens(60) else { return leaf(&dice) }
    switch dice.roll(0...2) {
    case 0:
      let (a, b) = (make(&dice, depth: depth - 1), make(&dice, depth: depth - 1))
      return RandomCondition(text: "(\(a.text)) and (\(b.text))") { a.holds($0) && b.holds($0) }
    case 1:
      let (a, b) = (make(&dice, depth: depth - 1), make(&dice, depth: depth - 1))
      return RandomCondition(text: "(\(a.text)) or (\(b.text))") { a.holds($0) || b.holds($0) }
    default:
      let a = make(&dice, depth: depth - 1)
      return RandomCondition(text: "not (\(a.text))") { !a.holds($0) }
    }
  }

  static func leaf(_ dice: inout Dice) -> RandomCondition {
    switch dice.roll(0...11) {
    case 0, 1, 2: return number(&dice)
    case 3, 4: return coded(&dice)
    case 5: return days(&dice)
    case 6:
      let field = dice.pick([
        "age", "unit", "step", "education", "hired", "sex", "profession", "fte",
      ])
      return dice.happens(50)
        ? RandomCondition(text: "\(field) is missing") { $0[field] == .missing }
        : RandomCondition(text: "\(field) is known") { $0[field] != .missing }
    case 7:
      let part = dice.pick(["a", "å", "E", "1", "o 2"])
      return RandomCondition(text: "name contains \"\(part)\"") { row in
        row["name"].text.map { folded($0).contains(folded(part)) } ?? false
      }
    case 8:
      let (a, b) = (dice.pick(["age", "step", "salary"]), dice.pick(["step", "fte", "degree"]))
      let sign = dice.pick(signs)
      return RandomCondition(text: "\(a) \(sign) .\(b)") { compare($0[a], sign, $0[b]) }
    case 9:
      return RandomCondition(text: "profession.licensed") {
        $0["profession.licensed"] == .flag(true)
      }
    case 10:
      let top = dice.pick([("Vård", ["Vård", "Åvägen", "ängen", "Östra"]), ("Östra", ["Östra"])])
      return RandomCondition(text: "unit under \(top.0)") { row in
        row["unit"].text.map { top.1.contains($0) } ?? false
      }
    default: return quantified(&dice)
    }
  }

  static let signs = ["=", "!=", "<", "<=", ">", ">="]

  /// Missing is a value of its own for = and !=, and neither less nor greater.
  static func compare(_ a: Cell, _ sign: String, _ b: Cell) -> Bool {
    if sign == "=" { return a == b }
    if sign == "!=" { return a != b }
    guard let x = a.number, let y = b.number else { return false }
    return switch sign {
    case "<": x < y
    case "<=": x <= y
    case ">": x > y
    default: x >= y
    }
  }

  private static func number(_ dice: inout Dice) -> RandomCondition {
    let (field, literal, value) = literal(&dice)
    switch dice.roll(0...3) {
    case 0 where field != "tenure":
      let (other, otherValue) = again(field, &dice)
      return RandomCondition(text: "\(field) = \(literal)..\(other)") { row in
        row[field].number.map { value <= $0 && $0 <= otherValue } ?? false
      }
    case 1:
      let (other, otherValue) = again(field, &dice)
      return RandomCondition(text: "\(field) not in (\(literal), \(other))") { row in
        row[field] != .number(value) && row[field] != .number(otherValue)
      }
    case 2:
      let (other, otherValue) = again(field, &dice)
      return RandomCondition(text: "\(field) between \(literal) and \(other)") { row in
        row[field].number.map { value <= $0 && $0 <= otherValue } ?? false
      }
    default:
      let sign = dice.pick(signs)
      return RandomCondition(text: "\(field) \(sign) \(literal)") {
        compare($0[field], sign, .number(value))
      }
    }
  }

  private static func literal(_ dice: inout Dice) -> (String, String, Exact) {
    let field = dice.pick(["age", "step", "degree", "fte", "salary", "tenure"])
    let (text, value) = again(field, &dice)
    return (field, text, value)
  }

  private static func again(_ field: String, _ dice: inout Dice) -> (String, Exact) {
    func exact(_ numerator: Int, _ below: Int) -> Exact {
      Exact(Int128(numerator), over: Int128(below)) ?? Exact(0)
    }
    switch field {
    case "step": let n = dice.roll(0...5); return ("\(n)", Exact(n))
    case "degree": let n = dice.pick([25, 50, 60, 75, 100]); return ("\(n)%", exact(n, 100))
    case "fte":
      let n = dice.roll(0...8);
      return (Numeral.write(exact(n, 4), places: 2, style: .canonical), exact(n, 4))
    case "salary": let n = dice.roll(200...600); return ("\(n).5", exact(n * 10 + 5, 10))
    case "tenure": let n = dice.roll(0...30); return ("\(n) years", Exact(12 * n))
    default:
      let n = dice.roll(15...70)
      return dice.happens(80) ? ("\(n)", Exact(n)) : ("\(n).5", exact(n * 10 + 5, 10))
    }
  }

  private static func coded(_ dice: inout Dice) -> RandomCondition {
    let (field, values): (String, [String]) = dice.pick([
      ("unit", RandomTown.units.map(\.0)), ("profession", RandomTown.professions.map(\.0)),
      ("sex", RandomTown.sexes), ("form", RandomTown.forms), ("department", ["Vård", "Skola"]),
      ("unit.kind", ["unit", "department", "municipality"]),
    ])
    let value = dice.pick(values)
    switch dice.roll(0...2) {
    case 0: return RandomCondition(text: "\(field) = \"\(value)\"") { $0[field] == .text(value) }
    case 1: return RandomCondition(text: "\(field) != \"\(value)\"") { $0[field] != .text(value) }
    default:
      let other = dice.pick(values)
      return RandomCondition(text: "\(field) in (\"\(value)\", \"\(other)\")") {
        $0[field] == .text(value) || $0[field] == .text(other)
      }
    }
  }

  private static func days(_ dice: inout Dice) -> RandomCondition {
    let field = dice.pick(["hired", "born"])
    let year = dice.roll(1960...2025)
    let text = dice.pick([
      "\(year)", "\(year)Q\(dice.roll(1...4))", "\(year)-0\(dice.roll(1...9))", "\(year)-03-17",
    ])
    let sign = dice.pick(signs)
    return RandomCondition(text: "\(field) \(sign) \(text)") { row in
      guard let period = Period(text) else { return false }
      guard let day = row[field].day else { return sign == "!=" }
      return switch sign {
      case "=": period.first <= day && day <= period.last
      case "!=": day < period.first || period.last < day
      case "<": day < period.first
      case "<=": day <= period.last
      case ">": day > period.last
      default: day >= period.first
      }
    }
  }

  private static func quantified(_ dice: inout Dice) -> RandomCondition {
    let percent = dice.pick([50, 75, 100])
    let limit = Exact(Int128(percent), over: 100) ?? Exact(1)
    func meets(_ row: [String: Cell]) -> Bool { row["degree"]?.number.map { $0 < limit } ?? false }
    switch dice.roll(0...2) {
    case 0:
      return RandomCondition(text: "any employments (degree<\(percent)%)") {
        $0.employments.contains(where: meets)
      }
    case 1:
      return RandomCondition(text: "no employments (degree<\(percent)%)") {
        !$0.employments.contains(where: meets)
      }
    default:
      return RandomCondition(text: "all employments (degree<\(percent)%)") {
        !$0.employments.isEmpty && $0.employments.allSatisfy(meets)
      }
    }
  }
}
