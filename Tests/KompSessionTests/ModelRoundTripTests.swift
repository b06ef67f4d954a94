import KompLexicon
import KompModel
import KompSession
import Testing

/// Every noun goes out to a file and comes in again as it was, conditions included.
@Suite struct ModelRoundTripTests {
  /// The nouns in the order in which a new model can take them.
  static let nouns = [
    Both("units", "enheter"), Both("staff", "personal"), Both("professions", "yrken"),
    Both("employments", "anställningar"), Both("scales", "skalor"),
    Both("competences", "kompetenser"), Both("assessments", "bedömningar"),
    Both("wishes", "önskemål"), Both("roles", "roller"), Both("ladders", "stegar"),
    Both("placements", "inplaceringar"), Both("targets", "målfördelningar"),
    Both("criteria", "kriterier"), Both("needs", "behov"),
  ]

  /// What the example does not have: conditions, shares, wishes, roles, two people of one name.
  private func more(_ tongue: Tongue, in sandbox: Sandbox) -> String {
    sandbox.write(
      "id;name;unit;hired\nQ1;Anna Berg;kommunrehab;2020-01-01\nQ2;Anna Berg;hemsjukvård;2021-01-01\n",
      to: "q.csv")
    sandbox.write(
      "person;competence;wish;interest;date\nP01;handledning;learn;3;2025-03-01\n"
        + "Q2;sårvård;learn;1;2025-04-01\n", to: "w.csv")
    sandbox.write(
      "role;competence;required;weight;hours\nhandledare;handledning;3;1.5;40\n", to: "r.csv")
    sandbox.write(
      "name;kind;parent;scale;independent;supervises;validity;critical;external_id\n"
        + "vård;knowledge;;fyra;2;3;24;yes;abc_123\npalliativ;skill;vård;fyra;;;;;\n", to: "c.csv")
    return Both(
      """
      import staff from "q.csv" as of 2025-11-01
      import wishes from "w.csv"
      import roles from "r.csv"
      import competences from "c.csv"
      assess Q2 sårvård=2
      need kommunrehab: 3 staff where profession=arbetsterapeut and step>=3 from 2025-01-01 until 2027-12-31 priority 1
      need hemsjukvård: 1.5 fte where has palliativ>=3
      need hemsjukvård: every staff where has sårvård or has rehabplan
      need hemsjukvård: 50% of staff where has sårvård>=2
      """,
      """
      importera personal från "q.csv" den 2025-11-01
      importera önskemål från "w.csv"
      importera roller från "r.csv"
      importera kompetenser från "c.csv"
      bedöm Q2 sårvård=2
      krav kommunrehab: 3 medarbetare där yrke=arbetsterapeut och steg>=3 från 2025-01-01 till och med 2027-12-31 prioritet 1
      krav hemsjukvård: 1.5 årsarbetare där har palliativ>=3
      krav hemsjukvård: varje medarbetare där har sårvård eller har rehabplan
      krav hemsjukvård: 50% av personal där har sårvård>=2
      """)[tongue]
  }

  @Test(arguments: ModelTableTests.tongues)
  func `every noun comes in again from its own file as it went out`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let made = session.said(more(tongue, in: sandbox), isFile: true)
    #expect(made.verdict == .done, "\(made.all)")
    func all(_ noun: Both, _ session: Session) -> String {
      session.said(Both("\(noun.english) show * to csv", "\(noun.swedish) visa * till csv")[tongue])
        .answer
    }
    let again = sandbox.session(tongue)
    for noun in Self.nouns {
      let file = "\"\(noun.english).csv\""
      let out = session.said(
        Both("\(noun.english) show * to \(file)", "\(noun.swedish) visa * till \(file)")[tongue])
      #expect(out.verdict == .done, "\(out.all)")
      let day =
        noun.english == "staff" ? Both(" as of 2025-11-01", " den 2025-11-01") : Both("", "")
      let back = again.said(
        Both(
          "import \(noun.english) from \(file)\(day.english)",
          "importera \(noun.swedish) från \(file)\(day.swedish)")[tongue])
      #expect(back.verdict == .done, "\(back.all)")
    }
    for noun in Self.nouns {
      let (before, after) = (all(noun, session), all(noun, again))
      #expect(before.split(separator: "\n").count > 1, "\(noun.english) is empty")
      #expect(before == after, "\(noun.english)")
    }
    let (gap, same) = (session.said("gap to csv").answer, again.said("gap to csv").answer)
    #expect(gap == same)
  }

  @Test(arguments: ModelTableTests.tongues)
  func `a whole model goes out to SQLite and comes into an empty one as it was, its past too`(
    tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let made = session.said(more(tongue, in: sandbox), isFile: true)
    #expect(made.verdict == .done, "\(made.all)")
    let changed = session.said(
      Both(
        "staff where id=P02 set unit=hemsjukvård, degree=60% from 2025-09-01; "
          + "staff where id=P03 set degree=50% from 2027-01-01; staff where id=P04 leave 2025-06-30; "
          + "assessments where person=P01 limit 1 remove expect 1 rows",
        "personal där id=P02 ändra enhet=hemsjukvård, sysselsättningsgrad=60% från 2025-09-01; "
          + "personal där id=P03 ändra sysselsättningsgrad=50% från 2027-01-01; "
          + "personal där id=P04 slutar 2025-06-30; "
          + "bedömningar där person=P01 första 1 ta bort förvänta 1 rader")[tongue])
    #expect(changed.verdict == .done, "\(changed.all)")
    let out = session.said(Both("export to \"k.sqlite\"", "exportera till \"k.sqlite\"")[tongue])
    #expect(out.verdict == .done, "\(out.all)")
    let again = sandbox.session(tongue)
    let back = again.said(Both("import \"k.sqlite\"", "importera \"k.sqlite\"")[tongue])
    #expect(back.verdict == .done, "\(back.all)")
    for noun in Self.nouns {
      for day in ["2025-06-01", "2025-11-01", "2027-06-01"] {
        let asked = Both(
          "\(noun.english) as of \(day) show * to csv", "\(noun.swedish) den \(day) visa * till csv"
        )[
          tongue]
        #expect(session.said(asked).answer == again.said(asked).answer, "\(asked)")
      }
    }
    var model = session.model
    model["people"].replace("hash", with: Column(missing: model["people"].count, isText: true))
    #expect(again.model.hash == model.hash)
    // It is one change, which can be taken back; into what is not empty nothing comes.
    let refused = again.said(Both("import \"k.sqlite\"", "importera \"k.sqlite\"")[tongue])
    #expect(refused.remarks.contains("E0611"), "\(refused.all)")
    #expect(again.said(Both("undo", "ångra")[tongue]).verdict == .done)
    #expect(again.model.hash == Model().hash)
    sandbox.write("no database", to: "n.sqlite")
    let none = sandbox.session(tongue).said(
      Both("import \"n.sqlite\"", "importera \"n.sqlite\"")[tongue])
    #expect(none.remarks.contains("E0610") && none.verdict == .unreadable, "\(none.all)")
  }

  @Test(arguments: ModelTableTests.tongues)
  func `criteria from a file are those of the ladder's block`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let asked = Both(
      "readiness show person, met, of_criteria, missing, blocked to csv",
      "nästa steg visa person, uppfyllda, av_kriterier, återstår, spärrad till csv")[tongue]
    let before = session.said(asked).answer
    sandbox.write(
      Both(
        "ladder;step;must;condition\nFyrstegsmodell;4;yes;has handledning>=3\n",
        "STEGE;STEG;MÅSTE;KRITERIUM\nFyrstegsmodell;4;ja;har handledning>=3\n")[tongue],
      to: "k.csv")
    let said = session.said(
      Both("import criteria from \"k.csv\"", "importera kriterier från \"k.csv\"")[tongue])
    #expect(said.verdict == .done, "\(said.all)")
    let after = session.said(asked).answer
    #expect(before != after)
    #expect(after.contains("P07,0,1,handledning,"), "\(after)")
    // The condition follows a rename, as a typed one does.
    let renamed = session.said(
      Both(
        "competences where name=handledning set name=\"att handleda\"",
        "kompetenser där namn=handledning ändra namn=\"att handleda\"")[tongue])
    if renamed.verdict == .done {
      let shown = session.said(Both("criteria where step=4", "kriterier där steg=4")[tongue])
      #expect(shown.answer.contains("\"att handleda\">=3"), "\(shown.answer)")
    }
  }

  @Test func `ladders of four, six and seven steps stand side by side in the example`() throws {
    let sandbox = try #require(Sandbox())
    let script = try #require(Files.read(Files.repository + "/examples/stegar.komp"))
    Files.write(script, to: sandbox.folder + "/stegar.komp")
    let session = sandbox.session(.swedish)
    let said = session.said("kör stegar.komp")
    #expect(said.verdict == .done, "\(said.remarks)")
    let counted = session.said("stegar per stege: antal till csv").answer
    #expect(
      counted.split(separator: "\n").dropFirst().sorted()
        == ["Barnskötarstege,7", "Fyrstegsmodell,4", "Vårdstege,6"])
    // Only the question that mixes them is warned of.
    #expect(said.remarks.ranges(of: "W0203").count == 1, "\(said.remarks)")
    #expect(said.remarks.contains("P010: enligt kriterierna till och med steg 4 återstår"))
  }
}
