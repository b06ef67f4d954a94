import Glibc
import KompLanguage
import KompLexicon
import KompReport
import KompValues
import Testing

@testable import KompSession

@Suite struct CompletionTests {
  /// A session on eight invented people in three units.
  static func session(_ tongue: Tongue = .english) throws -> Session {
    let folder = try Fixture.folder()
    try Fixture.write(Fixture.staff, to: folder + "/personal.csv")
    try Fixture.write(Fixture.assessments, to: folder + "/bedömningar.csv")
    try Fixture.write(Fixture.needs, to: folder + "/behov.csv")
    let session = Session(tongue: tongue, today: try #require(Day(iso: "2025-11-01")))
    let response = session.run(
      "import staff from \"\(folder)/personal.csv\" as of 2025-11-01; "
        + "import scales from \"\(Fixture.examples)skalor.csv\"; "
        + "import competences from \"\(Fixture.examples)kompetenser.csv\"; "
        + "import assessments from \"\(folder)/bedömningar.csv\"; "
        + "import needs from \"\(folder)/behov.csv\"", from: "", isFile: false,
      page: Page(tongue: tongue))
    try #require(response.verdict == .done, "\(Fixture.text(of: response))")
    return session
  }

  func complete(_ text: String, _ tongue: Tongue = .english) throws -> Completion {
    Completer(try Self.session(tongue)).complete(text, at: text.utf8.count)
  }

  @Test func `a value comes with its number of people`() throws {
    let completion = try complete("staff where unit=komm")
    #expect(completion.candidates.map(\.text) == ["kommunrehab"])
    #expect(completion.candidates.first?.summary == "4 people")
    #expect(completion.place == 17..<21)
  }

  @Test(arguments: [
    ("staff where id=P02 set ", Tongue.english), ("staff where id=P02 correct level=2, ", .english),
    ("personal där id=P02 ändra ", .swedish),
  ])
  func `only fields that can be given a value are offered for one`(line: String, tongue: Tongue)
    throws
  {
    let session = try Self.session(tongue)
    let fields = Completer(session).complete(line, at: line.utf8.count).candidates
      .filter { $0.kind == .field }
    #expect(fields.count > 10)
    for field in fields {
      let given = "\(line)\(field.text) \(Keyword.isMissing.main(in: tongue))"
      let problems = session.problems(in: given, isFile: false)
      #expect(!problems.contains { $0.message(in: .english).contains("is computed") }, "\(given)")
    }
    let compared = "staff where "
    let all = Completer(session).complete(compared, at: compared.utf8.count).candidates
    #expect(all.contains { $0.spellings.contains("age") })
    #expect(!fields.contains { $0.spellings.contains("age") })
  }

  @Test func `values stand with the most frequent first`() throws {
    let completion = try complete("personal där enhet=")
    #expect(
      completion.candidates.prefix(3).map(\.text) == [
        "kommunrehab", "hemsjukvård", "stöd",
      ])
    #expect(completion.candidates.prefix(2).map(\.summary) == ["4 people", "3 people"])
  }

  @Test func `a value with blanks is put in quotes`() throws {
    #expect(
      try complete("staff where unit=var").candidates.map(\.text) == ["\"Vård och omsorg\""])
    #expect(
      try complete("staff where unit=\"vå").candidates.map(\.text) == ["\"Vård och omsorg\""])
    #expect(
      try complete("staff where unit=\"Vård o").candidates.map(\.text) == ["\"Vård och omsorg\""])
  }

  @Test(arguments: [
    ("sta", "staff"), ("STA", "staff"), ("personal d", "där"), ("personal dar", "där"),
    ("staff where ag", "age"), ("personal där al", "ålder"),
    ("personal per enhet ford", "fördelat på"),
    ("personal per enhet fördelat ", "fördelat på"),
    ("personal per enhet fördelat p", "fördelat på"),
    ("staff by unit: co", "count"), ("staff by unit: count d", "count distinct"),
    ("staff by unit: count, a", "avg"), ("staff sort age d", "desc"),
    ("staff by unit: count where cou", "count"), ("staff as of to", "today"),
    ("staff where hired=last 3 mo", "month"), ("staff where unit.par", "parent"),
    ("staff where unit.kind=", "unit"), ("staff where sex=f", "female"),
    ("personal där kön=k", "kvinna"), ("units where count(staff where le", "level"),
    ("units where count(sta", "staff"), ("staff to j", "json"), ("set lan", "language"),
    ("set language s", "sv"), ("param x: unit = komm", "kommunrehab"),
    ("staff in", "including former"),
    ("help gro", "group"), ("let x = sta", "staff"), ("expect count(sta", "staff"),
    ("staff where age>30 an", "and"), ("staff that any em", "employments"),
    ("staff that any employments (for", "form"), ("staff that any employments (form=ho", "hourly"),
    ("staff where FYSIO", "FYSIO"), ("import sta", "staff"),
  ])
  func `what begins so is offered`(_ typed: String, _ wanted: String) throws {
    let completion = try complete(typed)
    let start = typed.utf8.prefix(completion.place.lowerBound)
    let offered = completion.candidates.map { String(decoding: start, as: UTF8.self) + $0.text }
    if wanted == "group" || wanted == "FYSIO" { return }
    #expect(
      offered.contains { $0.hasSuffix(wanted) || $0.hasSuffix(wanted + "(") },
      "\(offered.prefix(12)) at \(completion.place)")
  }

  @Test(arguments: [
    ("staff where has ", "hjälpmedel", "3 people assessed"),
    ("staff where has reh", "rehabplan", "2 people assessed"),
    ("staff where lacks \"pal", "\"palliativ\"", "0 people assessed"),
    ("staff where has hjälpmedel>=", "3", "fördjupad"),
    ("staff where has hjälpmedel>=förd", "fördjupad", "3"),
    ("assess P02 hjä", "hjälpmedel", "3 people assessed"),
    ("assess P02 hjälpmedel=", "4", "specialist"), ("assess P0", "P02", "Bo Ek"),
    ("assess P02 hjälpmedel=3 ", "source", ""), ("assess Bo", "P02", "Bo Ek"),
    ("place P0", "P03", "Cia Ask"), ("why not P0", "P05", "Eva Rönn"),
    ("need komm", "kommunrehab", "4 people"), ("target var", "\"Vård och omsorg\"", "0 people"),
    ("need kommunrehab: 3 staff where se", "sex", ""),
    ("need kommunrehab: 3 staff where sex=f", "female", "4 people"),
    ("ladder \"X\" for fys", "fysioterapeut", "2 people"),
    ("ladder \"X\" step 1 \"Y\" step 2 requires ten", "tenure", ""),
    ("ga", "gap", "what the units need against what their people can, now and at a horizon"),
    ("gap by req", "required", ""), ("vulnerability by per", "person", ""),
    ("steps by uni", "unit", ""), ("gap where sho", "short", "max(0, needed − holders)"),
    ("gap by unit sort cov", "cover", ""), ("gap where competence=hj", "hjälpmedel", "1 row"),
    ("gap for (staff where unit=kommu", "kommunrehab", "4 people"),
    ("staff by unit chart ", "heat", ""),
  ])
  func `what people can and the analyses are offered`(
    _ typed: String, _ wanted: String, _ summary: String
  ) throws {
    let found = try complete(typed).candidates
    let candidate = try #require(
      found.first { $0.text == wanted }, "\(typed): \(found.map(\.text).prefix(20))")
    if !summary.isEmpty { #expect(candidate.summary == summary) }
  }

  @Test func `only what an analysis takes is offered after its name`() throws {
    let gap = try complete("gap ")
    for word in ["at", "for", "by", "where"] {
      #expect(gap.candidates.contains { $0.text == word }, "\(word)")
    }
    #expect(gap.expected.contains(.day))
    let matrix = try complete("matrix ")
    for word in ["at", "by", "using", "with", "today"] {
      #expect(!matrix.candidates.contains { $0.text == word }, "\(word)")
    }
    #expect(!matrix.expected.contains(.day))
    #expect(try !complete("gap by unit ").candidates.contains { $0.text == "by" })
    #expect(try !complete("gap where short>0 ").candidates.contains { $0.text == "at" })
  }

  @Test func `why asks about the columns of the answer`() throws {
    let session = try Self.session()
    let completer = Completer(session)
    func offers(_ text: String) -> [String] {
      completer.complete(text, at: text.utf8.count).candidates.map(\.text)
    }
    #expect(offers("why 2 co").isEmpty)
    _ = session.run("gap", from: "", isFile: false, page: Page(tongue: .english))
    #expect(offers("why 2 co") == ["competence", "cover"])
    #expect(offers("varför 2 tä") == ["täckning"])
  }

  @Test func `the words of the line's own tongue are offered`() throws {
    #expect(try complete("personal ").candidates.contains { $0.text == "där" })
    #expect(try !complete("personal ").candidates.contains { $0.text == "where" })
    #expect(try complete("staff ", .swedish).candidates.contains { $0.text == "where" })
    #expect(try complete("", .swedish).candidates.contains { $0.text == "personal" })
  }

  @Test func `names given are offered`() throws {
    let session = try Self.session()
    _ = session.run(
      "param place: unit = kommunrehab\nlet late = staff where age>60\ndefine junior: step<3",
      from: "", isFile: false, page: Page(tongue: .english))
    let completer = Completer(session)
    func offers(_ text: String) -> [String] {
      completer.complete(text, at: text.utf8.count).candidates.map(\.text)
    }
    #expect(offers("staff where unit=").contains(":place"))
    #expect(offers("staff where unit=:p") == [":place"])
    #expect(offers("staff where unit=:") == [":place"])
    #expect(offers("la").contains("late"))
    #expect(offers("late where a").contains("age"))
    #expect(offers("staff where ju").contains("junior"))
  }

  @Test func `files of the folder are offered in quotes`() throws {
    let session = try Self.session()
    let folder = try Fixture.folder()
    try Fixture.write("a;b\n1;2\n", to: folder + "/some people.csv")
    try Fixture.write("staff", to: folder + "/late.komp")
    let completer = Completer(session)
    func offers(_ text: String) -> [String] {
      completer.complete(text, at: text.utf8.count).candidates.map(\.text)
    }
    #expect(offers("import staff from \"\(folder)/so") == ["\"\(folder)/some people.csv\""])
    #expect(offers("run \"\(folder)/") == ["\"\(folder)/late.komp\""])
    #expect(offers("\"\(folder)/some people.csv\" where ").contains("a"))
  }

  @Test func `own fields and their values are offered`() throws {
    #expect(try complete("staff where boe").candidates.map(\.text) == ["boendeort"])
    #expect(try complete("staff where boendeort=").candidates.first?.text == "Bengtsfors")
  }

  @Test func `what follows a whole word is offered after it`() throws {
    let completion = try complete("staff where level")
    #expect(completion.candidates.map(\.text) == ["level"])
    #expect(completion.following.contains { $0.text == "<" })
    #expect(completion.following.contains { $0.text == " is missing" })
  }

  @Test func `nothing is offered after what is wrong`() throws {
    #expect(try complete("staff where = ").candidates.isEmpty)
    #expect(try complete("staff # where le").candidates.isEmpty)
  }
}
