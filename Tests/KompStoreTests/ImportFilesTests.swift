import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportFilesTests {
  static let houston = house + "/../shared/data/registers/houston.csv"
  static let dental = house + "/../shared/data/hr/dental_magic.csv"
  static let houstonMap = [
    ("id", "UNIQUE_ID"), ("profession", "POSITION_TITLE"), ("unit", "DEPARTMENT"),
    ("salary", "BASE_SALARY"), ("hired", "HIRE_DATE"),
  ].map { (field: $0.0, heading: $0.1) }
  static let dentalMap = [
    ("id", "EmpID"), ("name", "Employee_Name"), ("profession", "Position"),
    ("unit", "Department"), ("hired", "DateofHire"), ("left", "DateofTermination"),
    ("reason", "TermReason"), ("born", "DOB"),
  ].map { (field: $0.0, heading: $0.1) }

  private func counts(_ values: [String]) -> [String: Int] {
    values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test(.enabled(if: exists(houston), "../shared/data is not here: houston.csv"))
  func `houston's facts come out of one import`() throws {
    var work = Imported()
    let file = try DelimitedFile.open(Self.houston, leavingOutTotals: true)
    try work.bring(file, with: Self.houstonMap)
    #expect(work.counts == [2000, 0, 0, 0])
    let roster = try work.roster()
    #expect(roster.present?.filter { $0 }.count == 2000)
    let units = counts(try roster.listed(["unit"]))
    #expect(units.count == 24)
    #expect(units["Houston Police Department-HPD"] == 638)
    #expect(units["Houston Fire Department (HFD)"] == 384)
    #expect(units["Public Works & Engineering-PWE"] == 343)
    #expect(units["Health & Human Services"] == 110)
    func missing(_ id: String) throws -> Int { try roster.listed([id]).filter { $0 == "–" }.count }
    #expect(try missing("salary") == 114)
    #expect(try missing("RACE") == 35)
    #expect(try missing("JOB_DATE") == 3)
    #expect(
      counts(try roster.listed(["EMPLOYMENT_TYPE"])) == [
        "Full Time": 1954, "Part Time": 20, "HFD Deferred Term": 9, "Temporary": 9,
        "Part Time 30": 8,
      ])
    let types = work.model["employments"].types
    #expect(types["GENDER"] == .text && types["RACE"] == .text && types["JOB_DATE"] == .day)
    let genders = try roster.listed(["GENDER"])
    let pay = roster.column("salary").widened
    for (word, n, mean) in [("Female", 577, 5_216_834), ("Male", 1309, 5_735_461)] {
      let known = pay.indices.filter { genders[$0] == word && pay[$0] != .min }
      let sum = known.reduce(Int64(0)) { $0 + pay[$1] }
      #expect(known.count == n)
      #expect((Int(sum) * 2 + n) / (2 * n) == mean)
    }
    try work.bring(file, with: Self.houstonMap)
    #expect(work.counts == [0, 0, 2000, 0])
  }

  @Test(.enabled(if: exists(dental), "../shared/data is not here: dental_magic.csv"))
  func `dental magic's facts come out of one import`() throws {
    var work = Imported()
    let file = try DelimitedFile.open(Self.dental, leavingOutTotals: true)
    try work.bring(file, on: "2019-02-01", with: Self.dentalMap, order: .mdy)
    #expect(work.counts == [310, 0, 0, 0])
    let roster = try work.roster(on: "2019-02-01", former: true)
    #expect(
      counts(try roster.listed(["unit"])) == [
        "Production": 208, "IT/IS": 50, "Sales": 31, "Admin Offices": 10,
        "Software Engineering": 10, "Executive Office": 1,
      ])
    let left = try roster.listed(["left"]).filter { $0 != "–" }
    #expect(left.count == 103)
    #expect(left.filter { $0.hasPrefix("2015") }.count == 27)
    #expect(try roster.listed(["hired"]).filter { $0.hasPrefix("2011") }.count == 84)
    #expect(counts(try roster.listed(["sex"])) == ["female": 177, "male": 133])
    #expect(try roster.listed(["name"])[1] == "LaRotonda, William")
    #expect(work.model["employments"].own.contains { $0.id == "ManagerName" })
    try work.bring(file, on: "2019-02-01", with: Self.dentalMap, order: .mdy)
    #expect(work.counts == [0, 0, 310, 0])
  }

  @Test func `the example municipality has the eight people as they are known`() throws {
    var work = Imported()
    try work.bring(DelimitedFile.open(house + "/examples/personal.csv", leavingOutTotals: true))
    #expect(work.outcome.added + work.outcome.protected == 120)
    #expect(work.outcome.protected == 2)
    let fields = ["id", "unit", "profession", "step", "age", "tenure", "degree", "sex"]
    let rows = try work.rows(fields)
    #expect(
      rows.prefix(8) == [
        "P01 kommunrehab arbetsterapeut 1 26 14 1 female",
        "P02 kommunrehab arbetsterapeut 2 34 81 1 female",
        "P03 kommunrehab arbetsterapeut 4 64 374 3/4 female",
        "P04 kommunrehab fysioterapeut 2 37 117 1 male",
        "P05 kommunrehab fysioterapeut 3 61 295 1 female",
        "P06 hemsjukvård sjuksköterska 1 25 9 1 female",
        "P07 hemsjukvård sjuksköterska 3 46 205 4/5 female",
        "P08 hemsjukvård sjuksköterska 4 66 430 1/2 female",
      ])
    let units = counts(try work.rows(["unit"]))
    #expect(units["kommunrehab"] == 5 && units["hemsjukvård"] == 3 && units.count == 8)
    #expect(work.model["employments"].own.map(\.id) == ["KOSTNADSSTÄLLE"])
    #expect(try work.rows(["KOSTNADSSTÄLLE"])[0] == "04110")
    try work.bring(DelimitedFile.open(house + "/examples/enheter.csv"), .units)
    #expect(work.model["units"].count == 8 + 3 + 3 + 1)
    #expect(
      try work.rows(["municipality", "committee", "manager"])[0] == "Älvshult Omsorgsnämnden P05")
  }

  @Test func `next year's example changes, adds and lets people leave`() throws {
    var work = Imported()
    try work.bring(DelimitedFile.open(house + "/examples/personal.csv", leavingOutTotals: true))
    let next = try DelimitedFile.open(house + "/examples/personal-2026.csv", leavingOutTotals: true)
    try work.bring(next, on: "2026-11-01", complete: true)
    #expect(work.outcome.added == 6)
    #expect(work.outcome.changed > 10 && work.outcome.unchanged > 10 && work.outcome.left > 3)
    let before = work.model.listing
    let rows = try work.rows(["id", "step"], on: "2026-11-01")
    #expect(rows.prefix(3) == ["P01 2", "P02 2", "P03 4"])
    #expect(!rows.contains { $0.hasPrefix("P08 ") })
    #expect(try work.rows(["id", "step"])[0] == "P01 1")
    try work.bring(next, on: "2026-11-01", complete: true)
    #expect(work.outcome.added == 0 && work.outcome.changed == 0 && work.outcome.left == 0)
    #expect(work.model.listing == before)
  }
}
