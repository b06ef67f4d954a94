@testable import KompSession

/// Lines that change the example municipality, thrown with fixed dice.
struct ChangeLines {
  private var state: UInt64
  private var made = 0

  init(seed: UInt64) { state = seed }

  /// A whole number below a bound.
  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(1, bound)))
  }

  private mutating func one(_ of: [String]) -> String { of[roll(of.count)] }

  private mutating func person() -> String {
    one(["P01", "P02", "P03", "P04", "P05", "P06", "P07"])
  }

  private mutating func unit() -> String { one(["kommunrehab", "hemsjukvård", "Björkgården"]) }

  private mutating func day() -> String {
    "20\(24 + roll(4))-0\(1 + roll(9))-1\(roll(9))"
  }

  /// A line; most of them change something.
  mutating func line() -> String {
    made += 1
    switch roll(12) {
    case 0: return "staff where id=\(person()) set unit=\"\(unit())\" from \(day())"
    case 1:
      return "staff where unit=\"\(unit())\" set degree=\(50 + roll(51))%, reason=\"nr \(made)\""
    case 2: return "staff where id=\(person()) correct degree=\(40 + roll(61))%"
    case 3:
      return "staff including former where id=\(person()) leave \(day()) reason=\"nr \(made)\""
    case 4: return "assess \(person()) hjälpmedel=\(1 + roll(4)) from \(day())"
    case 5: return "place \(person()) step=\(1 + roll(4)) from \(day())"
    case 6: return "add units id=\"x\(made)\", name=\"Enhet \(made)\", parent=\"Vård och omsorg\""
    case 7: return "add staff id=X\(made), unit=\"\(unit())\", name=\"Ny \(made)\" from \(day())"
    case 8: return "assessments where person=\(person()) limit 1 remove expect >= 0 rows"
    case 9: return "staff where id=X\(1 + roll(max(1, made))) remove expect >= 0 rows"
    case 10: return "need kommunrehab: \(1 + roll(6)) staff where step>=\(1 + roll(3))"
    default: return "target \(one(["kommunrehab", "hemsjukvård"])): \(roll(3)), \(roll(3)), 1, 1"
    }
  }
}
