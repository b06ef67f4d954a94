import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite(.enabled(if: Samples.areThere, Samples.absence))
struct `public registers as tables` {
  private static func relation(_ name: String, _ order: DateOrder? = nil) throws -> FileRelation {
    try FileRelation(DelimitedFile.open(Samples.folder + name), order: order)
  }

  private static func field(_ table: FileRelation, _ id: String) throws -> Field {
    try #require(table.fields.first { $0.id == id })
  }

  private static func counts(_ table: FileRelation, _ id: String) throws -> [String: Int] {
    let column = try table.column(field(table, id))
    var counts: [String: Int] = [:]
    for row in 0..<table.count { counts[column.text(row) ?? "", default: 0] += 1 }
    return counts
  }

  @Test func `the city's register holds what was counted independently`() throws {
    let table = try Self.relation("registers/houston.csv")
    #expect(table.count == 2000)
    #expect(table.fields.map { letter($0.type) }.joined() == "nttnttttdd")
    let departments = try Self.counts(table, "DEPARTMENT")
    #expect(departments["Houston Police Department-HPD"] == 638)
    #expect(departments["Houston Fire Department (HFD)"] == 384)
    #expect(departments["Public Works & Engineering-PWE"] == 343)
    #expect(departments["Health & Human Services"] == 110)
    #expect(try Self.counts(table, "RACE")[""] == 35)
    #expect(try Self.counts(table, "EMPLOYMENT_TYPE")["Part Time 30"] == 8)
    let salaries = try table.column(Self.field(table, "BASE_SALARY"))
    let genders = try table.column(Self.field(table, "GENDER"))
    var women = (sum: 0, count: 0)
    for row in 0..<table.count where genders.text(row) == "Female" {
      guard let salary = salaries[row] else { continue }
      women = (women.sum + Int(salary), women.count + 1)
    }
    #expect(women.count == 577)
    let mean = try #require(Exact(Int128(women.sum), over: Int128(women.count)))
    #expect(mean.rounded(places: 2) == 5_216_834)
    #expect((0..<table.count).filter { salaries[$0] == nil }.count == 114)
    let jobs = try table.column(Self.field(table, "JOB_DATE"))
    #expect((0..<table.count).filter { jobs[$0] == nil }.count == 3)
  }

  @Test func `three shapes of dates in one column read in the order given`() throws {
    let table = try Self.relation("hr/dental_magic.csv", .mdy)
    #expect(table.count == 310)
    for id in ["DOB", "DateofHire", "DateofTermination", "LastPerformanceReview_Date"] {
      #expect(try Self.field(table, id).type == .day)
    }
    func years(_ id: String) throws -> [Int: Int] {
      let column = try table.column(Self.field(table, id))
      var counts: [Int: Int] = [:]
      for row in 0..<table.count {
        if let day = column[row] { counts[Day(number: Int32(day)).year, default: 0] += 1 }
      }
      return counts
    }
    #expect(try years("DateofHire")[2011] == 84)
    #expect(try years("DateofTermination")[2015] == 27)
    #expect(try years("DateofTermination").values.reduce(0, +) == 103)
    #expect(try years("DOB").keys.allSatisfy { (1940...2000).contains($0) })
    #expect(
      try Self.counts(table, "Department") == [
        "Production": 208, "IT/IS": 50, "Sales": 31, "Admin Offices": 10,
        "Software Engineering": 10, "Executive Office": 1,
      ])
  }

  @Test func `without an order the same dates are not guessed`() throws {
    let table = try Self.relation("hr/dental_magic.csv")
    #expect(try Self.field(table, "DOB").type == .text)
    #expect(table.notes.contains { $0.english.hasPrefix("DOB: read as text:") })
  }

  @Test func `a Swedish table of semicolons has its letters`() throws {
    let table = try Self.relation("swedish/bef_k_tot.csv")
    #expect(table.fields.map(\.id) == ["region", "ålder", "år", "Folkmängd"])
    #expect(table.fields.map { letter($0.type) }.joined() == "ttnn")
    #expect(table.count == 3190)
    let people = try table.column(Self.field(table, "Folkmängd"))
    let regions = try table.column(Self.field(table, "region"))
    #expect(regions.text(0) == "0114 Upplands Väsby")
    #expect(people[0] == 38248)
    #expect(people[3189] == 22992)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `naughty strings come back as they went in`(mark: String) throws {
    let text = String(decoding: try Samples.bytes("csv/blns/blns.txt"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let clean = lines.filter { !$0.utf8.contains(0) }
    #expect(clean.count > 500)
    let rows = clean.enumerated().map { number, line in
      "\(number)\(mark)\"\(line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
    let file = try DelimitedFile.table("rad\(mark)text\n" + rows.joined(separator: "\n"))
    #expect(file.rowCount == clean.count)
    for (row, line) in clean.enumerated() {
      #expect(Array((file.text(row: row, column: 1) ?? "").utf8) == Array(composed(line).utf8))
    }
    // Reading it as any type neither traps nor answers outside the file.
    for type in [FieldType.number(scale: 2), .share(scale: 4), .day, .flag, .months, .text] {
      let bad = file.column(1, as: type, order: .dmy).bad
      #expect(bad.allSatisfy { $0.place.byte < file.text.bytes.count })
    }
  }
}
