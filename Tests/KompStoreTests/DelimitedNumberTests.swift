import KompLexicon
import KompModel
import Testing

@testable import KompStore

/// A one-column file of values, in a file of the separator given.
func column(_ values: [String], separator: String = ";") throws -> DelimitedFile {
  let rows = values.map { "\"\($0)\"\(separator)x" }
  return try DelimitedFile.table("värde\(separator)b\n" + rows.joined(separator: "\n"))
}

/// One column of values, what it should become, and as what units.
struct NumberCase: Sendable, CustomTestStringConvertible {
  let values: [String]
  var separator = ";"
  let type: FieldType
  let units: [Int64?]
  var testDescription: String { values.joined(separator: " ") + " in " + separator }
}

struct `numbers in a delimited file` {
  private static let inferred = [
    NumberCase(
      values: ["1", "-2", "+3", "\u{2212}4"], type: .number(scale: 0), units: [1, -2, 3, -4]),
    NumberCase(values: ["1,5", "2", "3,25"], type: .number(scale: 2), units: [150, 200, 325]),
    NumberCase(values: ["1.5", "2", "3.25"], type: .number(scale: 2), units: [150, 200, 325]),
    NumberCase(values: ["1 234,50", "12"], type: .number(scale: 1), units: [12345, 120])
      .with(type: .number(scale: 2), units: [123450, 1200]),
    NumberCase(
      values: ["1\u{A0}234", "12\u{202F}345"], type: .number(scale: 0), units: [1234, 12345]),
    NumberCase(values: ["1.234,50", "5,25"], type: .number(scale: 2), units: [123450, 525]),
    NumberCase(values: ["1.234,50", "9.999"], type: .number(scale: 2), units: [123450, 999900]),
    NumberCase(
      values: ["1,234.50", "5.25", "1,000"], separator: ",", type: .number(scale: 2),
      units: [123450, 525, 100000]),
    NumberCase(values: ["1,234,567"], separator: ",", type: .number(scale: 0), units: [1_234_567]),
    // The file's semicolon says that the comma is decimal.
    NumberCase(values: ["1,234"], type: .number(scale: 3), units: [1234]),
    NumberCase(values: ["1.234"], separator: ",", type: .number(scale: 3), units: [1234]),
    NumberCase(
      values: ["0,125", "12,5"], separator: ",", type: .number(scale: 3), units: [125, 12500]),
    NumberCase(values: ["121862.0", "26125.0"], type: .number(scale: 0), units: [121862, 26125]),
    NumberCase(
      values: ["5", "-", "NULL", "saknas", "n/a", ".."], type: .number(scale: 0),
      units: [5, nil, nil, nil, nil, nil]),
    NumberCase(values: ["75 %", "7,5%"], type: .share(scale: 3), units: [750, 75]),
    NumberCase(
      values: ["999999999999999999"], type: .number(scale: 0), units: [999_999_999_999_999_999]),
  ]

  @Test(arguments: inferred)
  func `a column of numbers is typed from all its values`(wanted: NumberCase) throws {
    let file = try column(wanted.values, separator: wanted.separator)
    #expect(file.inferredType(0).type == wanted.type)
    let (column, bad) = file.column(0, as: wanted.type)
    #expect(bad.isEmpty)
    #expect((0..<column.count).map { column[$0] } == wanted.units)
  }

  @Test(
    arguments: [
      (["0764", "1200"], false), (["1234567890123456789"], false), (["1e5"], false),
      (["5,5", "5.5"], true), (["5,5", "5.555"], true), (["1.234"], true), (["50 %", "5"], true),
      (["1-2"], false), (["12 34"], false), (["1", "x"], false), (["", ""], false),
      (["- 5"], false),
      (["1,23,456"], false), (["0x1F"], false), (["nan", "inf"], false), (["1_000"], false),
    ])
  func `what is no certain number stays text`(values: [String], doubted: Bool) throws {
    let (type, note) = try column(values).inferredType(0)
    #expect(type == .text)
    #expect((note != nil) == doubted)
  }

  @Test(
    arguments: [
      (["x"], 0, "\"x\" is not a number"), (["2,5"], 0, "\"2,5\" is not a whole number"),
      (["5,5", "5.555"], 3, "\"5.555\" can be 5555 or 5.555"),
      (["75 %"], 2, "\"75 %\" is a percentage where a number is wanted"),
      (["12345678901234567890"], 0, "\"12345678901234567890\" is too large"),
      (["9223372036854775"], 18, "\"9223372036854775\" is too large"),
    ])
  func `a bad number says what is wrong with it`(values: [String], scale: Int, reason: String)
    throws
  {
    let bad = try column(values).column(0, as: .number(scale: scale)).bad
    #expect(bad.map(\.reason.english) == [reason])
    #expect(bad.map(\.text) == [values.last])
  }

  @Test func `a bad cell carries its line, column, byte and heading`() throws {
    let file = try DelimitedFile.table("namn;lön\n\"Å\nÄ\";1\nÖ;2\n\nX; fel \nY;ånej\n")
    let bad = file.column(1, as: .number(scale: 0)).bad
    #expect(bad.map(\.row) == [2, 3])
    #expect(bad.map(\.place.line) == [6, 7])
    #expect(bad.map(\.place.column) == [2, 2])
    #expect(bad.map(\.place.byte) == [28, 36])
    #expect(bad.map(\.heading) == ["lön", "lön"])
    #expect(bad.map(\.text) == ["fel", "ånej"])
  }

  @Test func `more decimals than are kept are rounded half up and told`() throws {
    let reading = try column(["0,00005", "0,33333333", "1"]).read(0, as: .number(scale: 4))
    #expect(reading.bad.isEmpty)
    #expect((0..<3).map { reading.column[$0] } == [1, 3333, 10000])
    #expect(reading.notes.map(\.english).contains("2 cells rounded to 4 decimals"))
  }

  @Test(
    arguments: [
      (["75", "100", "0"], [7500, 10000, 0], 0), (["75,00", "100,00"], [7500, 10000], 0),
      (["0,75", "1", "1,00", "0"], [7500, 10000, 10000, 0], 0),
      (["75 %", "7,5 %"], [7500, 750], 0),
      (["1", "1"], [10000, 10000], 0), (["75", "0,75", "80"], [7500, nil, 8000], 1),
      (["75", "100", "1"], [7500, 10000, nil], 1), (["0,5", "0,75", "50"], [5000, 7500, nil], 1),
      (["1", "2", "3"], [100, 200, 300], 0), (["75", "x"], [7500, nil], 1),
    ] as [([String], [Int64?], Int)])
  func `a share is percent or a part of 1 by the whole column`(
    values: [String], units: [Int64?], bad: Int
  ) throws {
    let reading = try column(values).column(0, as: .share(scale: 4))
    #expect((0..<values.count).map { reading.column[$0] } == units)
    #expect(reading.bad.count == bad)
  }
}

extension NumberCase {
  func with(type: FieldType, units: [Int64?]) -> NumberCase {
    NumberCase(values: values, separator: separator, type: type, units: units)
  }
}
