import Testing

/// What a power cut leaves: the long campaign is scripts/soak crash.
@Suite struct CrashTests {
  private static let setup =
    "import staff from \"personal.csv\"\nimport competences from \"kompetenser.csv\"\n"
    + "save as \"x.kompdb\"\n"

  @Test(arguments: [1, 2, 5, 40, 130])
  func `what was confirmed before kill -9 is there afterwards, and nothing by half`(_ times: Int)
    throws
  {
    let folder = try Folder(examples: true)
    let made = try Door.run(["--lang", "en"], input: Array(CrashTests.setup.utf8), in: folder)
    #expect(made.code == 0, "\(made.errors)")
    let line = "assess P01, P02 hjälpmedel=3, rehabplan=2 from 2025-01-01;\n\n"
    let ran = try Door.run(
      ["--lang", "en", "x.kompdb"],
      input: Array(String(repeating: line, count: 400).utf8), in: folder,
      killAt: (mark: "4 assessments added", times: times))
    #expect(ran.code == 128 + 9, "\(ran.errors.suffix(500))")
    let confirmed = Door.count("4 assessments added", in: ran.errors)
    #expect(confirmed >= times)
    let found = try Door.run(
      ["x.kompdb", "-c", "count assessments", "--format", "csv"], in: folder)
    let rows = try #require(found.output.split(separator: "\n").last.flatMap { Int($0) })
    #expect(rows % 4 == 0 && rows >= confirmed * 4, "\(rows) rows, \(confirmed) confirmed")
    let checked = try Door.run(["check", "x.kompdb", "--lang", "en"], in: folder)
    #expect(checked.code == 0, "\(checked.errors)")
    #expect(checked.output.contains("x.kompdb is whole: format 4"))
  }

  @Test func `a damaged workspace is said to be one, with what is whole`() throws {
    let folder = try Folder(examples: true)
    let made = try Door.run(
      ["--lang", "en"],
      input: Array(
        """
        import staff from "personal.csv"
        save as "x.kompdb"

        """.utf8), in: folder)
    #expect(made.code == 0, "\(made.errors)")
    var bytes = try #require(Folder.read(folder.path + "/x.kompdb"))
    // The last page of the file holds a block of the snapshot.
    bytes[bytes.count - 100] ^= 0xFF
    try folder.write("x.kompdb", bytes)
    for (lang, words) in [("en", "is damaged"), ("sv", "är skadad")] {
      let checked = try Door.run(["check", "x.kompdb", "--lang", lang], in: folder)
      #expect(checked.code == 4)
      #expect(checked.errors.contains(words), "\(checked.errors)")
    }
  }
}
