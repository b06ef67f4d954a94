import Glibc
import KompLexicon
import KompReport
import KompSession
import Testing

/// What was typed at the prompt, saved as a script, runs again for another unit and another quarter.
@Suite struct SavedScriptTests {
  static let lines: [Tongue: [String]] = [
    .english: [
      "param file: text = \"personal.csv\" \"Which file?\"",
      "param day: day = 2025-11-01 \"Which day?\"",
      "param unit: unit = kommunrehab \"Which unit?\"", "import staff from :file as of :day",
      "staff as of :day where unit=:unit by step",
      "print \"lack\", count(staff where step is missing)",
    ],
    .swedish: [
      "parameter file: text = \"personal.csv\" \"Vilken fil?\"",
      "parameter day: dag = 2025-11-01 \"Vilken dag?\"",
      "parameter unit: enhet = kommunrehab \"Vilken enhet?\"",
      "importera personal från :file den :day",
      "personal den :day där enhet=:unit per steg",
      "skriv \"utan\", antal(personal där steg saknas)",
    ],
  ]

  /// The steps of a unit on a day, as a run of the saved script has them.
  private func steps(
    _ sandbox: Sandbox, _ arguments: [(name: String, value: String)], _ day: String
  )
    -> [String]
  {
    let session = sandbox.session(.english, today: day)
    let response = session.runFile(
      sandbox.folder + "/q.komp", arguments, page: Page(tongue: .english))
    #expect(response.verdict == .done)
    var output: [UInt8] = []
    for case .output(let bytes) in response.utterances { output += bytes }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains { $0.isNumber } && !$0.contains("──") }
      .map { $0.split(separator: " ").joined(separator: ":") }
  }

  @Test(arguments: Tongue.allCases, ["kommunrehab", "hemsjukvård"])
  func `a session saved as a script runs for each unit and each quarter`(
    tongue: Tongue, unit: String
  ) throws {
    let sandbox = try #require(Sandbox())
    let session = sandbox.session(tongue)
    session.isInteractive = true
    for line in Self.lines[tongue] ?? [] {
      #expect(session.said(line, isFile: false).verdict == .done, "\(line)")
    }
    // What failed and what only looked is not of the script.
    #expect(session.said("staff where nonsense=3", isFile: false).verdict != .done)
    #expect(session.said("describe", isFile: false).verdict == .done)
    let save = tongue == .english ? "save as \"q.komp\"" : "spara som \"q.komp\""
    #expect(session.said(save, isFile: false).verdict == .done)
    let text = try #require(sandbox.read("q.komp"))
    #expect(!text.contains("nonsense") && !text.contains("describe"))

    let now = steps(sandbox, [("unit", unit)], "2025-11-01")
    let later = steps(
      sandbox, [("unit", unit), ("file", "personal-2026.csv"), ("day", "2026-11-01")], "2026-11-01")
    let expected: [String: [[String]]] = [
      "kommunrehab": [["1:1", "2:2", "3:1", "4:1"], ["1:1", "2:2", "3:2", "4:1"]],
      "hemsjukvård": [["1:1", "3:1", "4:1"], ["1:1", "2:1", "3:1"]],
    ]
    #expect(Array(now.dropLast()) == expected[unit]?[0])
    #expect(Array(later.dropLast()) == expected[unit]?[1])
  }

  @Test(arguments: ["kommunrehab", "Björkgården"], [1, 2])
  func `the example script that was saved so runs for each unit and each quarter`(
    unit: String, quarter: Int
  ) throws {
    let sandbox = try #require(Sandbox())
    let bytes = try #require(Files.read(Files.repository + "/examples/steg.komp"))
    Files.write(bytes, to: sandbox.folder + "/steg.komp")
    let session = sandbox.session(.swedish, today: quarter == 1 ? "2025-11-01" : "2026-11-01")
    var arguments = [(name: "enhet", value: unit)]
    if quarter == 2 {
      arguments += [(name: "fil", value: "personal-2026.csv"), (name: "dag", value: "2026-11-01")]
    }
    let said = Said(
      session.runFile(sandbox.folder + "/steg.komp", arguments, page: Page(tongue: .swedish)))
    #expect(said.verdict == .done)
    #expect(said.output.contains(quarter == 1 ? "35,2" : "25,0"))
  }

  @Test func `a script that was not saved here is not written over`() throws {
    let sandbox = try #require(Sandbox())
    sandbox.write("komp 1\nstaff count\n", to: "mine.komp")
    let session = sandbox.session()
    session.isInteractive = true
    #expect(session.said("save as \"mine.komp\"", isFile: false).verdict == .unreadable)
    #expect(sandbox.read("mine.komp") == "komp 1\nstaff count\n")
    #expect(session.said("save as \"new.komp\"", isFile: false).verdict == .done)
    #expect(session.said("import staff from \"personal.csv\"", isFile: false).verdict == .done)
    #expect(session.said("save as \"new.komp\"", isFile: false).verdict == .done)
    #expect(sandbox.read("new.komp")?.contains("import staff") == true)
  }

  @Test func `a line that goes on with the last answer is saved as the whole query it became`()
    throws
  {
    let sandbox = try #require(Sandbox())
    let session = sandbox.session()
    session.isInteractive = true
    for line in ["import staff from \"personal.csv\"", "staff where step=1", "where age<40 count"] {
      #expect(session.said(line, isFile: false).verdict == .done, "\(line)")
    }
    #expect(session.said("save as \"q.komp\"", isFile: false).verdict == .done)
    #expect(sandbox.read("q.komp")?.contains("staff where step=1 where age<40 count\n") == true)
  }

  @Test
  func `a file named by a parameter is looked for beside the script and where komp was started`()
    throws
  {
    let sandbox = try #require(Sandbox())
    mkdir(sandbox.folder + "/scripts", 0o755)
    sandbox.write(
      "param file: text\ncount staff from :file\n", to: "scripts/count.komp")
    let session = sandbox.session()
    let said = session.said("run scripts/count.komp file=\"personal.csv\"", isFile: false)
    #expect(said.verdict == .done)
  }
}
