import KompLexicon
import KompSession
import Testing

/// The tables of the domain page, brought in by `import` and asked in the language, in both tongues.
@Suite struct ModelTableTests {
  static let tongues: [Tongue] = [.english, .swedish]

  /// The lines of the answer to a question in the tongue's words; a share is written as that tongue does.
  private func lines(
    _ english: String, _ swedish: String, _ tongue: Tongue, climbing: Bool = true
  ) throws -> [String] {
    let sandbox = try #require(Sandbox())
    let (session, loaded) = ModelTown(tongue: tongue).session(in: sandbox, climbing: climbing)
    #expect(loaded.verdict == .done, "\(loaded.all)")
    let said = session.said(Both(english, swedish)[tongue])
    #expect(said.verdict == .done, "\(said.all)")
    return PrintedTable(said.answer).lines
  }

  /// A line as it stands in a tongue: `66.7%`, `66,7 %`.
  private func told(_ lines: [String], _ tongue: Tongue) -> [String] {
    guard tongue == .swedish else { return lines }
    return lines.map { line in
      line.split(separator: " ").map { word in
        word.hasSuffix("%") ? word.dropLast().replacing(".", with: ",") + " %" : String(word)
      }.joined(separator: " ").replacing("total", with: "totalt")
    }
  }

  @Test(arguments: tongues) func `A1 comes out figure for figure, now`(tongue: Tongue) throws {
    #expect(
      try lines("gap with total", "gap med totalrad", tongue, climbing: false)
        == told(
          [
            "kommunrehab hjälpmedel 3 2 2 0 0 100.0%", "kommunrehab rehabplan 2 3 2 −1 1 66.7%",
            "kommunrehab handledning 3 1 1 0 0 100.0%", "hemsjukvård palliativ 3 2 2 0 0 100.0%",
            "hemsjukvård sårvård 2 2 1 −1 1 50.0%", "total – – 10 8 – 2 80.0%",
          ], tongue))
  }

  @Test(arguments: tongues)
  func `A1 comes out figure for figure, in 2028 when people leave at 67`(tongue: Tongue) throws {
    #expect(
      try lines(
        "gap 2028 at 67 with total", "gap 2028 vid 67 med totalrad", tongue, climbing: false)
        == told(
          [
            "kommunrehab hjälpmedel 3 2 2 0 0 100.0% 1 −1 50.0%",
            "kommunrehab rehabplan 2 3 2 −1 1 66.7% 2 −1 66.7%",
            "kommunrehab handledning 3 1 1 0 0 100.0% 0 −1 0.0%",
            "hemsjukvård palliativ 3 2 2 0 0 100.0% 1 −1 50.0%",
            "hemsjukvård sårvård 2 2 1 −1 1 50.0% 1 −1 50.0%",
            "total – – 10 8 – 2 80.0% 5 – 50.0%",
          ], tongue))
  }

  @Test(arguments: tongues) func `A2 comes out figure for figure`(tongue: Tongue) throws {
    #expect(
      try lines(
        "staff where level<3 and unit=kommunrehab show id, profession, step",
        "personal där nivå<3 och enhet=kommunrehab visa id, yrke, steg", tongue)
        == ["P01 arbetsterapeut 1", "P02 arbetsterapeut 2", "P04 fysioterapeut 2"])
    #expect(
      try lines("steps by unit", "stegfördelning per enhet", tongue) == [
        "kommunrehab 1 1 1 0", "kommunrehab 2 2 1 1", "kommunrehab 3 1 2 −1",
        "kommunrehab 4 1 1 0", "hemsjukvård 1 1 1 0", "hemsjukvård 2 0 1 −1",
        "hemsjukvård 3 1 1 0", "hemsjukvård 4 1 1 0",
      ])
    #expect(
      try lines("staff where step is known by step", "personal där steg finns per steg", tongue)
        == ["1 2", "2 2", "3 2", "4 2"])
  }

  @Test(arguments: tongues) func `A3 comes out figure for figure`(tongue: Tongue) throws {
    #expect(
      try lines(
        "readiness for (staff where id in (P01, P02, P04)) show person, step, next_step, tenure, met, of_criteria, readiness, missing",
        "nästa steg för (personal där id i (P01, P02, P04)) visa person, steg, nästa_steg, anställningstid, uppfyllda, av_kriterier, kravuppfyllelse, återstår",
        tongue)
        == told(
          [
            "P01 1 2 14 mo 2 3 66.7% mentorssamtal 3<4",
            "P02 2 3 81 mo 3 4 75.0% handledarutbildning",
            "P04 2 3 117 mo 2 4 50.0% rehabplan 2<3; förbättringsarbete",
          ], tongue
        ).map { tongue == .swedish ? $0.replacing(" mo ", with: " mån ") : $0 })
  }

  @Test(arguments: tongues) func `A4 comes out figure for figure, in its order`(tongue: Tongue)
    throws
  {
    #expect(
      try lines(
        "vulnerability show competence, holders, needed, slack, sole_holder",
        "sårbarhet visa kompetens, innehavare, behövs, marginal, ensam_innehavare", tongue) == [
          "hjälpmedel 2 2 0 –", "rehabplan 2 3 −1 –", "handledning 1 1 0 P03",
          "palliativ 2 2 0 –", "sårvård 1 2 −1 P07",
        ])
    #expect(
      try lines(
        "vulnerability by person show person, sole, sole_for, broken, breaks",
        "sårbarhet per person visa person, ensamma, ensam_om, brutna, bryter", tongue)
        == [
          "P03 1 handledning 2 hjälpmedel, handledning", "P07 1 sårvård 1 palliativ",
          "P02 0 – 1 hjälpmedel", "P08 0 – 1 palliativ",
        ])
  }
}
