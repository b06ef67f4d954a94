import KompLexicon
import Testing

/// The query of the first line, through every way in.
@Suite struct WaysInTests {
  static let english = "staff where level<3 and unit=kommunrehab"
  static let swedish = "personal där nivå<3 och enhet=kommunrehab"

  /// The script around the query, which is its last line.
  static func script(_ query: String) -> String {
    query == swedish
      ? "ställ in idag 2025-11-01\nimportera personal från \"personal.csv\"\n\(query)\n"
      : "set today 2025-11-01\nimport staff from \"personal.csv\"\n\(query)\n"
  }

  private static func answers(_ query: String, _ options: [String]) throws -> [String: Ran] {
    let folder = try Folder(examples: true)
    let script = script(query)
    try folder.write("line.komp", script)
    return [
      "file": try Door.run(["line.komp"] + options, in: folder),
      "-c": try Door.run(["-c", script] + options, in: folder),
      "standard input": try Door.run(options, input: Array(script.utf8), in: folder),
      "a dash": try Door.run(["-"] + options, input: Array(script.utf8), in: folder),
    ]
  }

  @Test(arguments: [english, swedish], Tongue.allCases)
  func `the first line gives the three people in every way in and both tongues`(
    _ query: String, _ tongue: Tongue
  ) throws {
    for (way, ran) in try WaysInTests.answers(query, ["--lang", tongue.rawValue]) {
      #expect(ran.code == 0, "\(way): \(ran.errors)")
      let rows = ran.output.split(separator: "\n").dropFirst(2)
      #expect(rows.map { $0.prefix(3) } == ["P01", "P02", "P04"], "\(way)")
    }
  }

  @Test func `the JSON is byte for byte the same in every way in and both tongues`() throws {
    var seen: Set<String> = []
    for query in [WaysInTests.english, WaysInTests.swedish] {
      for tongue in ["sv", "en"] {
        for (way, ran) in try WaysInTests.answers(query, ["--format", "json", "--lang", tongue]) {
          #expect(ran.code == 0, "\(way): \(ran.errors)")
          seen.insert(ran.output)
        }
      }
    }
    #expect(seen.count == 1)
    #expect(seen.first?.hasPrefix("[\n{\"id\":\"P01\"") == true)
  }

  @Test(arguments: [english, swedish])
  func `at the prompt the first line gives the three people and the same JSON`(_ query: String)
    throws
  {
    let folder = try Folder(examples: true)
    // Wide enough that no line of the answer wraps.
    let prompt = try Prompted(["--format", "json"], in: folder, columns: 400)
    try prompt.wait(for: "komp>")
    for (count, line) in WaysInTests.script(query).split(separator: "\n").enumerated() {
      prompt.send(line + "\r")
      try prompt.wait(for: "komp>", times: count + 2)
    }
    try prompt.wait(for: "\n]\n")
    let shown = prompt.text
    prompt.send("quit\r")
    // The model in memory would be lost: it is said once, then done.
    prompt.send("quit\r")
    #expect(try prompt.end() == 0)
    let ran = try Door.run(
      ["--format", "json", "-c", WaysInTests.script(query)], in: folder)
    #expect(ran.output.hasPrefix("[\n"))
    #expect(shown.contains(ran.output))
  }

  @Test(arguments: Folder.scripts, ["sv", "en"])
  func `every example runs in both languages on screen`(_ script: String, _ lang: String) throws {
    let ran = try Door.run([script, "--lang", lang], in: try Folder(examples: true))
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(!ran.output.isEmpty)
  }

  @Test func `arguments after a script reach its parameters`() throws {
    let folder = try Folder(examples: true)
    let ran = try Door.run(["kvartal.komp", "enhet=hemsjukvård"], in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output.contains("Enhet: hemsjukvård den 2025-11-01"))
  }

  @Test func `a workspace is made, opened and asked from the command line`() throws {
    let folder = try Folder(examples: true)
    let made = try Door.run(
      ["-c", "import staff from \"personal.csv\" as of 2025-11-01; save as \"town.kompdb\""],
      in: folder)
    #expect(made.code == 0, "\(made.errors)")
    let asked = try Door.run(
      ["town.kompdb", "-c", "count staff as of 2025-11-01", "--format", "csv"], in: folder)
    #expect(asked.output.hasSuffix("114\r\n") || asked.output.hasSuffix("114\n"))
    #expect(asked.code == 0, "\(asked.errors)")
  }

  @Test func `safe mode reads only the script's folder and writes no file`() throws {
    let folder = try Folder(examples: true)
    try folder.write("ut.komp", "import staff from \"personal.csv\"\nstaff to \"ut.csv\"\n")
    try folder.write("in.komp", "import staff from \"/etc/passwd\"\n")
    let before = Folder.names(in: folder.path)
    for (script, code) in [("ut.komp", "E0846"), ("in.komp", "E0845")] {
      let ran = try Door.run(["--safe", script], in: folder)
      #expect(ran.code == 4 && ran.errors.contains(code), "\(script): \(ran.errors)")
    }
    #expect(Folder.names(in: folder.path) == before)
    let ran = try Door.run(["--safe", "-c", "\"personal.csv\" count"], in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
  }
}
