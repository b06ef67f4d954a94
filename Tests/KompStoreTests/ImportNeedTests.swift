import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportNeedTests {
  @Test(arguments: [
    "enhet;kompetens;nivå;antal;from\nkommunrehab;hjälpmedel;3;2;2027-01-01\n",
    "unit,competence,min_level,headcount,since\nkommunrehab,hjälpmedel,3,2,2027-01-01\n",
    "unit;competence;level;count;from\nKommunrehab;hjälpmedel;3;2,0;2027-01-01\n",
    "Enhet;Kompetens;Krävd nivå;Behövs;Startdatum\nkommunrehab;hjälpmedel;3;2;2027-01-01\n",
  ])
  func `needs come with headings in both tongues`(text: String) throws {
    var work = try ImportCompetenceTests.ground()
    try work.bring(text, .needs)
    #expect(work.counts == [1, 0, 0, 0])
    #expect(
      try work.rows(
        ["unit", "competence", "required", "needed", "start_date"], .needs, on: "2027-06-01")
        == ["kommunrehab hjälpmedel 3 2 2027-01-01"])
    try work.bring(text, .needs)
    #expect(work.counts == [0, 0, 1, 0])
  }

  @Test func `a need says what it counts, and everyone needs no number`() throws {
    var work = try ImportCompetenceTests.ground()
    try work.bring(
      "enhet;kompetens;antal;räknas;prioritet\nkommunrehab;HLR;;alla;1\nkommunrehab;rehabplan;1,5;årsarbetare;2\n",
      .needs)
    #expect(
      try work.rows(["competence", "needed", "counted", "priority"], .needs) == [
        "HLR – everyone 1", "rehabplan 3/2 fte 2",
      ])
    let said = ImportCompetenceTests.complaint {
      try work.bring("enhet;kompetens;antal\nkommunrehab;HLR;\n", .needs)
    }
    #expect(said.contains("rad 2, kolumn 3 (antal), byte 38: cellen är tom"))
  }

  @Test func `a unit that is not there and one of two are placed errors`() throws {
    var work = try ImportCompetenceTests.ground()
    var said = ImportCompetenceTests.complaint {
      try work.bring("enhet;kompetens;antal\nkomunrehab;HLR;1\n", .needs)
    }
    #expect(said.contains("det finns ingen sådan enhet; närmast: kommunrehab"))
    try work.bring("enhet;överordnad\nNatt;kommunrehab\nNatt;hemsjukvård\n", .units)
    said = ImportCompetenceTests.complaint {
      try work.bring("enhet;kompetens;antal\nNatt;HLR;1\n", .needs)
    }
    #expect(said.contains("mer än en enhet heter så"))
  }

  @Test func `roles, wishes and targets have files of their own`() throws {
    var work = try ImportCompetenceTests.ground()
    try work.bring(
      "roll;kompetens;nivå;vikt;timmar\nHandledare;hjälpmedel;4;1,5;40\n", .roles)
    try work.bring("roll;kompetens;nivå\nHandledare;hjälpmedel;3\n", .roles)
    #expect(work.counts == [0, 1, 0, 0])
    #expect(
      try work.rows(["role", "competence", "required", "weight", "hours"], .roles) == [
        "Handledare hjälpmedel 3 3/2 40"
      ])
    try work.bring(
      "medarbetare;kompetens;vill;intresse;datum\nP01;HLR;lära;3;2025-09-01\n", .wishes)
    #expect(
      try work.rows(["person", "competence", "wish", "interest", "date"], .wishes) == [
        "P01 HLR learn 3 2025-09-01"
      ])
    try work.bring("enhet;stege;steg;mål\nkommunrehab;A;1;1\nkommunrehab;A;2;2\n", .targets)
    #expect(
      try work.rows(["unit", "ladder", "step", "target"], .targets) == [
        "kommunrehab A 1 1", "kommunrehab A 2 2",
      ])
    try work.bring("stege;steg;villkor\nA;2;har HLR\nA;2;har hjälpmedel>=2\n", .criteria)
    #expect(
      try work.rows(["ladder", "step", "number", "must"], .criteria) == ["A 2 1 no", "A 2 2 no"])
    #expect(problem { try work.bring("ladder;step\nA;1\n", .criteria) }?.code == "E0606")
  }

  @Test func `a file without a column of days is of the day it was said to be of`() throws {
    var work = try ImportCompetenceTests.ground()
    for day in ["2025-10-01", "2025-11-01"] {
      try work.bring("id;kompetens;nivå\nP01;HLR;1\n", .assessments, on: day)
    }
    #expect(try work.rows(["date"], .assessments) == ["2025-10-01", "2025-11-01"])
    #expect(work.outcome.decisions.contains { $0.swedish == "varje rad gäller 2025-11-01" })
  }

  @Test func `people may be named by their personal numbers, which are never kept`() throws {
    let number = ImportNumberTests.number("900101", "002")
    var work = Imported()
    try work.bring("pnr;enhet\n\(number);x\n")
    try work.bring("personnummer;kompetens;nivå\n19\(number);HLR;1\n", .assessments)
    #expect(try work.rows(["person", "competence"], .assessments) == ["p1 HLR"])
    #expect(!work.model.listing.contains(number))
    let other = ImportNumberTests.number("900101", "003")
    let said = ImportCompetenceTests.complaint {
      try work.bring("personnummer;kompetens;nivå\n\(other);HLR;1\n", .assessments)
    }
    #expect(said.contains("det finns ingen sådan person"))
    #expect(!said.contains(other))
  }

  @Test func `a file is read as any of the nouns without a model`() throws {
    func read(_ text: String, _ noun: NounID) throws -> any Relation {
      let file = try DelimitedFile.reading(Array(text.utf8), named: "x.csv")
      return try Importer.relation(file, as: noun, at: Moment(day: Day(iso: "2025-11-01")))
    }
    let judged = try read(
      "id;kompetens;nivå;datum\nP9;HLR;1;2025-01-01\nP8;Såg;2;2025-02-01\n", .assessments)
    #expect(try judged.listed(["person", "competence", "level"]) == ["P9 HLR 1", "P8 Såg 2"])
    let needed = try read("enhet;kompetens;antal\nx;HLR;2\n", .needs)
    #expect(try needed.listed(["unit", "competence", "needed"]) == ["x HLR 2"])
    #expect(try read("skala;nivå\nA;1\n", .scales).listed(["scale", "level"]) == ["A 1"])
  }
}
