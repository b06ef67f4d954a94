import Glibc
import Testing

/// What questions cost in instructions: they are the same however loaded the machine is.
///
/// The debug binary is counted, so a number says nothing; how it grows with the rows does.
@Suite struct CostTests {
  private static let valgrind = "/usr/bin/valgrind"
  private static let strip = "/usr/bin/strip"
  private static let canCount = [valgrind, strip].allSatisfy { (path: String) -> Bool in
    access(path, X_OK) == 0
  }
  private static let why: Comment = "valgrind or strip is not installed: nothing was counted"

  /// One question for each kernel: masks, groups and sums, arithmetic, texts, marks, the first few.
  private static let questions = [
    "staff where level<3 and profession=kock count",
    "staff by unit, profession: count, avg salary sort count desc, unit, profession limit 20",
    "staff where birth_year>1970 by birth_year + 67: count, sum salary",
    #"staff where name contains "ström" count"#,
    "staff compute count distinct name, count distinct unit",
    "staff show id, salary sort salary desc, id limit 5",
  ]

  /// A workspace of so many people; every number comes from the row's.
  private static func workspace(_ rows: Int, in folder: Folder) throws -> String {
    var text = "id,name,unit,profession,level,hired,birth_year,salary\n"
    let (parts, professions) = (["berg", "ström", "kvist", "lund"], ["kock", "lärare", "ekonom"])
    for row in 0..<rows {
      let dice = row &* 7_919 % 10_007
      text += "\(1_000 + row),Test\(row) Al\(parts[dice % 4]),enhet \(dice % 9),"
      text += "\(professions[dice % 3]),\(1 + dice % 4),2020-01-0\(1 + dice % 9),"
      text += "\(1_960 + dice % 40),\(25_000 + dice)\n"
    }
    try folder.write("staff\(rows).csv", Array(text.utf8))
    let lines = "new \"w\(rows).kompdb\"\nimport staff from \"staff\(rows).csv\""
    let made = try Door.run(["--today", "2026-01-01", "-c", lines], in: folder)
    try #require(made.code == 0, "\(made.errors)")
    return "w\(rows).kompdb"
  }

  /// The instructions of a run that asks these lines.
  private static func count(_ lines: [String], _ workspace: String, in folder: Folder) throws -> Int
  {
    let ran = try Door.run(
      [
        "--tool=callgrind", "--callgrind-out-file=/dev/null", "./komp", "--today", "2026-01-01",
        workspace, "-c", lines.joined(separator: "\n"),
      ], program: valgrind, in: folder)
    try #require(ran.code == 0, "\(ran.errors.suffix(400))")
    let line = ran.errors.split(separator: "\n").last { $0.contains("Collected :") }
    let number = line?.split(separator: " ").last.flatMap { Int($0) }
    return try #require(number, "\(ran.errors.suffix(400))")
  }

  /// What asking them again takes: columns are read and what is kept is made by the first time.
  private static func again(_ lines: [String], _ workspace: String, in folder: Folder) throws -> Int
  {
    try count(lines + lines, workspace, in: folder) - count(lines, workspace, in: folder)
  }

  @Test(.enabled(if: canCount, why))
  func `four times the rows cost no more than four times as much`()
    throws
  {
    let folder = try Folder()
    // valgrind cannot read the debug information; it is not needed.
    let bare = try Door.run(
      ["-g", "-o", folder.path + "/komp", try Door.built("komp")], program: Self.strip, in: folder)
    try #require(bare.code == 0, "\(bare.errors)")
    let (few, many) = (try Self.workspace(500, in: folder), try Self.workspace(2_000, in: folder))
    let small = try Self.again(Self.questions, few, in: folder)
    let large = try Self.again(Self.questions, many, in: folder)
    #expect(large > small && Double(large) < 4 * 1.15 * Double(small), "\(small) and \(large)")
    // What is kept with a noun's rows is not made again: a second grouping costs less than the first.
    let group = [Self.questions[1]]
    let first =
      try Self.count(group, many, in: folder) - Self.count(["staff count"], many, in: folder)
    let second = try Self.again(group, many, in: folder)
    #expect(second < first, "\(first) and \(second)")
  }
}
