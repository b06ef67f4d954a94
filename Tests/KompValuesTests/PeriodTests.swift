import KompValues
import Testing

struct PeriodTests {
  @Test(arguments: [
    ("2026-05-01", "2026-05-01", "2026-05-01"), ("2026-05", "2026-05-01", "2026-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2026Q2", "2026-04-01", "2026-06-30"),
    ("2026Q4", "2026-10-01", "2026-12-31"), ("2026T2", "2026-05-01", "2026-08-31"),
    ("2026T3", "2026-09-01", "2026-12-31"), ("2026H1", "2026-01-01", "2026-06-30"),
    ("2026H2", "2026-07-01", "2026-12-31"), ("2026", "2026-01-01", "2026-12-31"),
    ("1000", "1000-01-01", "1000-12-31"), ("2026w12", "2026-03-16", "2026-03-22"),
    ("2020w53", "2020-12-28", "2021-01-03"), ("2026w01", "2025-12-29", "2026-01-04"),
    ("0001w01", "0001-01-01", "0001-01-07"), ("9999w52", "9999-12-27", "9999-12-31"),
  ])
  func `a literal is its whole interval and reads back`(text: String, first: String, last: String) {
    let period = Period(text)
    #expect(period?.first.description == first)
    #expect(period?.last.description == last)
    #expect(period?.description == text)
    #expect(Period(Substring(text.lowercased())) == period)
    #expect(Period(text.uppercased()) == period)
  }

  @Test func `the week has a letter in each tongue and needs no zero before`() {
    #expect(Period("2026v12") == Period("2026w12"))
    #expect(Period("2026V5") == Period("2026w05"))
    #expect(Period("2026V5")?.description == "2026w05")
  }

  @Test(arguments: [
    "", "2", "202", "20265", "0999", "0000", "2026-", "2026-5", "2026-13", "2026-00", "2026Q0",
    "2026Q5", "2026Q", "2026Q02", "2026T4", "2026H3", "2026w0", "2026w54", "2025w53", "2026w123",
    "2026-Q2", "2026-w12", "2026x1", "2026 Q2", "-2026", "2026Q２", "2026..2027", "Q22026",
    "2026-02-29", "2026\u{0}Q2", "0000Q1", "2026w00",
  ])
  func `anything else is no period`(text: String) {
    #expect(Period(text) == nil)
  }

  static let calendar: [Period.Kind] = [.day, .week, .month, .quarter, .tertial, .halfYear, .year]

  @Test(arguments: calendar)
  func `the periods of a kind cover the calendar without gaps and read back`(kind: Period.Kind)
    throws
  {
    var dice = Dice(seed: 7)
    for _ in 0..<400 {
      let day = Day(number: Int32.random(in: -350_000...2_932_000, using: &dice))
      let period = Period.containing(day, kind: kind)
      #expect(period.contains(day) && period.kind == kind)
      #expect(Period(period.description) == period)
      let next = try #require(period.moved(by: 1))
      #expect(next.first == period.last.adding(days: 1))
      #expect(next.moved(by: -1) == period)
      let steps = Int.random(in: -300...300, using: &dice)
      if let far = period.moved(by: steps) { #expect(far.moved(by: -steps) == period) }
    }
  }

  @Test func `a span is written with both days and moves by its own length`() throws {
    let first = try #require(Day(iso: "2026-01-01"))
    let last = try #require(Day(iso: "2026-02-15"))
    let span = Period(first: first, last: last)
    #expect(span.description == "2026-01-01..2026-02-15")
    #expect(span.moved(by: 1)?.description == "2026-02-16..2026-04-02")
    #expect(span.moved(by: -1)?.moved(by: 1) == span)
    #expect(Period(first: first, last: last, kind: .month).description == span.description)
  }

  @Test
  func `a period before the year 1000 is written as its days where four digits would be a number`()
    throws
  {
    let day = try #require(Day(iso: "0500-07-01"))
    #expect(Period.containing(day, kind: .year).description == "0500-01-01..0500-12-31")
    #expect(Period.containing(day, kind: .quarter).description == "0500Q3")
  }

  @Test func `where the calendar ends there is no next period`() throws {
    let last = try #require(Period("9999"))
    #expect(last.moved(by: 1) == nil && last.moved(by: .max) == nil && last.moved(by: .min) == nil)
    #expect(Period("9999w52")?.moved(by: 1) == nil)
    #expect(Period("9999-12-31")?.moved(by: 1) == nil)
    #expect(Period("0001-01")?.moved(by: -1) == nil)
    #expect(Period("2026")?.moved(by: 0) == Period("2026"))
  }
}
