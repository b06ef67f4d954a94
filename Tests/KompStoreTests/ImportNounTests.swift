import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportNounTests {
  @Test func `units come with codes, kinds, parents further down and managers`() throws {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    let text = """
      Enhetskod;Enhet;Slag;Överordnad;Chef
      11;kommunrehab;enhet;1;P01
      1;Vård;förvaltning;0;
      0;Omsorgsnämnden;nämnd;;Nils Mosjö

      """
    try work.bring(text, .units)
    #expect(work.counts == [1, 2, 0, 0])
    #expect(
      try work.rows(["id", "name", "kind", "parent", "manager"], .units) == [
        "1 Vård department Omsorgsnämnden –", "11 kommunrehab unit Vård P01",
        "– hemsjukvård unit Vård –", "0 Omsorgsnämnden committee – P02",
      ])
    #expect(try work.rows(["id", "committee", "manager"])[0] == "P01 Omsorgsnämnden P01")
    let before = work.model.listing
    try work.bring(text, .units)
    #expect(work.counts == [0, 0, 3, 0])
    #expect(work.model.listing == before)
    // The staff file, which knows no committee, still finds its units.
    try work.bring(ImportStaffTests.two)
    #expect(work.counts == [0, 0, 2, 0])
    #expect(work.model.listing == before)
  }

  @Test func `a unit's code serves as its name in a staff file`() throws {
    var work = Imported()
    try work.bring("kod;enhet\n0411;kommunrehab\n", .units)
    try work.bring("id;arbetsställe\n1;0411\n2;KOMMUNREHAB\n")
    #expect(try work.rows(["id", "unit"]) == ["1 kommunrehab", "2 kommunrehab"])
    #expect(work.model["units"].count == 1)
  }

  @Test func `a parent that is not there is a bad cell`() {
    var work = Imported()
    let failure = problem { try work.bring("kod;enhet;överordnad\n1;x;9\n", .units) }
    #expect(failure?.code == "E0607")
    #expect(work.model.isEmpty)
  }

  @Test func `professions, ladders, placements and employments have files of their own`() throws {
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    try work.bring("yrke;legitimation;ssyk\nsjuksköterska;J;2221\nkock;N;5120\n", .professions)
    #expect(work.counts == [1, 1, 0, 0])
    #expect(
      try work.rows(["name", "licensed", "ssyk"], .professions) == [
        "arbetsterapeut – –", "sjuksköterska yes 2221", "kock no 5120",
      ])
    try work.bring("stege;steg;namn;yrke\nA;1;Ny;kock\nA;2;Van;kock\n", .ladders)
    #expect(work.counts == [2, 0, 0, 0])
    try work.bring("stege;steg;namn;yrke\nA;1;Ny;kock\nA;2;Erfaren;kock\n", .ladders)
    #expect(work.counts == [0, 1, 1, 0])
    #expect(try work.rows(["step", "name"], .ladders) == ["1 Ny", "2 Erfaren"])
    try work.bring(
      "person;stege;steg;datum;beslutad av\nP02;A;3;2025-02-01;chefen\n", .placements)
    #expect(work.counts == [1, 0, 0, 0])
    #expect(try work.rows(["id", "step", "ladder"]) == ["P01 1 –", "P02 3 A"])
    #expect(problem { try work.bring("person;steg\nP99;1\n", .placements) }?.code == "E0607")
    try work.bring("id;person;enhet;grad;startdatum\nE7;P02;natten;25;2025-03-01\n", .employments)
    #expect(work.counts == [0, 1, 0, 0])
    #expect(try work.rows(["id", "fte"]) == ["P01 1", "P02 1"])
    #expect(problem { try work.bring("id;person\nE8;P99\n", .employments) }?.code == "E0607")
    #expect(problem { try work.bring("kod\n1\n", .units) }?.code == "E0606")
  }
}
