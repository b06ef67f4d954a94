import KompLexicon
import KompSession
import Testing

/// The questions of the domain page about the four-step model that need no change of the model, each a
/// line of the language with its answer.
@Suite struct ModelQuestionTests {
  struct Question: Sendable, CustomTestStringConvertible {
    let english: String
    let swedish: String
    var lines: [String] = []
    /// An answer that is one number stands alone, without a heading.
    var number: Int?
    var testDescription: String { english }
  }

  static let questions = [
    // Who is on the first two steps of the unit?
    Question(
      english: "staff where level<3 and unit=kommunrehab show id, profession, step",
      swedish: "personal där nivå<3 och enhet=kommunrehab visa id, yrke, steg",
      lines: ["P01 arbetsterapeut 1", "P02 arbetsterapeut 2", "P04 fysioterapeut 2"]),
    // The distribution over steps against the target.
    Question(
      english: "steps for (staff where unit=kommunrehab)",
      swedish: "stegfördelning för (personal där enhet=kommunrehab)",
      lines: [
        "kommunrehab 1 1 1 0", "kommunrehab 2 2 1 1", "kommunrehab 3 1 2 −1", "kommunrehab 4 1 1 0",
      ]),
    // Who could move up next, and what is missing?
    Question(
      english: "readiness for (staff where unit=kommunrehab) where of_criteria>0 "
        + "sort readiness desc show person, next_step, met, of_criteria, missing",
      swedish: "nästa steg för (personal där enhet=kommunrehab) där av_kriterier>0 "
        + "sortera kravuppfyllelse fallande visa person, nästa_steg, uppfyllda, av_kriterier, återstår",
      lines: [
        "P02 3 3 4 handledarutbildning", "P01 2 2 3 mentorssamtal 3<4",
        "P04 3 2 4 rehabplan 2<3; förbättringsarbete",
      ]),
    // Which competences does the unit lack today?
    Question(
      english: "gap where short>0 show competence, holders, needed, unit",
      swedish: "gap där brist>0 visa kompetens, innehavare, behövs, enhet",
      lines: ["rehabplan 2 3 kommunrehab", "sårvård 1 2 hemsjukvård"]),
    // And in 2028, if people leave at 67: what has no holder left?
    Question(
      english: "gap 2028 at 67 where holders_2028=0 show competence, holders, holders_2028",
      swedish: "gap 2028 vid 67 där innehavare_2028=0 visa kompetens, innehavare, innehavare_2028",
      lines: ["handledning 1 0"]),
    // Where does everything depend on one person?
    Question(
      english: "vulnerability where sole_holder is known show competence, sole_holder",
      swedish: "sårbarhet där ensam_innehavare finns visa kompetens, ensam_innehavare",
      lines: ["handledning P03", "sårvård P07"]),
    // Who can mentor P01: the same profession and unit, at least step 3?
    Question(
      english:
        "staff where unit=kommunrehab and profession=arbetsterapeut and step>=3 show id, born, age",
      swedish:
        "personal där enhet=kommunrehab och yrke=arbetsterapeut och steg>=3 visa id, född, ålder",
      lines: ["P03 1961-05-20 64"]),
    // Are all placed, and how many ratings are there?
    Question(
      english: "count staff where step is known", swedish: "antal personal där steg finns",
      number: 8),
    Question(
      english: "count assessments where competence.kind=skill",
      swedish: "antal bedömningar där kompetens.slag=färdighet", number: 11),
    Question(
      english: "assessments where competence.kind=skill by competence: count",
      swedish: "bedömningar där kompetens.slag=färdighet per kompetens: antal",
      lines: ["handledning 1", "hjälpmedel 3", "palliativ 2", "rehabplan 3", "sårvård 2"]),
    // What has P01 never been assessed in? Not mapped is not zero.
    Question(
      english:
        "mapping for (staff where id=P01) show person, expected, mapped, unknown, not_mapped",
      swedish: "kartläggning för (personal där id=P01) "
        + "visa person, förväntade, kartlagda, okända, ej_kartlagda",
      lines: ["P01 3 1 2 rehabplan, handledning"]),
    // What can the unit together?
    Question(
      english: "gap for (staff where unit=kommunrehab) show competence, holders, who",
      swedish: "gap för (personal där enhet=kommunrehab) visa kompetens, innehavare, vilka",
      lines: ["hjälpmedel 2 P02, P03", "rehabplan 2 P04, P05", "handledning 1 P03"]),
    Question(
      english: "staff where has hjälpmedel>=3 or has rehabplan>=3 show id",
      swedish: "personal där har hjälpmedel>=3 eller har rehabplan>=3 visa id",
      lines: ["P02", "P03", "P05"]),
    Question(
      english:
        "matrix for (staff where unit=kommunrehab) show person, hjälpmedel, rehabplan, handledning",
      swedish: "matris för (personal där enhet=kommunrehab) "
        + "visa person, hjälpmedel, rehabplan, handledning",
      lines: ["P01 1 – –", "P02 3 1 –", "P03 4 – 3", "P04 – 2 –", "P05 – 3 –"]),
  ]

  @Test(arguments: questions, ModelTableTests.tongues)
  func `a question about the four-step model has the answer of the domain page`(
    question: Question, tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    let (session, loaded) = ModelTown(tongue: tongue).session(in: sandbox)
    #expect(loaded.verdict == .done, "\(loaded.all)")
    let said = session.said(Both(question.english, question.swedish)[tongue])
    #expect(said.verdict == .done, "\(said.all)")
    if let number = question.number {
      #expect(said.answer == "\(number)\n")
    } else {
      #expect(PrintedTable(said.answer).lines == question.lines)
    }
  }

  @Test(arguments: ModelTableTests.tongues)
  func `who is left out is said, and why not names the criterion and by how much`(tongue: Tongue)
    throws
  {
    let sandbox = try #require(Sandbox())
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let said = session.said(
      Both("why not P01 in readiness", "varför inte P01 i nästa steg")[tongue])
    #expect(said.verdict == .done, "\(said.all)")
    #expect(said.answer.contains("mentorssamtal 3<4"), "\(said.answer)")
    let lacking = session.said(
      Both(
        "why not P02 in staff where has hjälpmedel>=4",
        "varför inte P02 i personal där har hjälpmedel>=4")[tongue])
    #expect(lacking.answer.contains("hjälpmedel") && lacking.answer.contains("3"), "\(lacking.all)")
  }
}
