import KompValues
import Testing

struct DayTests {
  @Test func `every day from 1 to 9999 is its date and the next day is the next number`() throws {
    var number: Int32 = -719_162
    for year in 1...9999 {
      for month in 1...12 {
        let length = Day.length(ofMonth: month, in: year)
        for day in [1, length] {
          let read = try #require(Day(year: year, month: month, day: day))
          #expect(read.number == number + Int32(day) - 1)
          #expect(read.civil == (year, month, day))
        }
        number += Int32(length)
      }
    }
    #expect(number == 2_932_897)
  }

  @Test(arguments: ["2026-05-01", "0001-01-01", "9999-12-31", "2024-02-29"])
  func `a day reads back from what it writes`(text: String) {
    #expect(Day(iso: text)?.description == text)
    #expect(Day(iso: Substring(text))?.description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-5-1", "2026-05-1", "2026-13-01", "2026-00-01", "2025-02-29", "2026-04-31",
    "2026-05-00", "2026/05/01", "20260501", " 2026-05-01", "2026-05-01 ", "-026-05-01",
    "2026-+5-01",
    "0000-01-01", "2026-05-0å", "２０２６-05-01", "2026-05-001",
  ])
  func `any other text is no day`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: [
    ("2021-01-03", 2020, 53, 7), ("2021-01-04", 2021, 1, 1), ("2024-12-30", 2025, 1, 1),
    ("2026-01-01", 2026, 1, 4), ("2020-12-31", 2020, 53, 4), ("2000-02-29", 2000, 9, 2),
  ])
  func `weeks are those of ISO 8601`(text: String, year: Int, week: Int, weekday: Int) throws {
    let day = try #require(Day(iso: text))
    #expect(day.isoWeek == (year, week))
    #expect(day.weekday == weekday)
  }

  @Test func `a day far outside the calendar neither traps nor moves`() {
    for number in [Int32.min, Int32.min + 1, Int32.max - 1, Int32.max] {
      let day = Day(number: number)
      _ = (day.civil, day.isoWeek, day.weekday, day.description)
      #expect(day.adding(days: .max) == nil && day.adding(days: .min) == nil)
      #expect(day.adding(months: .max) == nil && day.adding(months: .min) == nil)
      for kind: Period.Kind in [.day, .week, .month, .quarter, .tertial, .halfYear, .year, .span] {
        #expect(Period.containing(day, kind: kind).first == day)
        #expect(Period.containing(day, kind: kind).moved(by: .min) == nil)
      }
    }
  }

  @Test func `full months and years run to the same day of the month`() throws {
    let hired = try #require(Day(iso: "2019-01-07"))
    let asked = try #require(Day(iso: "2025-11-01"))
    #expect(hired.fullMonths(to: asked) == 81)
    #expect(asked.fullMonths(to: hired) == -81)
    let leap = try #require(Day(iso: "2000-02-29"))
    #expect(leap.fullYears(to: try #require(Day(iso: "2025-02-28"))) == 24)
    #expect(leap.fullYears(to: try #require(Day(iso: "2025-03-01"))) == 25)
  }
}
