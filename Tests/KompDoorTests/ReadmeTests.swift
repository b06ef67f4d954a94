import Testing

/// The README shows what is true: each console block is run and its output compared.
@Suite(.serialized) struct ReadmeTests {
  /// A command after `$` with the lines the README shows below it.
  struct Shown: Sendable, CustomTestStringConvertible {
    let command: String
    let output: String
    let line: Int
    var testDescription: String { command }
  }

  /// The commands of all blocks that begin with three backquotes and `console`.
  static let blocks: [Shown] = {
    guard let bytes = Folder.read(Folder.root + "/README.md") else { return [] }
    var found: [Shown] = []
    var (command, output, start, inside) = ("", "", 0, false)
    func close() {
      if !command.isEmpty { found.append(Shown(command: command, output: output, line: start)) }
      (command, output) = ("", "")
    }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        close()
        inside = line == "```console"
      } else if inside, line.hasPrefix("$ ") {
        close()
        (command, start) = (String(line.dropFirst(2)), number + 1)
      } else if inside, command.hasSuffix("\\") {
        command.removeLast()
        command += line.drop { $0 == " " }
      } else if inside {
        output += line + "\n"
      }
    }
    return found
  }()

  private static func isOurs(_ shown: Shown) -> Bool {
    shown.command.hasPrefix("scripts/komp ") || shown.command.contains("| scripts/komp")
  }

  /// Puts what is printed below its command, where KOMP_RECORD asks for it.
  private static func record(_ output: String, of shown: Shown) throws {
    let path = Folder.root + "/README.md"
    let text = String(decoding: Folder.read(path) ?? [], as: UTF8.self)
    guard !output.isEmpty, shown.output != output else { return }
    let command = "$ \(shown.command)\n"
    guard let at = text.firstRange(of: command + shown.output) else { return }
    try Folder.overwrite(
      path,
      Array(
        text.replacing(
          command + shown.output, with: command + output,
          subrange: at, maxReplacements: 1
        ).utf8))
  }

  static let runnable = blocks.filter(isOurs)

  @Test(
    .serialized, .enabled(if: !blocks.isEmpty, "README.md is missing or has no console block"),
    arguments: runnable)
  func `a console block of the README shows what is printed`(_ shown: Shown) throws {
    let folder = try Folder(examples: true)
    let komp = try Door.built("komp")
    // In a folder as a fresh clone is, with the built program in the script's place.
    folder.folder("examples")
    folder.folder("scripts")
    for name in Folder.names(in: folder.path) {
      if let bytes = Folder.read(folder.path + "/" + name) {
        try folder.write("examples/" + name, bytes)
      }
    }
    let linked = try Door.run(["-s", komp, "scripts/komp"], program: "/bin/ln", in: folder)
    #expect(linked.code == 0, "\(linked.errors)")
    // On a terminal both streams are on the screen.
    let ran = try Door.run(["-c", "{ \(shown.command); } 2>&1"], program: "/bin/sh", in: folder)
    if Door.isRecording {
      try ReadmeTests.record(ran.output, of: shown)
    } else {
      #expect(ran.output == shown.output, "README.md:\(shown.line): \(shown.command)")
    }
  }

  @Test(.enabled(if: !blocks.isEmpty, "README.md is missing or has no console block"))
  func `the first screen of the README runs a script`() {
    #expect(!ReadmeTests.runnable.isEmpty)
  }
}
