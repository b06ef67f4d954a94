import KompModel
import KompValues

/// A change as it is typed, and the first day on which it holds.
struct TriedChange {
  let line: String
  let day: Day
  var isLeaving = false
}

extension TriedTown {
  /// A day before, on or after another.
  private mutating func someDay(around day: Day) -> Day {
    let gap = [-400, -40, -1, 0, 0, 30, 200, 700][roll(8)]
    return day.adding(days: gap) ?? day
  }

  private mutating func unit() -> String { Self.units[roll(3)] }

  /// Any change there is a statement for, typed on a day; it holds from then, from before or from later.
  ///
  /// Some are refused: of a person who is gone, of rows that others refer to, of another number of rows.
  mutating func anyChange(on today: Day) -> TriedChange {
    let day = someDay(around: today)
    let from = roll(4) == 0 ? "" : " from \(day)"
    let holds = from.isEmpty ? today : max(day, today)
    let person = "P\(roll(people))"
    let line: String
    switch roll(18) {
    case 0: line = "staff where id=\(person) set unit=\"\(unit())\"\(from)"
    case 1: line = "staff where unit=\"\(unit())\" set degree=\(50 + roll(51))%\(from)"
    case 2: line = "employments where id=E\(roll(people)) set degree=\(10 + roll(91))%\(from)"
    case 3: line = "staff where id=\(person) set step=\(1 + roll(4)), ladder=\"Fyra\"\(from)"
    case 4:
      return TriedChange(
        line: "staff where id=\(person) correct degree=\(40 + roll(61))%", day: today)
    case 5: line = "employments where unit=\"\(unit())\" correct unit=\"\(unit())\"\(from)"
    case 6:
      let last = someDay(around: today)
      return TriedChange(
        line: "staff including former where id=\(person) leave \(last) reason=\"prov\"",
        day: max(last.adding(days: 1) ?? last, today), isLeaving: true)
    case 7:
      let last = someDay(around: today)
      return TriedChange(
        line: "staff where unit=\"\(unit())\" leave \(last) expect \(roll(4)) rows",
        day: max(last.adding(days: 1) ?? last, today), isLeaving: true)
    case 8:
      return TriedChange(
        line: "staff where id=\(person) remove expect \(roll(3)) rows", day: today)
    case 9:
      return TriedChange(
        line: "assessments where person=\(person) limit 1 remove expect >= 0 rows", day: today)
    case 10: return TriedChange(line: "needs limit 1 remove expect >= 1 rows", day: today)
    case 11:
      line = "add staff id=X\(roll(40)), unit=\"\(unit())\", profession=läkare, name=\"Ny\"\(from)"
    case 12:
      return TriedChange(
        line: "add units id=\"v\(roll(9))\", name=\"Väst \(roll(9))\"", day: today)
    case 13:
      return TriedChange(
        line: "target \(unit()): \(roll(3)), \(roll(3)), \(roll(3)), 1", day: today)
    case 14: line = "assess \(person) k\(roll(3))=\(1 + roll(4))\(from)"
    case 15: line = "assess \(person) k\(roll(3))=\(1 + roll(4))\(from) source=manager"
    case 16: line = "place \(person) step=\(1 + roll(4)) ladder=\"Fyra\"\(from)"
    default:
      line =
        "need \(unit()): \(1 + roll(4)) staff where has k\(roll(3))>=\(1 + roll(3))\(from)"
    }
    return TriedChange(line: line, day: holds)
  }
}
