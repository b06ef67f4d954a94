import KompLexicon
import KompModel
import Testing

@testable import KompStore

struct `the shape of a delimited file` {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every kind of line end ends a row`(end: String) throws {
    let file = try DelimitedFile.table("a;b\(end)1;2\(end)3;4\(end)")
    #expect(file.cells == [["1", "2"], ["3", "4"]])
    #expect(file.place(row: 1, column: 1).line == 3)
    #expect(file.place(row: 1, column: 1).column == 2)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `the separator is found from the lines`(mark: String) throws {
    let text = ["namn\(mark)ort", "Åsa Å\(mark)Västerås", "\"x\(mark)y\"\(mark)z"]
    let file = try DelimitedFile.table(text.joined(separator: "\n"))
    #expect(file.headings == ["namn", "ort"])
    #expect(file.cells == [["Åsa Å", "Västerås"], ["x\(mark)y", "z"]])
  }

  @Test func `decimal commas do not make a semicolon file a comma file`() throws {
    let file = try DelimitedFile.table("grad;lön\n0,75;30,5\n1,00;31,5\n")
    #expect(file.headings == ["grad", "lön"])
    #expect(file.cells == [["0,75", "30,5"], ["1,00", "31,5"]])
  }

  @Test func `a quote inside an unquoted cell is text`() throws {
    let file = try DelimitedFile.table("a,b\n5\" rör,2\na\"\"b,3\n")
    #expect(file.cells == [["5\" rör", "2"], ["a\"\"b", "3"]])
  }

  @Test func `blanks around quotes are the writer's, blanks inside them the text's`() throws {
    let file = try DelimitedFile.table("a,b\n \" x \" , y \n")
    #expect(file.cells == [[" x ", " y "]])
    #expect(file.column(0, as: .text).column.text(0) == "x")
    #expect(file.column(1, as: .text).column.text(0) == "y")
  }

  @Test func `an unterminated quote is named by the line where it opens`() {
    let fact = refusal(Array("a,b\n1,2\n3,\"x\n4,5\n".utf8))
    #expect(fact == .unterminatedQuote(CellPlace(line: 3, column: 2, byte: 10)))
  }

  @Test func `text after a closing quote is named by its byte`() {
    let fact = refusal(Array("a,b\n1,\"x\"y\n".utf8))
    #expect(fact == .textAfterQuote(CellPlace(line: 2, column: 2, byte: 9)))
  }

  @Test(
    arguments: [
      ("a;b;c\n1;2;3\n1;2\n", 3, 2, 3), ("a;b\n1;2\n1;2;3\n", 3, 3, 2),
      ("a;b\n\n\"x\ny\";2\n1;2;3\n", 5, 3, 2),
    ])
  func `a row of another length is refused with its line`(
    text: String, line: Int, found: Int, wanted: Int
  ) {
    guard case .ragged(line, found, wanted, _) = refusal(Array(text.utf8)) else {
      Issue.record("\(String(describing: refusal(Array(text.utf8))))")
      return
    }
  }

  @Test func `empty cells past the last heading are nothing`() throws {
    let file = try DelimitedFile.table("a;b\n1;2;;\n3;4\n")
    #expect(file.cells == [["1", "2"], ["3", "4"]])
  }

  @Test func `a separator at the end of every line is no column`() throws {
    let file = try DelimitedFile.table("a;b;\n1;2;\n3;4;\n")
    #expect(file.headings == ["a", "b"])
    #expect(file.cells == [["1", "2"], ["3", "4"]])
    #expect(file.decisions.map(\.english).contains("empty columns at the end left out"))
  }

  @Test func `headings that come again are not rows`() throws {
    let file = try DelimitedFile.table("a;b\n1;2\na;b\n3;4\na;b\n5;6\n")
    #expect(file.cells == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect((0..<3).map { file.place(row: $0, column: 0).line } == [2, 4, 6])
    #expect(
      file.decisions.map(\.swedish).contains("2 rader som upprepar rubrikerna utelämnade"))
  }

  @Test func `rows like the first stay where the first is data`() throws {
    let file = try DelimitedFile.table("1234;2\n1234;2\n5;6\n")
    #expect(file.headings == ["column 1", "column 2"])
    #expect(file.cells == [["1234", "2"], ["1234", "2"], ["5", "6"]])
  }

  @Test(
    arguments: [
      "enhet;antal\nA;1\nB;2\nSumma;3\n", "enhet;antal\nA;1\nB;2\n;;\nTotalt:;3\n",
      "enhet;antal;x\nA;1;\nB;2;q\n;3;\n", "enhet;antal\nA;1\nB;2\nDelsumma;9\nTotal;3\n",
    ])
  func `totals at the end are rows unless left out`(text: String) throws {
    let whole = try DelimitedFile.table(text)
    let without = try DelimitedFile.table(text, leavingOutTotals: true)
    #expect(whole.totalRows == [whole.rowCount - 1])
    #expect(without.rowCount == whole.rowCount - 1)
    #expect(
      without.decisions.map(\.english).contains("1 line of totals at the end left out"))
  }

  @Test func `a row of the column's only value is no total`() throws {
    #expect(try DelimitedFile.table("namn;enhet;grad\nA;B;1\nC;;\n").totalRows == [])
    #expect(try DelimitedFile.table("n;m\n1;2\n3;\n").totalRows == [])
    #expect(try DelimitedFile.table("n\nA\nTotal\n", leavingOutTotals: true).cells == [["A"]])
  }

  @Test(
    arguments: [
      ("region;2008;2009\nA;1;2\n", true), ("2008;38248\n2009;38641\n", false),
      ("id;namn\n1;2\n", true), ("1\n2\n3\n", false), ("1;2;3\n4;5;6\n", false),
      ("2020-01-01;A\n2020-01-02;B\n", false), ("namn;1;2\nA;3;4\n", true), ("a;b\n", true),
    ])
  func `the first line is the headings unless it is plainly data`(text: String, heads: Bool) throws
  {
    let file = try DelimitedFile.table(text)
    #expect((file.headings.first == "column 1") == !heads)
  }

  @Test func `a title padded to the table's width is refused`() {
    let fact = refusal(Array("Personal 2025;;\nnamn;enhet;grad\nA;B;1\n".utf8))
    #expect(fact == .titleRow(line: 1, found: 1, wanted: 3))
  }

  @Test func `a heading may begin with a number sign`() throws {
    let file = try DelimitedFile.table("#id;namn\n1;A\n#2;B\n")
    #expect(file.headings == ["#id", "namn"])
    #expect(file.rowCount == 2)
  }

  @Test func `headings are trimmed, composed and on one line`() throws {
    let file = try DelimitedFile.table("\" A\u{30A}lder \",\"Sum\nma\"\n1,2\n")
    #expect(file.headings == ["Ålder", "Sum ma"])
    #expect(Array((file.headings.first ?? "").utf8) == Array("Ålder".utf8))
  }

  @Test func `a missing file and a folder say so`() throws {
    func fact(_ path: String) -> FileProblem.Fact? {
      do throws(RelationFailure) {
        _ = try DelimitedFile.open(path)
        return nil
      } catch {
        return (error.problem as? FileProblem)?.fact
      }
    }
    #expect(fact("/tmp") == .isFolder)
    guard case .notFound = fact("/nonexistent/x.csv") else {
      Issue.record("a file that does not exist was found")
      return
    }
    let problem = FileProblem("x.csv", .notFound(nearest: "y.csv"))
    #expect(problem.message(in: .swedish) == "x.csv: filen finns inte; det finns y.csv")
  }

  @Test(arguments: ["", "\n\n", "  \n", "# bara\n# ord\n"].dropLast())
  func `a file of no rows is refused`(text: String) {
    #expect(refusal(Array(text.utf8)) == .empty)
  }
}
