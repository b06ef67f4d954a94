import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportCompetenceTests {
  static let scales = """
    skala;nivå;namn
    Fyra;1;Ny
    Fyra;2;Van
    Fyra;3;Kan
    Fyra;4;Lär ut

    """
  static let competences = """
    kompetens;slag;kategori;skala;handleder;giltighet;kritisk
    Rehab;;;;;;
    hjälpmedel;färdighet;Rehab;Fyra;4;;J
    rehabplan;färdighet;Rehab;Fyra;4;;N
    HLR;intyg;;;;12;

    """

  /// Two people, a scale, four competences.
  static func ground() throws -> Imported {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    try work.bring(scales, .scales)
    try work.bring(competences, .competences)
    return work
  }

  /// The sentence of the problem that a piece of work ends with.
  static func complaint(_ work: () throws -> Void) -> String {
    problem(work)?.message(in: .swedish) ?? "inget fel"
  }

  @Test func `scales and competences come as tables, the categories in any order`() throws {
    let work = try Self.ground()
    #expect(work.counts == [4, 0, 0, 0])
    #expect(
      try work.rows(
        ["name", "kind", "parent", "scale", "supervises", "validity", "critical"], .competences)
        == [
          "Rehab – – – – – –", "hjälpmedel skill Rehab Fyra 4 – yes",
          "rehabplan skill Rehab Fyra 4 – no", "HLR credential – – – 12 –",
        ])
    #expect(try work.rows(["scale", "level", "name"], .scales).last == "Fyra 4 Lär ut")
    var again = work
    try again.bring(Self.scales, .scales)
    try again.bring(Self.competences, .competences)
    #expect(again.counts == [0, 0, 4, 0])
    #expect(again.model.hash == work.model.hash)
  }

  @Test func `assessments find people and competences and keep every day and source`() throws {
    var work = try Self.ground()
    let text = """
      medarbetare;kompetens;nivå;datum;källa;bedömd av
      P01;hjälpmedel;3;2025-01-10;chef;enhetschef
      Nils Mosjö;HJÄLPMEDEL;2;2025-01-10;egen;
      P01;hjälpmedel;4;2025-10-01;chef;

      """
    try work.bring(text, .assessments)
    #expect(work.counts == [3, 0, 0, 0])
    let shown = ["person", "competence", "level", "date", "source", "assessor"]
    #expect(
      try work.rows(shown, .assessments) == [
        "P01 hjälpmedel 3 2025-01-10 manager enhetschef",
        "P02 hjälpmedel 2 2025-01-10 self –", "P01 hjälpmedel 4 2025-10-01 manager –",
      ])
    let hash = work.model.hash
    try work.bring(text, .assessments)
    #expect(work.counts == [0, 0, 3, 0])
    #expect(work.model.hash == hash)
    try work.bring(text.replacing(";2;", with: ";1;"), .assessments)
    #expect(work.counts == [0, 1, 2, 0])
  }

  @Test func `an unknown competence names the nearest, and nothing is half stored`() throws {
    var work = try Self.ground()
    let hash = work.model.hash
    let said = Self.complaint {
      try work.bring("id;kompetens;nivå\nP01;HLR;1\nP01;hjälpmedl;3\n", .assessments)
    }
    #expect(said.contains("rad 3, kolumn 2 (kompetens), byte 33"))
    #expect(said.contains("det finns ingen sådan kompetens; närmast: hjälpmedel"))
    #expect(work.model.hash == hash)
    try work.bring(
      "id;kompetens;nivå\nP01;HLR;1\nP01;hjälpmedl;3\n", .assessments, skipping: true)
    #expect(work.counts == [1, 0, 0, 0])
    #expect(work.outcome.skipped.count == 1)
  }

  @Test func `where no competence is known a file of assessments makes them and says so`() throws {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    try work.bring("staff,competence,level\nP01,K1,3\nP02,K2,1\nP02,K1,2\n", .assessments)
    #expect(try work.rows(["name"], .competences) == ["K1", "K2"])
    #expect(work.outcome.decisions.contains { $0.swedish.hasPrefix("2 kompetenser tillagda") })
    #expect(problem { try work.bring("id;kompetens;nivå\nP01;K3;1\n", .assessments) } != nil)
    // The catalogue that comes later fills them in.
    try work.bring("extern_id;namn\nabc;K1\n", .competences)
    #expect(work.counts == [0, 1, 0, 0])
  }

  @Test func `a level outside the scale is a placed error in every noun that has levels`() throws {
    var work = try Self.ground()
    let hash = work.model.hash
    let outside = "5 är ingen nivå på skalan \"Fyra\": 1, 2, 3, 4"
    let files: [(NounID, String)] = [
      (.assessments, "id;kompetens;nivå\nP01;hjälpmedel;5\n"),
      (.needs, "enhet;kompetens;nivå;antal\nkommunrehab;hjälpmedel;5;2\n"),
      (.roles, "roll;kompetens;krävd nivå\nHandledare;hjälpmedel;5\n"),
      (.competences, "namn;skala;handleder\nnytt;Fyra;5\n"),
      (.competences, "namn;självständig\nhjälpmedel;5\n"),
    ]
    for (noun, text) in files {
      #expect(Self.complaint { try work.bring(text, noun) }.contains(outside), "\(noun)")
    }
    #expect(work.model.hash == hash)
    try work.bring("id;kompetens;nivå\nP01;HLR;5\n", .assessments)
  }

  @Test func `a ring of categories is a placed error`() throws {
    var work = try Self.ground()
    let hash = work.model.hash
    for text in [
      "namn;kategori\nRehab;hjälpmedel\n", "namn;kategori\nA;B\nB;C\nC;A\n", "namn;kategori\nA;A\n",
    ] {
      let said = Self.complaint { try work.bring(text, .competences) }
      #expect(said.contains("rad 2, kolumn 2 (kategori)"), "\(said)")
      #expect(said.contains("sin egen förälder"), "\(said)")
    }
    #expect(work.model.hash == hash)
    let units = Self.complaint { try work.bring("enhet;överordnad\na;b\nb;a\n", .units) }
    #expect(units.contains("sin egen förälder: a → b → a"))
    #expect(
      Self.complaint { try work.bring("namn;kategori\nA;Rehb\n", .competences) }.contains("Rehab"))
  }

  @Test func `names that two competences have are told apart by their ids`() throws {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    let text = "concept id;namn;kategori\na;Brev;\nb;Brev;\nc;Sy;b\n"
    try work.bring(text, .competences)
    #expect(work.counts == [3, 0, 0, 0])
    try work.bring(text, .competences)
    #expect(work.counts == [0, 0, 3, 0])
    let said = Self.complaint { try work.bring("id;kompetens;nivå\nP01;Brev;1\n", .assessments) }
    #expect(said.contains("mer än en kompetens heter så; id:t säger vilken"))
    try work.bring("id;kompetens;nivå\nP01;b;1\n", .assessments)
    #expect(work.model["assessments"]["competence", 0] == 1)
    // One name under two categories is two as well.
    try work.bring("namn;kategori\nLeda;c\nLeda;a\n", .competences)
    #expect(work.counts == [2, 0, 0, 0])
    try work.bring("namn;kategori\nLeda;c\nLeda;a\n", .competences)
    #expect(work.counts == [0, 0, 2, 0])
  }
}
