import KompLexicon
import KompModel
import Testing

@testable import KompStore

struct `words in a delimited file` {
  @Test(
    arguments: [
      (["J", "N", "j", ""], [1, 0, 1, nil]), (["Ja", "NEJ"], [1, 0]), (["true", "false"], [1, 0]),
      (["1", "0"], [1, 0]), (["sant", "falskt"], [1, 0]), (["X", "", "x"], [1, 0, 1]),
      (["Y", "N", "-"], [1, 0, nil]), (["yes", "no"], [1, 0]),
    ] as [([String], [Int64?])])
  func `yes and no are read in every spelling`(values: [String], flags: [Int64?]) throws {
    let reading = try column(values).column(0, as: .flag)
    #expect((0..<values.count).map { reading.column[$0] } == flags)
    #expect(reading.bad.isEmpty)
  }

  @Test(
    arguments: [
      (["J", "N"], true), (["Ja", "nej", ""], true), (["Yes"], true), (["true", "FALSE"], true),
      (["1", "0"], false), (["X", ""], false), (["J"], false), (["N", "S"], false),
      (["ja", "kanske"], false), (["ja", "no"], false),
    ])
  func `a column is of flags where its words are a pair`(values: [String], isFlag: Bool) throws {
    #expect((try column(values).inferredType(0).type == .flag) == isFlag)
  }

  @Test func `a word that is neither yes nor no is bad`() throws {
    let bad = try column(["ja", "kanske"]).column(0, as: .flag).bad
    #expect(bad.map(\.text) == ["kanske"])
    #expect(bad.map(\.place.line) == [3])
  }

  @Test func `a list's values are known by any word and case`() throws {
    let file = try column(["TV", "Visstid", "tillsvidareanställning", "", "okänd"])
    let reading = file.column(0, as: .list(.form))
    #expect((0..<5).map { reading.column[$0] } == [0, 1, 0, nil, nil])
    #expect(reading.bad.map(\.text) == ["okänd"])
  }

  @Test func `texts are trimmed, composed and kept once`() throws {
    let file = try column([
      "Production       ", "Production", "A\u{30A}sa", "Åsa", " \u{A0}Åsa", "a \"\"b\"\"",
    ])
    let texts = file.column(0, as: .text).column
    #expect(
      (0..<6).map { texts.text($0) } == [
        "Production", "Production", "Åsa", "Åsa", "Åsa", "a \"b\"",
      ])
    #expect(texts.pool?.count == 3)
    #expect(Array(texts.text(2).map { $0.utf8 } ?? "".utf8) == Array("Åsa".utf8))
  }

  @Test func `only an empty cell is missing in a column of texts`() throws {
    let texts = try column(["-", "NULL", "", "  "]).column(0, as: .text).column
    #expect((0..<4).map { texts.text($0) } == ["-", "NULL", nil, nil])
  }
}
