import Glibc
import KompLanguage
import KompLexicon
import KompReport
import KompSession
import KompValues

/// A folder of its own with the example municipality in it, and sessions that work there.
final class Sandbox: Sendable {
  /// The folder.
  let folder: String

  /// A fresh folder; nil where the machine gives none.
  init?() {
    var template = Array(("/tmp/komp-session-" + String(repeating: "X", count: 6)).utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for name in [
      "personal.csv", "personal-2026.csv", "enheter.csv", "skalor.csv", "kompetenser.csv",
      "bedömningar.csv", "behov.csv", "stege.komp",
    ] {
      if let bytes = Files.read(Files.repository + "/examples/" + name) {
        Files.write(bytes, to: folder + "/" + name)
      }
    }
  }

  deinit { Files.remove(folder) }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) {
    Files.write(Array(text.utf8), to: folder + "/" + name)
  }

  /// A file of the folder as text.
  func read(_ name: String) -> String? {
    Files.read(folder + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A session in the folder, empty.
  func session(_ tongue: Tongue = .english, today: String = "2025-11-01") -> Session {
    let session = Session(tongue: tongue, today: Sandbox.day(today))
    session.start = folder
    session.who = "anna"
    // Noon of the first of November 2025, so that the day is the same wherever the tests run.
    session.clock = { 1_761_998_400 }
    return session
  }

  /// A session in the folder with the staff imported.
  func staffed(_ tongue: Tongue = .english) -> Session {
    let session = session(tongue)
    _ = session.run(
      "import units from \"enheter.csv\"; import staff from \"personal.csv\" as of 2025-11-01",
      from: "", isFile: false, page: Page(tongue: tongue))
    return session
  }

  /// A session with the staff and what they can: competences, assessments, needs, the ladder.
  func modelled(_ tongue: Tongue = .english) -> Session {
    let session = staffed(tongue)
    _ = session.run(
      "import scales from \"skalor.csv\"; import competences from \"kompetenser.csv\"; "
        + "import assessments from \"bedömningar.csv\"; import needs from \"behov.csv\"; "
        + "run stege.komp",
      from: "", isFile: false, page: Page(tongue: tongue))
    session.tongue = tongue
    return session
  }

  /// A day written as a day; the first day of the calendar where it is none.
  static func day(_ text: String) -> Day { Period(text)?.first ?? Day(number: 0) }
}

/// What a session said, put together.
struct Said {
  /// Standard output.
  var output = ""
  /// Standard output without the blank line that parts it from the answer before.
  var answer: String { output.hasPrefix("\n") ? String(output.dropFirst()) : output }
  /// Standard error.
  var remarks = ""
  /// Both, in the order in which they were said.
  var all = ""
  /// How it ended.
  let verdict: Verdict

  init(_ response: Response) {
    verdict = response.verdict
    for utterance in response.utterances {
      switch utterance {
      case .output(let bytes):
        output += String(decoding: bytes, as: UTF8.self)
        all += String(decoding: bytes, as: UTF8.self)
      case .remarks(let bytes):
        remarks += String(decoding: bytes, as: UTF8.self)
        all += String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}

extension Session {
  /// Runs a text as somebody at a prompt would, or as a script.
  func said(_ text: String, isFile: Bool = false, width: Int? = nil) -> Said {
    Said(
      run(
        text, from: isFile ? "skript.komp" : "", isFile: isFile,
        page: Page(tongue: tongue, width: width)))
  }
}

/// Files as bytes, for tests.
enum Files {
  /// The repository's folder.
  static let repository: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The bytes of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&room, 1, room.count, file)
      if count == 0 { return bytes }
      bytes += room[..<count]
    }
  }

  /// Writes a file.
  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    _ = fwrite(bytes, 1, bytes.count, file)
  }

  /// The names in a folder, in order.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a folder of files; folders within are gone through.
  static func remove(_ folder: String) {
    for name in names(in: folder) {
      let path = folder + "/" + name
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }

  /// Every file below a folder with an ending.
  static func below(_ folder: String, ending: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasSuffix(ending) { return [path] }
      return name.contains(".") ? [] : below(path, ending: ending)
    }
  }
}
