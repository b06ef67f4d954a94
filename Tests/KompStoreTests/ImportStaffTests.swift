import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportStaffTests {
  static let two = """
    PERSONID;NAMN;FÖDELSEDATUM;KÖN;FÖRVALTNING;ENHET;BEFATTNING;ANSTFORM;SYSSGRAD;FR.O.M.;STEG;KST
    P01;Tuva Almbäck;1999-03-14;K;Vård;kommunrehab;arbetsterapeut;TV;100,00;2024-08-19;1;0411
    P02;Nils Mosjö;1990-11-02;M;Vård;hemsjukvård;sjuksköterska;vik;75,00;2019-01-07;;0412

    """

  @Test func `an export's usual headings become fields and the rest own fields`() throws {
    var work = Imported()
    try work.bring(Self.two)
    #expect(work.counts == [2, 0, 0, 0])
    #expect(
      try work.rows(["id", "name", "unit", "department", "profession", "age", "step", "hired"]) == [
        "P01 Tuva Almbäck kommunrehab Vård arbetsterapeut 26 1 2024-08-19",
        "P02 Nils Mosjö hemsjukvård Vård sjuksköterska 34 – 2019-01-07",
      ])
    #expect(
      try work.rows(["sex", "form", "degree", "fte", "tenure", "KST"]) == [
        "female permanent 1 1 14 0411", "male substitute 3/4 3/4 81 0412",
      ])
    #expect(work.outcome.decisions.contains { $0.english == "own fields: KST" })
    #expect(
      try work.rows(["name", "kind", "parent"], .units) == [
        "Vård department –", "kommunrehab unit Vård", "hemsjukvård unit Vård",
      ])
  }

  @Test func `the same file again adds and changes nothing`() throws {
    var work = Imported()
    try work.bring(Self.two)
    let before = work.model.listing
    try work.bring(Self.two)
    #expect(work.counts == [0, 0, 2, 0])
    #expect(work.model.listing == before)
    try work.bring(Self.two, complete: true)
    #expect(work.counts == [0, 0, 2, 0])
    #expect(work.model.listing == before)
  }

  @Test func `a later file closes dated values and corrects the others`() throws {
    var work = Imported()
    try work.bring(Self.two)
    let later = Self.two
      .replacing("P01;Tuva Almbäck", with: "P01;Tuva Almbäck Ek")
      .replacing(
        "kommunrehab;arbetsterapeut;TV;100,00", with: "hemsjukvård;arbetsterapeut;TV;80,00"
      )
      .replacing("2024-08-19;1;0411", with: "2024-08-19;2;0499")
    try work.bring(later, on: "2026-11-01")
    #expect(work.counts == [0, 1, 1, 0])
    let fields = ["name", "unit", "degree", "step", "KST"]
    #expect(try work.rows(fields)[0] == "Tuva Almbäck Ek kommunrehab 1 1 0499")
    #expect(
      try work.rows(fields, on: "2026-10-31")[0] == "Tuva Almbäck Ek kommunrehab 1 1 0499")
    #expect(
      try work.rows(fields, on: "2026-11-01")[0] == "Tuva Almbäck Ek hemsjukvård 4/5 2 0499")
  }

  @Test func `an older file does not overwrite a newer one`() throws {
    var work = Imported()
    try work.bring(Self.two, on: "2026-11-01")
    let before = work.model.listing
    try work.bring(Self.two.replacing("100,00", with: "50,00"), on: "2025-11-01")
    #expect(work.counts == [0, 0, 2, 0])
    #expect(work.model.listing == before)
    #expect(work.outcome.decisions.contains { $0.english.hasPrefix("1 values are older") })
  }

  @Test func `an empty cell leaves a known value alone unless the file is complete`() throws {
    var work = Imported()
    try work.bring(Self.two)
    let emptied = Self.two.replacing(";TV;100,00;", with: ";TV;;").replacing(
      "Tuva Almbäck", with: "")
    try work.bring(emptied, on: "2026-11-01")
    #expect(work.counts == [0, 0, 2, 0])
    #expect(try work.rows(["name", "degree"], on: "2026-11-01")[0] == "Tuva Almbäck 1")
    try work.bring(emptied, on: "2026-12-01", complete: true)
    #expect(work.counts == [0, 1, 1, 0])
    #expect(try work.rows(["name", "degree"], on: "2026-12-01")[0] == "– –")
    #expect(try work.rows(["degree"], on: "2026-11-30")[0] == "1")
  }

  @Test func `those absent from a complete file have left the day before`() throws {
    var work = Imported()
    try work.bring(Self.two)
    let one = Self.two.split(separator: "\n").prefix(2).joined(separator: "\n")
    try work.bring(one, on: "2026-11-01", complete: true)
    #expect(work.counts == [0, 0, 1, 1])
    #expect(try work.rows(["id"], on: "2026-10-31") == ["P01", "P02"])
    #expect(try work.rows(["id"], on: "2026-11-01") == ["P01"])
    #expect(
      try work.rows(["id", "left"], on: "2026-11-01", former: true) == ["P01 –", "P02 2026-10-31"])
    try work.bring(one, on: "2026-11-01", complete: true)
    #expect(work.counts == [0, 0, 1, 0])
  }

  @Test func `who returns with a new start gets a new employment, with the old one it goes on`()
    throws
  {
    var work = Imported()
    try work.bring("id;enhet;from;tom\nA;x;2020-01-01;2021-12-31\nB;x;2020-01-01;\n")
    try work.bring("id;enhet;from;tom\nA;y;2026-03-01;\n", on: "2026-11-01")
    #expect(work.counts == [0, 1, 0, 0])
    #expect(
      try work.rows(
        ["person", "unit", "start_date", "end_date"], .employments, on: "2026-11-01", former: true)
        == [
          "A x 2020-01-01 2021-12-31", "B x 2020-01-01 –", "A y 2026-03-01 –",
        ])
    try work.bring("id;enhet;from;tom\nA;y;2026-03-01;\n", on: "2026-12-01", complete: true)
    #expect(work.counts == [0, 0, 1, 1])
    try work.bring("id;enhet;from;tom\nB;x;2020-01-01;\n", on: "2027-02-01")
    #expect(work.counts == [0, 1, 0, 0])
    #expect(try work.rows(["id", "left"], on: "2027-02-01") == ["A –", "B –"])
  }

  @Test func `several rows of a person are several employments and equal rows are one`() throws {
    var work = Imported()
    let text = """
      anstnr;id;enhet;yrke;grad;from
      1;A;x;lärare;60;2020-01-01
      2;A;y;vaktmästare;40;2021-01-01
      3;B;x;lärare;100;2020-01-01
      3;B;x;lärare;100;2020-01-01

      """
    try work.bring(text)
    #expect(work.counts == [2, 0, 0, 0])
    #expect(work.outcome.decisions.contains { $0.english.hasPrefix("1 rows repeat another") })
    #expect(
      try work.rows(["id", "person", "unit", "degree"], .employments) == [
        "1 A x 3/5", "2 A y 2/5", "3 B x 1",
      ])
    #expect(try work.rows(["id", "unit", "fte"]) == ["A x 1", "B x 1"])
    try work.bring(text)
    #expect(work.counts == [0, 0, 2, 0])
  }

  @Test func `an employment number tells people apart where nothing else does`() throws {
    var work = Imported()
    try work.bring("Anställningsnr;Namn;Enhet\n17;Åsa;x\n18;Bo;y\n")
    #expect(try work.rows(["id", "name", "unit"]) == ["17 Åsa x", "18 Bo y"])
  }

  @Test func `first and last name become one name`() throws {
    var work = Imported()
    try work.bring("id;Förnamn;Efternamn\n1;Åsa;Ek\n2;;Ask\n")
    #expect(try work.rows(["name"]) == ["Åsa Ek", "Ask"])
  }

  @Test func `the same unit name under two departments is two units`() throws {
    var work = Imported()
    try work.bring(
      "id;förvaltning;enhet\n1;Vård;Administration\n2;Skola;Administration\n3;Skola;\n")
    #expect(
      try work.rows(["name", "parent"], .units) == [
        "Vård –", "Administration Vård", "Skola –", "Administration Skola",
      ])
    #expect(try work.rows(["id", "department"]) == ["1 Vård", "2 Skola", "3 Skola"])
    let failure = problem { try work.bring("id;enhet\n4;Administration\n") }
    #expect(failure?.code == "E0607")
  }

  @Test func `own fields widen with what a later file holds`() throws {
    var work = Imported()
    try work.bring("id;poäng\n1;7\n2;9\n")
    #expect(work.model["employments"].types["poäng"] == .number(scale: 0))
    try work.bring("id;poäng\n1;7,25\n")
    #expect(try work.rows(["poäng"]) == ["29/4", "9"])
    try work.bring("id;poäng\n1;hög\n")
    #expect(try work.rows(["poäng"]) == ["hög", "9.00"])
    try work.bring("id;poäng\n1;\n")
    #expect(try work.rows(["poäng"]) == ["hög", "9.00"])
  }
}
