import Glibc
import Testing

/// The exit codes, each by a real case.
@Suite struct ExitCodeTests {
  static let cases: [(line: String, code: Int32)] = [
    ("", 0), ("# only a comment", 0), ("staff count", 0), ("print 1", 0), ("quit", 0),
    ("close", 1),
    ("staff wher level", 2), ("staff where levl<3", 2), ("staff where (", 2),
    ("help blorp", 2), ("set today 17", 2), ("staff to \"x.abc\"", 2),
    ("expect 1 = 2", 3), ("expect count(staff) > 0 \"somebody\"", 3),
    ("import staff from \"nowhere.csv\"", 4), ("open \"nowhere.kompdb\"", 4),
    ("\"nowhere.csv\" count", 4), ("run nowhere.komp", 4), ("staff to \"nowhere/x.csv\"", 4),
  ]

  @Test(arguments: cases)
  func `a line ends with its code by every way in`(_ line: String, _ code: Int32) throws {
    let folder = try Folder()
    try folder.write("line.komp", line + "\n")
    let ways = [
      try Door.run(["line.komp"], in: folder), try Door.run(["-c", line], in: folder),
      try Door.run([], input: Array(line.utf8), in: folder),
    ]
    for ran in ways {
      #expect(ran.code == code, "\(ran.errors)")
      // What failed is said, and only on standard error.
      #expect(ran.errors.contains("error") == (code != 0))
      #expect(!ran.output.contains("error"))
    }
  }

  @Test func `a bad cell is failure 1 or 4 and names its file and row`() throws {
    let folder = try Folder()
    try folder.write("bad.csv", "id;namn;född\n1;Tuva;1999-03-14\n2;Malin;1999-13-44\n")
    let ran = try Door.run(["-c", "import staff from \"bad.csv\""], in: folder)
    #expect(ran.code == 4 || ran.code == 1)
    #expect(ran.errors.contains("bad.csv") && ran.errors.contains("3"))
  }

  @Test(arguments: [
    ["--bad"], ["-c"], ["--format", "xml"], ["--lang", "fi"], ["--today", "soon"],
    ["first.komp", "notaparameter"], ["unit=kommunrehab"], ["fmt", "--lang", "fi", "first.komp"],
    ["check"], ["check", "--lang", "fi", "first.komp"], ["doctor", "--lang", "fi"],
    ["--color", "sometimes"], ["doctor", "extra"],
    ["first.komp", "-c", "print 1"], ["-", "unit=kommunrehab"],
  ])
  func `a wrong command line is 64 and says its usage on standard error`(_ line: [String]) throws {
    let ran = try Door.run(line, in: try Folder(examples: true))
    #expect(ran.code == 64, "\(ran.errors)")
    #expect(ran.output == "")
    #expect(ran.errors.contains("Usage:"))
  }

  @Test func `a script that is not there is 4 in one line`() throws {
    let ran = try Door.run(["nowhere.komp"], in: try Folder())
    #expect(ran.code == 4)
    #expect(ran.errors == "error E0806: nowhere.komp: there is no such file or folder\n")
  }

  @Test func `a parameter the script lacks is 2 with its usage`() throws {
    let ran = try Door.run(["kvartal.komp", "enhte=x"], in: try Folder(examples: true))
    #expect(ran.code == 2)
    #expect(ran.errors.contains("enhet="))
  }

  @Test func `an interrupted script ends with 130 and without noise`() throws {
    let folder = try Folder()
    // More answers than fit in a pipe, so that the script runs while the signal comes.
    let line = String(repeating: "print \"here\"\n", count: 40_000)
    try folder.write("long.komp", line)
    let ran = try Door.run(["long.komp"], in: folder, interruptAt: "here")
    #expect(ran.code == 130)
    #expect(ran.errors == "")
  }

  @Test func `the script stops at its first failure`() throws {
    let ran = try Door.run(
      ["-c", "print \"one\"\nexpect 1 = 2\nprint \"two\""], in: try Folder())
    #expect(ran.output == "one\n")
    #expect(ran.code == 3)
  }
}
