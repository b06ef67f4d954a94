import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct ImportNumberTests {
  /// An invented number with a check digit that holds: six or eight digits of the date, three of the person.
  static func number(_ date: String, _ three: String, sign: String = "") -> String {
    let digits = Array((date.suffix(6) + three).utf8).map { Int($0) - 48 }
    let sum = digits.enumerated().reduce(0) { sum, next in
      let weighted = next.element * (next.offset % 2 == 0 ? 2 : 1)
      return sum + (weighted > 9 ? weighted - 9 : weighted)
    }
    return date + sign + three + String((10 - sum % 10) % 10)
  }

  @Test func `the check digit of the published example is four`() {
    #expect(Self.number("640823", "323", sign: "-") == "640823-3234")
    #expect(PersonalNumber("640823-3234", on: Day(iso: "2025-11-01")) != nil)
    #expect(PersonalNumber("640823-3233", on: Day(iso: "2025-11-01")) == nil)
  }

  @Test(arguments: [
    ("800102", "-", "1980-01-02"), ("19800102", "", "1980-01-02"), ("19800102", "-", "1980-01-02"),
    ("200102", "-", "2020-01-02"), ("200102", "+", "1920-01-02"), ("251101", "-", "2025-11-01"),
    ("251102", "-", "1925-11-02"), ("800162", "-", "1980-01-02"), ("20000291", "-", nil),
    ("800132", "-", nil), ("801302", "-", nil), ("20251102", "-", nil),
  ])
  func `a number gives its birth date`(date: String, sign: String, born: String?) {
    let text = Self.number(date, "123", sign: sign)
    let read = PersonalNumber(text, on: Day(iso: "2025-11-01"))
    let leap = date == "20000291" ? "2000-02-31" : born
    #expect(read?.born.description == (leap == "2000-02-31" ? nil : leap))
  }

  @Test(arguments: ["", "x", "8001021231x", "80-01021231", "8001-021231", "1234567", "１２３４５６７８９０"])
  func `what is not a number is not read as one`(text: String) {
    #expect(PersonalNumber(text, on: Day(iso: "2025-11-01")) == nil)
  }

  @Test func `nothing of a number is stored but a birth date, a sex and a keyed hash`() throws {
    let (a, b) = (Self.number("19800102", "123"), Self.number("19910304", "246"))
    var work = Imported()
    try work.bring("Personnummer;Namn;Enhet\n\(a);Åsa;x\n\(b.suffix(10));Bo;x\n")
    #expect(
      try work.rows(["id", "name", "born", "sex"]) == [
        "p1 Åsa 1980-01-02 male", "p2 Bo 1991-03-04 female",
      ])
    let listing = work.model.listing
    for number in [a, b] {
      #expect(!listing.contains(number.suffix(4)) || !listing.contains(number.suffix(10)))
      #expect(!listing.contains(String(number.suffix(10))))
    }
    #expect(work.model["people"].text("hash", 0)?.utf8.count == 64)
  }

  @Test func `next year's file finds the same people however it writes the number`() throws {
    let (a, b) = (Self.number("800102", "123", sign: "-"), Self.number("910304", "246"))
    var work = Imported()
    try work.bring("pnr;enhet\n\(a);x\n\(b);x\n")
    try work.bring("pnr;enhet\n19\(b);x\n19\(a);y\n", on: "2026-11-01")
    #expect(work.counts == [0, 1, 1, 0])
    #expect(try work.rows(["id", "unit"], on: "2026-11-01") == ["p1 y", "p2 x"])
    // An id that comes later takes the readable one's place; the person stays.
    try work.bring("id;pnr\nA1;19\(a)\n", on: "2026-11-01")
    #expect(try work.rows(["id"], on: "2026-11-01") == ["A1", "p2"])
  }

  @Test func `a wrong number is named by its place and never shown`() throws {
    let right = Self.number("19800102", "123", sign: "-")
    let wrong = right.dropLast() + (right.hasSuffix("7") ? "8" : "7")
    var work = Imported()
    for heading in ["pnr", "född", "grad"] {
      let failure = problem { try work.bring("id;\(heading)\n1;\(wrong)\n") }
      let said = failure?.message(in: .swedish) ?? ""
      #expect(failure?.code == "E0607")
      #expect(said.contains("rad 2, kolumn 2 (\(heading))"))
      #expect(!said.contains("123") && !said.contains("800102"))
    }
  }

  @Test func `a column of numbers under another heading is not kept`() throws {
    let (a, b) = (Self.number("19800102", "123"), Self.number("19910304", "246"))
    var work = Imported()
    try work.bring("id;kod;chef\n1;\(a);\(a)\n2;\(b);\n")
    #expect(work.model["employments"].own.isEmpty)
    #expect(work.outcome.decisions.filter { $0.english.contains("is not kept") }.count == 2)
    try work.bring("id;enhet\n\(a);x\n", on: "2025-11-01")
    #expect(!work.model.listing.contains(a))
  }

  @Test func `without the key a file of numbers is not imported`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: Model(), key: .fresh()).close()
    unlink(scratch.path + ".key")
    let (workspace, model) = try Workspace.open(scratch.path)
    defer { workspace.close() }
    let text = "pnr\n\(Self.number("800102", "123"))\n"
    let file = try DelimitedFile.reading(Array(text.utf8), named: "x.csv")
    let order = ImportOrder(noun: .staff, day: Day(iso: "2025-11-01"))
    let failure = problem {
      _ = try Importer.bring(file, into: model, as: order, key: workspace.key)
    }
    #expect(failure?.code == "E0608")
  }

  @Test func `protected people are counted and nothing of them is loaded`() throws {
    var work = Imported()
    try work.bring("id;namn;enhet;skyddad\n1;Åsa;x;N\n2;Hemlig;y;J\n3;Bo;x;\n")
    #expect(work.outcome.protected == 1)
    #expect(try work.rows(["id"]) == ["1", "3"])
    #expect(!work.model.listing.contains("Hemlig"))
    #expect(try work.rows(["name"], .units) == ["x"])
    // One who becomes protected is marked, and is not taken to have left.
    try work.bring("id;skyddad\n1;J\n3;N\n", on: "2026-11-01", complete: true)
    #expect(work.outcome.left == 0)
    #expect(try work.rows(["id", "protected"], on: "2026-11-01")[0] == "1 yes")
  }
}
