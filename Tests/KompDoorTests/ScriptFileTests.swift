import Testing

/// `komp check` and `komp fmt`.
@Suite struct ScriptFileTests {
  @Test(arguments: Folder.scripts, ["sv", "en"])
  func `every example is found right without running`(_ script: String, _ lang: String) throws {
    let folder = try Folder(examples: true)
    let before = Folder.names(in: folder.path)
    let ran = try Door.run(["check", script, "--lang", lang], in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output == "")
    #expect(ran.errors.contains(script))
    #expect(Folder.names(in: folder.path) == before)
  }

  static let bad: [(text: String, code: Int32, said: [String])] = [
    ("staff wher level<3\n", 2, ["x.komp:1:7", "where"]),
    ("import staff from \"personal.csv\"\nstaff where unit=komunrehab\n", 2, ["kommunrehab"]),
    ("import staff from \"personal.csv\"\nstaff where levl<3\nstaff shwo name\n", 2, ["level"]),
    ("import staff from \"nowhere.csv\"\n", 4, ["x.komp:1:19", "nowhere.csv"]),
    ("import staff from \"personal.csv\" with id=NOWHERE\n", 4, ["NOWHERE"]),
    ("param unit: nosuchtype = 3\n", 2, ["nosuchtype"]),
    ("staff to \"x.abc\"\n", 2, ["abc"]),
    ("staff where (\n", 2, ["x.komp:1:"]),
  ]

  @Test(arguments: bad)
  func `what is wrong is said with its place and nothing is run`(
    _ text: String, _ code: Int32, _ said: [String]
  ) throws {
    let folder = try Folder(examples: true)
    try folder.write("x.komp", text)
    let ran = try Door.run(["check", "x.komp"], in: folder)
    #expect(ran.code == code, "\(ran.errors)")
    #expect(ran.output == "")
    for words in said { #expect(ran.errors.contains(words), "\(ran.errors)") }
  }

  @Test func `checking writes no file and prints no answer`() throws {
    let folder = try Folder(examples: true)
    try folder.write(
      "x.komp", "import staff from \"personal.csv\"\nstaff to \"out.csv\"\nprint 1\n")
    let ran = try Door.run(["check", "x.komp"], in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output == "")
    #expect(folder.text("out.csv") == nil)
  }

  @Test func `what cannot be known is said to be unchecked`() throws {
    let folder = try Folder(examples: true)
    try folder.write(
      "x.komp", "param unit: unit\nimport staff from \"personal.csv\"\nstaff where unit=:unit\n")
    let ran = try Door.run(["check", "x.komp", "--lang", "en"], in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.errors.contains("unchecked: "))
    let swedish = try Door.run(["check", "x.komp", "--lang", "sv"], in: folder)
    #expect(swedish.errors.contains("okontrollerat: "))
  }

  @Test func `the worst of several files decides the code`() throws {
    let folder = try Folder(examples: true)
    try folder.write("x.komp", "staff wher level\n")
    #expect(try Door.run(["check", "first.komp", "x.komp"], in: folder).code == 2)
    #expect(try Door.run(["check", "x.komp", "nowhere.komp"], in: folder).code == 4)
  }

  @Test(arguments: Folder.scripts)
  func `an example goes to the other language and back unchanged`(_ script: String) throws {
    let folder = try Folder(examples: true)
    func form(_ file: String, _ lang: String) throws -> String {
      let ran = try Door.run(["fmt", file, "--lang", lang], in: folder)
      #expect(ran.code == 0, "\(ran.errors)")
      return ran.output
    }
    for (here, there) in [("en", "sv"), ("sv", "en")] {
      let first = try form(script, here)
      try folder.write(
        "there.komp", try Door.run(["fmt", script, "--lang", there], in: folder).output)
      #expect(try form("there.komp", here) == first)
      try folder.write("again.komp", first)
      #expect(try form("again.komp", here) == first)
      // What is said stays the same as well.
      let ran = try Door.run(["again.komp", "--lang", "en", "--format", "json"], in: folder)
      let original = try Door.run([script, "--lang", "en", "--format", "json"], in: folder)
      #expect(ran.code == 0, "\(ran.errors)")
      #expect(ran.output == original.output)
    }
  }

  @Test func `comments, blank lines and wrong lines are kept`() throws {
    let folder = try Folder()
    let text = "# one\n\nstaff   where level<3   # two\nstaff wher (\n"
    let ran = try Door.run(["fmt"], input: Array(text.utf8), in: folder)
    #expect(ran.output == "# one\n\nstaff where level<3  # two\nstaff wher (\n")
    #expect(ran.code == 0)
  }

  @Test func `in place a file is rewritten and a right one left alone`() throws {
    let folder = try Folder()
    try folder.write("x.komp", "staff   count")
    #expect(try Door.run(["fmt", "--in-place", "x.komp", "--lang", "sv"], in: folder).code == 0)
    #expect(folder.text("x.komp") == "personal antal\n")
    let missing = try Door.run(["fmt", "--in-place", "nowhere.komp"], in: folder)
    #expect(missing.code == 4)
    #expect(missing.output == "")
  }
}
