import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportHeadingTests {
  @Test(arguments: [
    ("PERSNR", "personnummer"), ("Pnr", "personnummer"), ("ANST_NR", "anställningsnummer"),
    ("Anställnings nummer", "anställningsnummer"), ("Org.enhet", "enhet"), ("ARBETSPLATS", "enhet"),
    ("Befattnings-benämning", "yrke"), ("TITEL", "yrke"), ("Fr.o.m.", "anställd"),
    ("Giltig från", "anställd"), ("T.o.m.", "slutade"), ("Avgångsdatum", "slutade"),
    ("SYSSGR", "sysselsättningsgrad"), ("FÖDD", "född"), ("Nivå", "steg"), ("KÖN", "kön"),
    ("Sekretessmarkering", "skyddad"), ("Avgångsorsak", "orsak"), ("salary", "lön"),
    ("Verksamhet", "verksamhet"), ("NÄMND", "nämnd"),
  ])
  func `a usual heading is recognised`(heading: String, field: String) throws {
    var work = Imported()
    try work.bring("id;\(heading)\n")
    let said = work.outcome.decisions.map(\.swedish).first { $0.hasPrefix("rubriker") } ?? ""
    #expect(said.contains("\(heading) → \(field)"))
  }

  @Test(arguments: ["GENDER", "gender", "RACE", "FÖRNAMNET", "enhett", "ålder", "JOB_DATE", "seen"])
  func `what is not exactly a usual heading is an own field`(heading: String) throws {
    var work = Imported()
    try work.bring("id;\(heading)\n1;x\n")
    let own = work.model["employments"].own
    #expect(own.map(\.heading) == [heading])
    let isTaken = ["ålder", "seen"].contains(heading)
    #expect(own.map(\.id) == [isTaken ? "\(heading) (own)" : heading])
    #expect(try work.roster().listed([own[0].id]) == ["x"])
  }

  @Test func `an address is never taken in, and a heading in other letters is the same field`()
    throws
  {
    var work = Imported()
    try work.bring("id;Adress;KST\n1;Storgatan 1;07\n")
    try work.bring("id;Hemadress;Kst\n1;Storgatan 1;08\n")
    #expect(work.model["employments"].own.map(\.id) == ["KST"])
    #expect(!work.model.listing.contains("Storgatan"))
    #expect(try work.rows(["KST"]) == ["08"])
  }

  @Test func `what is mapped wins, and the heading it displaces is kept as own`() throws {
    var work = Imported()
    try work.bring(
      "id;nr;DEPARTMENT\n1;A7;Vård\n", with: [("id", "nr"), ("unit", "department")])
    #expect(try work.rows(["id", "unit", "id (own)"]) == ["A7 Vård 1"])
    #expect(try work.rows(["name", "kind"], .units) == ["Vård unit"])
  }

  @Test func `wrong mappings and unclear headings are problems`() {
    func code(_ text: String, _ map: [(field: String, heading: String)] = []) -> String? {
      var work = Imported()
      return problem { try work.bring(text, with: map) }?.code
    }
    #expect(code("id;namn\n1;x\n", [("nmn", "namn")]) == "E0601")
    #expect(code("id;namn\n1;x\n", [("name", "nman")]) == "E0602")
    #expect(code("id;enhet;arbetsplats\n1;x;y\n") == "E0603")
    #expect(code("id;enhet;arbetsplats\n1;x;y\n", [("enhet", "arbetsplats")]) == nil)
    #expect(code("id;a;b\n1;x;y\n", [("unit", "a"), ("enhet", "b")]) == "E0604")
    #expect(code("namn;enhet\nx;y\n") == "E0605")
  }

  @Test func `a bad cell stops everything, or its row where bad rows are skipped`() throws {
    var work = Imported()
    let text = "id;född;grad\n1;1980-01-01;100\n2;1980-13-01;100\n3;1981-01-01;hög\n"
    let failure = problem { try work.bring(text) }
    #expect(failure?.code == "E0607")
    let said = failure?.message(in: .english) ?? ""
    #expect(said.contains("2 cells of \"x.csv\""))
    #expect(said.contains("line 3, column 2 (född), byte 33: there is no day \"1980-13-01\""))
    #expect(work.model.isEmpty)
    try work.bring(text, complete: true, skipping: true)
    #expect(work.counts == [1, 0, 0, 0])
    #expect(work.outcome.skipped.map(\.row) == [1, 2])
    #expect(try work.rows(["id"]) == ["1"])
  }

  @Test func `nobody in a skipped row is taken to have left`() throws {
    var work = Imported()
    try work.bring("id;född\n1;1980-01-01\n2;1981-01-01\n")
    try work.bring(
      "id;född\n1;1980-01-01\n2;igår\n", on: "2026-11-01", complete: true, skipping: true)
    #expect(work.counts == [0, 0, 1, 0])
    #expect(try work.rows(["id"], on: "2026-11-01") == ["1", "2"])
  }
}
