import Testing

/// The facts of two public registers, each by one import line and one query line.
@Suite(.enabled(if: Folder.data != nil, "../shared/data is not there"))
struct RegisterFactsTests {
  static let houston = """
    import staff from "houston.csv" with id=UNIQUE_ID, profession=POSITION_TITLE, unit=DEPARTMENT, \
    salary=BASE_SALARY, hired=HIRE_DATE as of 2017-01-01
    """

  static let departments =
    [
      ("Health & Human Services", 110, "75.5"), ("Houston Airport System (HAS)", nil, "34.0"),
      ("Houston Fire Department (HFD)", 384, "5.5"),
      ("Houston Police Department-HPD", 638, "24.3"), ("Parks & Recreation", nil, "31.1"),
      ("Public Works & Engineering-PWE", 343, "31.5"),
    ] as [(name: String, staff: Int?, women: String)]

  /// A query after the import, as lines of CSV without the heading.
  private static func lines(_ load: String, _ file: String, _ query: String) throws -> [String] {
    let folder = try Folder()
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let bytes = try #require(Folder.data.flatMap { Folder.read($0 + "/" + file) })
    try folder.write(name, bytes)
    let ran = try Door.run(
      [
        "--format", "csv", "--quiet", "--lang", "en", "--today", "2020-01-01", "-c",
        load + "\n" + query,
      ],
      in: folder)
    #expect(ran.code == 0, "\(query): \(ran.errors)")
    return ran.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }

  static let figures: [(query: String, answer: String)] = [
    ("count staff", "2000"),
    ("staff where salary is missing count", "114"),
    ("staff where RACE is missing count", "35"),
    ("staff where JOB_DATE is missing count", "3"),
    ("staff where GENDER=Female compute avg salary as mean", "52168.34"),
    ("staff where GENDER=Male compute avg salary as mean", "57354.61"),
    ("staff where GENDER=Female and salary is known count", "577"),
    ("staff where GENDER=Male and salary is known count", "1309"),
    ("staff where EMPLOYMENT_TYPE=\"Full Time\" count", "1954"),
    ("staff where EMPLOYMENT_TYPE=\"Part Time\" count", "20"),
    ("staff where EMPLOYMENT_TYPE=\"HFD Deferred Term\" count", "9"),
    ("staff where EMPLOYMENT_TYPE=Temporary count", "9"),
    ("staff where EMPLOYMENT_TYPE=\"Part Time 30\" count", "8"),
  ]

  @Test(arguments: figures)
  func `a figure of the Houston register comes out of one line`(_ query: String, _ answer: String)
    throws
  {
    let lines = try RegisterFactsTests.lines(
      RegisterFactsTests.houston, "registers/houston.csv", query)
    let found = try #require(lines.first)
    #expect(lines.count == 1)
    // A mean has more decimals than the register's README prints.
    #expect(answer.contains(".") ? rounded(found, 2) == answer : found == answer, "\(found)")
  }

  @Test func `the departments of the Houston register come out of one line`() throws {
    let lines = try RegisterFactsTests.lines(
      RegisterFactsTests.houston, "registers/houston.csv",
      "staff by unit: count, share (GENDER=Female) as women where count>=50 sort unit")
    #expect(lines.count == RegisterFactsTests.departments.count)
    for (line, wanted) in zip(lines, RegisterFactsTests.departments) {
      let cells = line.split(separator: ",").map(String.init)
      #expect(cells.count == 3 && cells[0] == wanted.name, "\(line)")
      if let staff = wanted.staff { #expect(cells[1] == "\(staff)", "\(line)") }
      // A share in a machine's answer is a fraction of one.
      let share = Double(cells.last ?? "") ?? 0
      #expect(rounded("\(share * 100)", 1) == wanted.women, "\(line)")
    }
  }

  static let dental = """
    import staff from "dental_magic.csv" with id=EmpID, name=Employee_Name, unit=Department, \
    profession=Position, hired=DateofHire, left=DateofTermination, born=DOB date format mdy \
    as of 2020-01-01
    """

  static let dentalFigures: [(query: String, answer: String)] = [
    ("count staff including former", "310"),
    ("staff including former where left is known count", "103"),
    ("staff including former where hired=2011 count", "84"),
    ("staff including former where left=2015 count", "27"),
    ("staff including former where unit=Production count", "208"),
    ("staff including former where unit=\"IT/IS\" count", "50"),
    ("staff including former where unit=Sales count", "31"),
    ("staff including former where unit=\"Admin Offices\" count", "10"),
    ("staff including former where unit=\"Software Engineering\" count", "10"),
    ("staff including former where unit=\"Executive Office\" count", "1"),
  ]

  @Test(arguments: dentalFigures)
  func `a figure of the dental register comes out of one line`(_ query: String, _ answer: String)
    throws
  {
    let lines = try RegisterFactsTests.lines(
      RegisterFactsTests.dental, "hr/dental_magic.csv", query)
    #expect(lines == [answer])
  }

  /// A decimal text rounded half up to so many places.
  private func rounded(_ text: String, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int(((Double(text) ?? -1) * scale).rounded(.toNearestOrAwayFromZero))
    let digits = String(whole % Int(scale))
    return "\(whole / Int(scale))."
      + String(repeating: "0", count: places - digits.count) + digits
  }
}
