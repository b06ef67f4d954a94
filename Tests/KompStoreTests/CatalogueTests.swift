import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct CatalogueTests {
  private static let taxonomy = house + "/../shared/data/taxonomy/taxonomy-to-concept.json"

  private func open(_ text: String) throws -> DelimitedFile {
    let scratch = Scratch()
    let path = scratch.folder + "/a.csv"
    Scratch.write(Array(text.utf8), to: path)
    return try Importer.open(path, of: .competences)
  }

  @Test(.enabled(if: exists(taxonomy), "../shared/data is not there"))
  func `JobTech's skills come in one file, both of two with one name`() throws {
    var work = Imported()
    let file = try Importer.open(Self.taxonomy, of: .competences)
    try work.bring(file, .competences)
    #expect(work.counts == [5_813, 0, 0, 0])
    #expect(work.outcome.decisions.contains { $0.english == "JSON: 5813 concepts" })
    let competences = work.model["competences"]
    let twins = (0..<competences.count).filter {
      competences.text("name", $0) == "Gesällbrev, konstgjutare"
    }
    #expect(twins.count == 2)
    #expect(Set(twins.map { competences.text("external_id", $0) }).count == 2)
    #expect(competences.text("name", 0) == "Arbetsledarerfarenhet")
    #expect(competences.text("external_id", 0) == "j1Yr_UhC_X16")
    let hash = work.model.hash
    try work.bring(file, .competences)
    #expect(work.counts == [0, 0, 5_813, 0])
    #expect(work.model.hash == hash)
    #expect(
      try Importer.relation(file, as: .competences, at: Moment(day: Day(iso: "2025-11-01"))).count
        == 5_813)
  }

  @Test func `categories come with the skills under them`() throws {
    var work = Imported()
    let file = try open(
      #"""
      {"data": {"concepts": [
        {"id": "a", "preferred_label": "S\u00e5g \"grov\"", "type": "skill",
         "broader": [{"id": "h", "preferred_label": "Trä", "type": "skill-headline"}]},
        {"id": "b", "preferred_label": "Yxa;\ud83e\udeb5", "type": "skill", "broader": ["h"]},
        {"id": "x", "preferred_label": "Snickare", "type": "occupation-name"}
      ]}}
      """#)
    try work.bring(file, .competences)
    #expect(
      try work.rows(["name", "kind", "parent"], .competences) == [
        "Såg \"grov\" skill Trä", "Yxa;🪵 skill Trä", "Trä – –",
      ])
  }

  @Test(arguments: [
    ("{\"a\": [1, 2}", "rad 1, kolumn 12 (JSON), byte 11: , ] ska stå här"),
    ("{\n \"a\": \"b", "rad 2, kolumn 7 (JSON), byte 8: citattecknet stängs aldrig"),
    ("{\"a\": 1}", "inget objekt har namn och id"), ("{\"a\": \"\\x\"}", "ingen sådan flykt"),
    ("{\"a\": 1} 2", "byte 9: här får inget följa"), ("{\"a\" 1}", "byte 5: : ska stå här"),
    ("[{\"id\": \"1\", \"label\": \" \"}]", "byte 1: namnet är tomt"),
    (
      "[{\"id\": \"1\", \"label\": \"A\", \"parent\": \"2\"},\n{\"id\": \"2\", \"label\": \"B\", \"parent\": \"1\"}]",
      "rad 1, kolumn 2 (JSON), byte 1: A skulle bli sin egen förälder"
    ),
  ])
  func `what is wrong in a catalogue is said with its place`(text: String, said: String) {
    let problem = problem { _ = try open(text) }
    #expect(problem?.code == "E0607")
    let message = problem?.message(in: .swedish) ?? ""
    #expect(message.contains(said), "\(message)")
  }

  @Test func `no bytes trap the reader`() {
    let good = Array(
      #"[{"id": "1", "label": "Så\u00e5", "parent": {"id": "2", "label": "B"}}, [[true, -1.5e3]]]"#
        .utf8)
    var dice = ModelDice(5)
    for round in 0..<500 {
      var bytes = good
      for _ in 0...dice.roll(4) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
      if round % 3 == 0 { bytes = Array(bytes.prefix(dice.roll(bytes.count))) }
      _ = problem { _ = try open(String(decoding: bytes, as: UTF8.self)) }
    }
    let deep = String(repeating: "[", count: 100_000)
    #expect(problem { _ = try open(deep) }?.code == "E0607")
  }
}
