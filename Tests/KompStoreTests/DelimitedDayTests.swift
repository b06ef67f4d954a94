import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// A column of dates, the order given, and the days or nil where they are bad.
struct DayCase: Sendable, CustomTestStringConvertible {
  let values: [String]
  var order: DateOrder?
  let days: [String?]
  var testDescription: String { values.joined(separator: " ") + " " + (order?.rawValue ?? "") }
}

struct `days in a delimited file` {
  private static let cases = [
    DayCase(
      values: ["2026-05-01", "20260502", "2026/5/3", "2026.05.04"],
      days: ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"]),
    DayCase(
      values: ["2026-05-01 00:00:00", "2026-05-01T00:00", "2026-05-01 00:00:00.000"],
      days: ["2026-05-01", "2026-05-01", "2026-05-01"]),
    DayCase(values: ["2026-05-01 12:30:00"], days: [nil]),
    DayCase(values: ["31/12/2020", "01/02/2020"], days: ["2020-12-31", "2020-02-01"]),
    DayCase(values: ["12/31/2020", "01/02/2020"], days: ["2020-12-31", "2020-01-02"]),
    DayCase(values: ["01/02/2020"], days: [nil]),
    DayCase(values: ["01/02/2020"], order: .dmy, days: ["2020-02-01"]),
    DayCase(values: ["01/02/2020"], order: .mdy, days: ["2020-01-02"]),
    // Read both ways it is the same day.
    DayCase(values: ["02/02/2020"], days: ["2020-02-02"]),
    // No order fits both: what has one reading is read, the rest is not guessed.
    DayCase(
      values: ["31/12/2020", "12/31/2020", "01/02/2020"],
      days: ["2020-12-31", "2020-12-31", nil]),
    // Dates with another mark do not vouch for these.
    DayCase(values: ["31/12/2020", "01-02-2020"], days: ["2020-12-31", nil]),
    DayCase(
      values: ["11/24/87", "01-06-14", "1/15/2019"], order: .mdy,
      days: ["1987-11-24", "2014-01-06", "2019-01-15"]),
    DayCase(values: ["31.12.99", "01.02.03"], order: .dmy, days: ["1999-12-31", "2003-02-01"]),
    DayCase(values: ["990102"], order: .ymd, days: ["1999-01-02"]),
    DayCase(
      values: ["2020-02-30", "2020-13-01", "00000000", "2020-00-10"],
      days: [nil, nil, nil, nil]),
    DayCase(values: ["-", "", "NULL", "2020-01-01"], days: [nil, nil, nil, "2020-01-01"]),
    DayCase(
      values: ["x", "2020", "2020-01", "12:30", "1-2-3-4", "2020-1/2"],
      days: [nil, nil, nil, nil, nil, nil]),
  ]

  @Test(arguments: cases)
  func `a date is read in the order the column proves or is given`(wanted: DayCase) throws {
    let file = try column(wanted.values, separator: ";")
    let reading = file.column(0, as: .day, order: wanted.order)
    let days = (0..<wanted.values.count).map { row in
      reading.column[row].map { Day(number: Int32($0)).description }
    }
    #expect(days == wanted.days)
    let missing = wanted.values.filter { ["", "-", "NULL"].contains($0) }.count
    #expect(reading.bad.count == days.filter { $0 == nil }.count - missing)
  }

  @Test func `an ambiguous date names both readings and what to add`() throws {
    let bad = try column(["03/10/2024"]).column(0, as: .day).bad
    #expect(
      bad.map(\.reason) == [
        Both(
          "\"03/10/2024\" can be 2024-10-03 or 2024-03-10; "
            + "add \"date format dmy\" or \"date format mdy\"",
          "\"03/10/2024\" kan vara 2024-10-03 eller 2024-03-10; "
            + "lägg till \"datumformat dmy\" eller \"datumformat mdy\"")
      ])
  }

  @Test func `a day past the month's end says how long the month is`() throws {
    let bad = try column(["31/02/2020"]).column(0, as: .day, order: .dmy).bad
    #expect(
      bad.map(\.reason.english)
        == ["there is no day \"31/02/2020\" in dmy; month 2 of 2020 has 29 days"])
  }

  @Test(
    arguments: [
      (["2026-05-01", ""], true), (["20260501", "19991231"], true),
      (["20260501", "20261301"], false),
      (["2026-05-01 12:00:00"], false), (["01/02/2020"], false), (["13/02/2020"], true),
      (["10.12.11"], false), (["31.12.11"], false), (["2026-05-01", "x"], false),
    ])
  func `a column is of days where all its values are`(values: [String], isDay: Bool) throws {
    #expect((try column(values).inferredType(0).type == .day) == isDay)
  }

  @Test func `a column of ambiguous dates stays text and says so`() throws {
    let file = try column(["01/02/2020", "03/04/2020"])
    #expect(file.inferredType(0).type == .text)
    #expect(
      file.inferredType(0).note?.english.hasPrefix("värde: read as text: \"01/02/2020\" can be")
        == true)
    #expect(file.inferredType(0, order: .dmy).type == .day)
  }

  @Test func `a year of two digits is never in the years to come`() throws {
    let year = try column(["x"]).today.year % 100
    let next = (year + 1) % 100
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let file = try column(["01/02/\(two(year))", "01/02/\(two(next))"])
    let column = file.column(0, as: .day, order: .dmy).column
    let years = (0..<2).map { Day(number: Int32(column[$0] ?? 0)).year }
    #expect(years[0] == file.today.year)
    #expect(years[1] == file.today.year + 1 - 100)
  }
}
