import Glibc
import Testing

/// Data on one stream, all else on the other; closed, full and broken streams.
@Suite struct StreamTests {
  private static let setUp = "import staff from \"personal.csv\" as of 2025-11-01\n"
  private static let line = "staff as of 2025-11-01"

  @Test func `data goes to standard output and all else to standard error`() throws {
    let folder = try Folder(examples: true)
    let ran = try Door.run(
      ["-c", StreamTests.setUp + "count staff as of 2025-11-01", "--format", "csv"], in: folder)
    #expect(ran.output.split(whereSeparator: \.isNewline) == ["count", "114"])
    #expect(ran.errors.contains("personal.csv"))
    #expect(ran.code == 0)
    let quiet = try Door.run(
      ["-c", StreamTests.setUp + "count staff as of 2025-11-01", "--quiet"], in: folder)
    #expect(quiet.errors == "")
  }

  @Test func `a reader that has gone is no failure and no noise`() throws {
    let folder = try Folder(examples: true)
    let query = StreamTests.setUp + StreamTests.line
    let ways: [([String], [UInt8])] = [
      (["-c", query, "--quiet"], []), (["--quiet"], Array(query.utf8)),
    ]
    for (arguments, input) in ways {
      let ran = try Door.run(arguments, input: input, output: .brokenPipe, in: folder)
      #expect(ran.errors == "")
      #expect(ran.code == 0)
    }
  }

  @Test func `a reader that leaves after one line is no failure and no noise`() throws {
    let folder = try Folder(examples: true)
    let query = StreamTests.setUp + String(repeating: StreamTests.line + "\n", count: 50)
    try folder.write("many.komp", query)
    let komp = try Door.built("komp")
    let ran = try Door.run(
      ["-c", "{ \"\(komp)\" --quiet many.komp; echo $? >code; } | head -1"], program: "/bin/sh",
      in: folder)
    #expect(ran.output.hasPrefix("id"))
    #expect(ran.output.split(separator: "\n").count == 1)
    #expect(ran.errors == "")
    #expect(folder.text("code") == "0\n")
  }

  @Test func `lines are counted on from one answer to the next`() throws {
    let folder = try Folder(examples: true)
    let komp = try Door.built("komp")
    let said = "{ printf 'print \"one\";\\n\\n'; sleep 0.5; printf 'nonsense;\\n'; }"
    let ran = try Door.run(
      ["-c", "\(said) | \"\(komp)\" --lang en"], program: "/bin/sh", in: folder)
    #expect(ran.output == "one\n")
    #expect(ran.errors.contains("standard input:3:1"), "\(ran.errors)")
  }

  @Test func `answers and remarks keep their order where they lead to the same place`() throws {
    let folder = try Folder(examples: true)
    let komp = try Door.built("komp")
    let lines = "printf 'print \"one\";\n%s;\nprint \"two\";\n' \"$1\""
    let query = "\(StreamTests.setUp.dropLast()); \(StreamTests.line) count"
    let both = try Door.run(
      ["-c", "\(lines) | \"\(komp)\" --lang en 2>&1", "sh", query], program: "/bin/sh", in: folder)
    let one = try #require(both.output.firstRange(of: "one\n"))
    let figure = try #require(both.output.firstRange(of: "114"))
    let remark = try #require(both.output.firstRange(of: "2025-11-01"))
    let two = try #require(both.output.firstRange(of: "two\n"))
    #expect(one.upperBound <= figure.lowerBound && figure.upperBound <= two.lowerBound)
    #expect(remark.upperBound <= two.lowerBound)
    let parted = try Door.run(
      ["-c", "\(lines) | \"\(komp)\" --lang en", "sh", query], program: "/bin/sh", in: folder)
    #expect(parted.output.hasPrefix("one\n") && parted.output.hasSuffix("two\n"))
    #expect(parted.output.contains("114") && parted.errors.contains("2025-11-01"))
  }

  @Test func `a full disk behind standard output is 4 and said once`() throws {
    try #require(access("/dev/full", W_OK) == 0)
    let folder = try Folder(examples: true)
    try folder.write("q.komp", StreamTests.setUp + StreamTests.line + "\n" + StreamTests.line)
    for arguments in [["q.komp"], ["-c", "run q.komp"]] {
      let ran = try Door.run(arguments + ["--quiet"], output: .file("/dev/full"), in: folder)
      #expect(
        ran.errors == "error: standard output could not be written: No space left on device\n")
      #expect(ran.code == 4)
    }
    let ran = try Door.run(["fmt", "q.komp"], output: .file("/dev/full"), in: folder)
    #expect(ran.code == 4)
    #expect(ran.errors.split(separator: "\n").count == 1)
  }

  @Test func `a closed standard output is 4 in one line and spoils no file`() throws {
    let folder = try Folder(examples: true)
    let made = try Door.run(
      ["-c", StreamTests.setUp + "save as \"town.kompdb\""], in: folder)
    #expect(made.code == 0, "\(made.errors)")
    // A file opened in the place of a closed stream would be written into.
    for _ in 0..<2 {
      let ran = try Door.run(
        ["town.kompdb", "-c", StreamTests.line, "--quiet"], output: .closed, in: folder)
      #expect(ran.code == 4)
      #expect(ran.errors == "error: standard output could not be written: Bad file descriptor\n")
    }
    let again = try Door.run(["town.kompdb", "-c", StreamTests.line, "--quiet"], in: folder)
    #expect(again.code == 0, "\(again.errors)")
    #expect(again.output.contains("P01"))
  }

  @Test func `a closed standard input is 4 in one line`() throws {
    let ran = try Door.run([], input: nil, in: try Folder())
    #expect(ran.errors == "error: standard input could not be read: Bad file descriptor\n")
    #expect(ran.code == 4)
    let line = try Door.run(["-c", "print 1"], input: nil, in: try Folder())
    #expect(line.output == "1\n")
    #expect(line.code == 0)
  }

  @Test(arguments: ["nowhere/x.csv", "folder.csv", "locked/x.csv"])
  func `an answer that cannot be written to its file is 4 and leaves nothing behind`(
    _ target: String
  ) throws {
    let folder = try Folder(examples: true)
    folder.folder("folder.csv")
    folder.folder("locked")
    // Root may write anywhere: then a file in the folder's place stands for the lock.
    if !folder.lock("locked") {
      rmdir(folder.path + "/locked")
      try folder.write("locked", "")
    }
    let ran = try Door.run(["-c", "staff to \"\(target)\""], in: folder)
    #expect(ran.code == 4)
    #expect(ran.output == "")
    #expect(ran.errors.contains("error E0806: \(target): "))
    #expect(!Folder.names(in: folder.path).contains { $0.hasSuffix(".part") })
  }

  @Test func `a full disk leaves the file that was there, and says so`() throws {
    try #require(access("/dev/full", W_OK) == 0)
    let folder = try Folder(examples: true)
    try folder.write("x.csv", "old")
    // What is written beside the file until it is whole lands on the full disk.
    try #require(symlink("/dev/full", folder.path + "/x.csv.part") == 0)
    let ran = try Door.run(
      ["-c", StreamTests.setUp + "staff to \"x.csv\"\nprint 1", "--quiet"], in: folder)
    #expect(ran.code == 4)
    #expect(ran.output == "")
    #expect(ran.errors.contains("error E0806: x.csv: the disk is full"))
    #expect(folder.text("x.csv") == "old")
    #expect(!Folder.names(in: folder.path).contains { $0.hasSuffix(".part") })
  }

  @Test(arguments: [
    ("staff where (", "E00"), ("staff where level<3 and", "E00"), ("staff where name=\"Tu", "E00"),
    ("print 1\nstaff by unit:", "E00"),
  ])
  func `input that ends in the middle of a statement is 2 and says where`(
    _ text: String, _ code: String
  ) throws {
    let ran = try Door.run([], input: Array(text.utf8), in: try Folder())
    #expect(ran.code == 2)
    #expect(ran.output == "")
    #expect(ran.errors.contains("error \(code)"))
    #expect(ran.errors.contains("standard input:"))
  }

  @Test func `input in other encodings is read or refused, never lost`() throws {
    let folder = try Folder()
    func run(_ bytes: [UInt8]) throws -> Ran { try Door.run([], input: bytes, in: folder) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try run(mark + Array("print \"å\"".utf8)).output == "å\n")
    #expect(try run(Array("print \"a\"\r\nprint \"b\"\r\n".utf8)).output == "a\nb\n")
    let broken = try run(Array("print \"".utf8) + [0xE5] + Array("\"".utf8))
    #expect(broken.output == "\u{FFFD}\n")
    #expect(broken.errors.hasPrefix("warning: standard input is not UTF-8 from line 1 on"))
    let nul = try run(Array("print 1\n".utf8) + [0] + Array("\nprint 2".utf8))
    #expect(nul.code == 2)
    #expect(nul.errors.contains("standard input:2:1"))
    #expect(!nul.errors.utf8.contains(0))
  }

  @Test(arguments: [("a", 1_000_000), ("a ", 200_000), ("(", 100_000), ("å", 300_000)])
  func `a huge line is answered in good time`(_ piece: String, _ count: Int) throws {
    let start = Door.now
    let text = String(repeating: piece, count: count)
    let ran = try Door.run([], input: Array(text.utf8), in: try Folder())
    #expect(ran.code == 2)
    #expect(ran.errors.contains("error E"))
    #expect(Door.now - start < 60_000)
  }

  @Test func `a huge text is printed whole`() throws {
    let text = String(repeating: "åb", count: 500_000)
    let ran = try Door.run([], input: Array("print \"\(text)\"".utf8), in: try Folder())
    #expect(ran.output == text + "\n")
    #expect(ran.code == 0)
  }
}
