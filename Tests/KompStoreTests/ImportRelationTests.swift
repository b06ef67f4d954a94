import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportRelationTests {
  private func read(_ text: String, _ noun: NounID = .staff, on day: String = "2025-11-01") throws
    -> any Relation
  {
    let file = try DelimitedFile.reading(
      Array(text.utf8), named: "x.csv", leavingOutTotals: true)
    return try Importer.relation(file, as: noun, at: Moment(day: Day(iso: day)))
  }

  @Test func `those who have left are among a file's rows where they are asked for`() throws {
    let file = try DelimitedFile.reading(
      Array("id;namn;anställd;slutade\n1;Eva Ek;2020-01-01;\n2;Bo Al;2019-01-01;2024-05-31\n".utf8),
      named: "x.csv")
    let day = Day(iso: "2025-11-01")
    for (including, expected) in [(false, [true, false]), (true, [true, true])] {
      let relation = try Importer.relation(
        file, as: .staff, at: Moment(day: day, includingFormer: including))
      let present = relation.present ?? [Bool](repeating: true, count: relation.count)
      #expect(present == expected)
    }
  }

  @Test func `a file read as staff answers as the import of it does`() throws {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    let ids = [
      "id", "name", "unit", "department", "profession", "step", "age", "born", "sex", "hired",
      "tenure", "form", "degree", "fte", "KST",
    ]
    let relation = try read(ImportStaffTests.two)
    for id in ids { #expect(try relation.listed([id]) == work.rows([id])) }
    #expect(try relation.listed(ids) == work.rows(ids))
    #expect(relation.count == 2)
    #expect(relation.noun?.id == .staff)
    #expect(relation.fields.contains { $0.id == "KST" && $0.isOwn })
    #expect(!relation.fields.contains { $0.id == "salary" })
    let units = try read(ImportStaffTests.two).target(.units)
    #expect(try units?.listed(["name"]) == ["Vård", "kommunrehab", "hemsjukvård"])
    #expect(try read(ImportStaffTests.two, .employments).listed(["person", "unit"]).count == 2)
  }

  @Test func `only the columns asked about are checked`() throws {
    let relation = try read("id;enhet;lön;from\n1;x;mycket;2020-01-01\n2;y;3;2020-01-01\n")
    #expect(try relation.listed(["id", "unit"]) == ["1 x", "2 y"])
    #expect(problem { _ = try relation.listed(["salary"]) }?.code == "E0607")
  }

  @Test func `two employments that differ only in what is not asked about stay two`() throws {
    let relation = try read(
      "id;enhet;grad;from\n1;x;50;2020-01-01\n1;y;50;2020-01-01\n", .employments)
    #expect(try relation.listed(["person", "degree"]) == ["1 1/2", "1 1/2"])
    #expect(try relation.listed(["unit"]) == ["x", "y"])
  }

  @Test func `a leaver in the file is not among the staff of the day`() throws {
    let relation = try read("id;from;tom\n1;2020-01-01;2021-01-01\n2;2020-01-01;\n")
    #expect(try relation.listed(["id"]) == ["2"])
  }

  @Test func `other nouns are read from their own files`() throws {
    let relation = try read("kod;enhet;överordnad\n1;x;2\n2;y;\n", .units)
    #expect(try relation.listed(["id", "name", "parent"]) == ["1 x y", "2 y –"])
    #expect(problem { _ = try read("a;b\n1;2\n", .staff) }?.code == "E0605")
  }
}
