import KompLexicon
import KompModel
import KompSession
import Testing

/// What is wrong in the competence model is a placed error in both tongues, and nothing is half stored.
@Suite struct ModelErrorTests {
  /// A line that is wrong, the code, the part of the line that the place covers, and what it says.
  struct Slip: Sendable, CustomTestStringConvertible {
    let english: String
    let swedish: String
    let code: String
    /// The text at the place in each tongue.
    let at: Both
    let says: Both
    /// A file that the line reads.
    var file: String?
    var testDescription: String { english }

    init(
      _ english: String, _ swedish: String, _ code: String, at place: Both, _ says: Both,
      file: String? = nil
    ) {
      self.english = english
      self.swedish = swedish
      self.code = code
      at = place
      self.says = says
      self.file = file
    }
  }

  private static let outside = Both("level 9 is not on the scale fyra", "fyra")
  private static let nine = Both("9", "9")
  private static let file = Both("\"x.csv\"", "\"x.csv\"")

  static let slips = [
    Slip(
      "staff where has hjälpmedel>=9", "personal där har hjälpmedel>=9", "E0118", at: nine, outside),
    Slip("assess P02 hjälpmedel=9", "bedöm P02 hjälpmedel=9", "E0118", at: nine, outside),
    Slip(
      "assess P02 rehabplan=2, hjälpmedel=9", "bedöm P02 rehabplan=2, hjälpmedel=9", "E0118",
      at: nine, outside),
    Slip(
      "need kommunrehab: 1 staff where has hjälpmedel>=9",
      "krav kommunrehab: 1 medarbetare där har hjälpmedel>=9", "E0118", at: nine, outside),
    Slip(
      "import assessments from \"x.csv\"", "importera bedömningar från \"x.csv\"", "E0607",
      at: file,
      Both("line 3, column 3", "rad 3, kolumn 3"),
      file: "person;competence;level\nP01;rehabplan;2\nP02;hjälpmedel;9\n"),
    Slip(
      "import needs from \"x.csv\"", "importera behov från \"x.csv\"", "E0607", at: file,
      Both("line 3, column 3", "rad 3, kolumn 3"),
      file:
        "unit;competence;level;count\nkommunrehab;rehabplan;2;1\nkommunrehab;hjälpmedel;7;2\n"),
    Slip(
      "need kommunrehab: 1 staff where has hjälpmdel>=2",
      "krav kommunrehab: 1 medarbetare där har hjälpmdel>=2", "E0104",
      at: Both("hjälpmdel", "hjälpmdel"), Both("hjälpmedel", "hjälpmedel")),
    Slip(
      "import needs from \"x.csv\"", "importera behov från \"x.csv\"", "E0607", at: file,
      Both("line 3, column 2", "rad 3, kolumn 2"),
      file:
        "unit;competence;level;count\nkommunrehab;rehabplan;2;1\nkommunrehab;hjälpmdel;2;2\n"),
    Slip(
      "ladder \"X\" for arbetsterapeut\n  step 1\n  step 2 requires agee >= 3\nend",
      "stege \"X\" för arbetsterapeut\n  steg 1\n  steg 2 kräver åldern >= 3\nslut", "E0101",
      at: Both("agee", "åldern"), Both("age", "ålder")),
    Slip(
      "import criteria from \"x.csv\"", "importera kriterier från \"x.csv\"", "E0607", at: file,
      Both("line 3, column 3", "rad 3, kolumn 3"),
      file:
        "ladder;step;condition\nFyrstegsmodell;2;has rehabplan\nFyrstegsmodell;3;agee >= 3\n"),
    Slip(
      "import needs from \"x.csv\"", "importera behov från \"x.csv\"", "E0607", at: file,
      Both("rehabplan", "rehabplan"),
      file: "unit;count;condition\nkommunrehab;2;har HJÄLPMEDEL>=3\nkommunrehab;2;har rehabplna\n"),
    Slip(
      "import needs from \"x.csv\"", "importera behov från \"x.csv\"", "E0607", at: file, outside,
      file: "unit;count;condition\nkommunrehab;2;has hjälpmedel>=9\n"),
    Slip(
      "import needs from \"x.csv\"", "importera behov från \"x.csv\"", "E0607", at: file,
      Both("one of them", "en av dem"),
      file:
        "unit;competence;level;count;condition\nkommunrehab;rehabplan;2;1;has hjälpmedel\n"),
    Slip(
      "import competences from \"x.csv\"", "importera kompetenser från \"x.csv\"", "E0607",
      at: file,
      Both("line 2, column 2", "rad 2, kolumn 2"),
      file: "name;parent\nA;B\nB;C\nC;A\nD;\n"),
    Slip(
      "place P02 step=9", "placera P02 steg=9", "E0123", at: nine,
      Both("Fyrstegsmodell has 4 steps, not 9", "Fyrstegsmodell")),
    Slip(
      "place P01, P02 step=2 ladder=\"Nope\"", "placera P01, P02 steg=2 stege=\"Nope\"", "E0104",
      at: Both("\"Nope\"", "\"Nope\""), Both("Fyrstegsmodell", "Fyrstegsmodell")),
    Slip(
      "assessments where level>=3", "bedömningar där nivå>=3", "E0119", at: Both("level", "nivå"),
      Both("several scales", "flera skalor")),
    Slip(
      "assessments by source: avg level", "bedömningar per källa: medel nivå", "E0119",
      at: Both("level", "nivå"), Both("several scales", "flera skalor")),
    Slip(
      "assessments compute max level", "bedömningar beräkna högsta nivå", "E0119",
      at: Both("level", "nivå"), Both("several scales", "flera skalor")),
  ]

  @Test(arguments: slips, ModelTableTests.tongues)
  func `what is wrong is placed, said once, and leaves the model as it was`(
    slip: Slip, tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    if let file = slip.file { sandbox.write(file, to: "x.csv") }
    let before = session.model.hash
    let line = Both(slip.english, slip.swedish)[tongue]
    session.errorStyle = .full
    let said = session.said(line, isFile: true)
    #expect(said.verdict != .done, "\(said.all)")
    #expect(said.output.isEmpty)
    #expect(said.remarks.contains(slip.says[tongue]), "\(said.remarks)")
    #expect(session.model.hash == before)
    // Once, and where it stands.
    #expect(said.remarks.ranges(of: slip.code).count == 1, "\(said.remarks)")
    let at = slip.at[tongue]
    guard let start = line.ranges(of: at).last?.lowerBound else {
      Issue.record("\(at) is not in \(line)")
      return
    }
    let above = line[..<start]
    let row = above.count { $0 == "\n" } + 1
    let column =
      above.count
      - (above.lastIndex(of: "\n").map { above.distance(from: above.startIndex, to: $0) + 1 } ?? 0)
      + 1
    #expect(
      said.remarks.contains("skript.komp:\(row):\(column): "),
      "\(row):\(column) in \(said.remarks)")
  }

  @Test(arguments: ModelTableTests.tongues)
  func `levels of one scale may be compared and measured`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    for (english, swedish) in [
      ("assessments by competence: avg level", "bedömningar per kompetens: medel nivå"),
      (
        "assessments where competence=hjälpmedel and level>=3",
        "bedömningar där kompetens=hjälpmedel och nivå>=3"
      ),
      (
        "assessments where competence.scale=fyra compute max level",
        "bedömningar där kompetens.skala=fyra beräkna högsta nivå"
      ),
      (
        "assessments by competence.scale: max level", "bedömningar per kompetens.skala: högsta nivå"
      ),
    ] {
      let said = session.said(Both(english, swedish)[tongue])
      #expect(said.verdict == .done, "\(said.all)")
    }
  }

  @Test(arguments: ModelTableTests.tongues)
  func `steps compared over ladders of unlike length are warned of, and not where one is named`(
    tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let made = session.said(
      Both(
        """
        ladder "Sexsteg" for sjuksköterska
          step 1
          step 2
          step 3
          step 4
          step 5
          step 6
        end
        place P06 step=5 ladder="Sexsteg"
        """,
        """
        stege "Sexsteg" för sjuksköterska
          steg 1
          steg 2
          steg 3
          steg 4
          steg 5
          steg 6
        slut
        placera P06 steg=5 stege="Sexsteg"
        """)[tongue], isFile: true)
    #expect(made.verdict == .done, "\(made.all)")
    let mixed = session.said(
      Both("staff where step<3 show id", "personal där steg<3 visa id")[tongue])
    #expect(mixed.verdict == .done)
    #expect(mixed.remarks.contains("W0203"), "\(mixed.remarks)")
    let single = session.said(
      Both(
        "staff where step<3 and ladder=Fyrstegsmodell show id",
        "personal där steg<3 och stege=Fyrstegsmodell visa id")[tongue])
    #expect(!single.remarks.contains("W0"), "\(single.remarks)")
    #expect(PrintedTable(single.answer).lines == ["P01", "P02", "P04"])
    // Each ladder is counted by itself.
    let steps = session.said(
      Both(
        "steps for (staff where unit=hemsjukvård) where have>0 show ladder, step, have",
        "stegfördelning för (personal där enhet=hemsjukvård) där har_nu>0 visa stege, steg, har_nu")[
          tongue])
    #expect(
      PrintedTable(steps.answer).lines == [
        "Fyrstegsmodell 3 1", "Fyrstegsmodell 4 1", "Sexsteg 5 1",
      ], "\(steps.all)")
  }
}
