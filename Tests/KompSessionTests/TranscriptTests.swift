import Glibc
import KompLexicon
import KompReport
import KompSession
import KompValues
import Testing

/// Sessions as they look to somebody who types: recorded, read, and held to from then on.
///
/// A file has header lines (`# tongue: sv`, `# today: 2025-11-01`, `# width: 80`), then `> line`
/// and what it answers, both streams in order. `KOMP_RECORD=1` writes the answers anew.
@Suite struct TranscriptTests {
  static let folder = Files.repository + "/Tests/KompSessionTests/Transcripts"
  static let names = Files.names(in: folder).filter { $0.hasSuffix(".txt") }

  @Test func `there are transcripts in both tongues`() {
    #expect(Self.names.count >= 10)
    #expect(Self.names.contains { $0.hasSuffix(".sv.txt") })
    #expect(Self.names.contains { $0.hasSuffix(".en.txt") })
  }

  @Test(arguments: names)
  func `a recorded session answers as it did`(name: String) throws {
    let path = Self.folder + "/" + name
    let recorded = String(decoding: try #require(Files.read(path)), as: UTF8.self)
    let sandbox = try #require(Sandbox())
    let played = Transcript(recorded).played(in: sandbox)
    if getenv("KOMP_RECORD") != nil {
      Files.write(Array(played.utf8), to: path)
    } else {
      #expect(played == recorded, "\(name) differs; it now answers:\n\(played)")
    }
  }
}

/// A recorded session.
struct Transcript {
  private let header: [String]
  private let inputs: [String]

  /// The header and the lines typed; a line that ends open goes on in those marked `. `.
  init(_ text: String) {
    var header: [String] = []
    var inputs: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# "), inputs.isEmpty {
        header.append(String(line))
      } else if line.hasPrefix("> ") {
        inputs.append(String(line.dropFirst(2)))
      } else if line.hasPrefix(". "), let last = inputs.popLast() {
        inputs.append(last + "\n" + line.dropFirst(2))
      }
    }
    self.header = header
    self.inputs = inputs
  }

  /// The transcript with the answers of today.
  func played(in sandbox: Sandbox) -> String {
    let tongue = Tongue(rawValue: setting("tongue") ?? "en") ?? .english
    let session = sandbox.session(tongue, today: setting("today") ?? "2025-11-01")
    session.isInteractive = setting("interactive") != "no"
    var text = header.map { $0 + "\n" }.joined() + "\n"
    for input in inputs {
      let lines = input.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() { text += (number == 0 ? "> " : ". ") + line + "\n" }
      if lines.count == 1, input.hasPrefix("!file ") {
        text += (sandbox.read(String(input.dropFirst(6))) ?? "no such file") + "\n"
        continue
      }
      let said = session.said(
        input, isFile: lines.count > 1, width: setting("width").flatMap { Int($0) })
      text += said.all.replacing(sandbox.folder + "/", with: "")
      if said.verdict != .done { text += "exit code \(said.verdict.rawValue)\n" }
      text += "\n"
    }
    return text
  }

  private func setting(_ name: String) -> String? {
    let start = "# \(name): "
    return header.first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
  }
}
