import KompLexicon
import KompReport
import Testing

@testable import KompSession

/// Questions about competences in everyday words, each mended into the line that asks it.
@Suite struct EverydayCompetenceTests {
  @Test(
    arguments: [
      ("vem kan hjälpmedel", "personal som har hjälpmedel"),
      ("vilka kan inte hjälpmedel", "personal som saknar hjälpmedel"),
      (
        "vilka saknar hjälpmedel i kommunrehab",
        "personal som saknar hjälpmedel och enhet=kommunrehab"
      ),
      ("vilka kompetenser saknas i kommunrehab", "gap där enhet=kommunrehab"),
      ("vem är ensam om hjälpmedel", "sårbarhet där kompetens=hjälpmedel"),
      ("vilka vill lära sig hjälpmedel", "önskemål där kompetens=hjälpmedel"),
      ("who is the only one with hjälpmedel", "vulnerability where competence=hjälpmedel"),
      ("who wants to learn hjälpmedel", "wishes where competence=hjälpmedel"),
      ("who can not hjälpmedel", "staff that lacks hjälpmedel"),
      ("kompetenser i kommunrehab", "matris där enhet=kommunrehab"),
      (
        "what if P03 leaves: gap where unit=kommunrehab",
        "what if staff where id=P03 leave: gap where unit=kommunrehab"
      ),
      ("tänk om P03 går i pension: gap", "tänk om personal där id=P03 slutar: gap"),
      ("krav kommunrehab: 2 palliativ>=3", "krav kommunrehab: 2 medarbetare som har palliativ>=3"),
      ("krav kommunrehab 2 palliativ", "krav kommunrehab: 2 medarbetare som har palliativ"),
      // A negation of what cannot be turned round is never passed over.
      ("vilka jobbar inte heltid i kommunrehab", nil),
      ("vem är ensam i kommunrehab", nil),
    ] as [(String, String?)])
  func `an everyday question is mended into its line, or not at all`(
    _ question: String, _ line: String?
  ) throws {
    let sandbox = try #require(Sandbox())
    let tongue: Tongue = question.hasPrefix("w") ? .english : .swedish
    let (session, _) = ModelTown(tongue: tongue).session(in: sandbox)
    let response = session.run(question, from: "", isFile: false, page: Page(tongue: tongue))
    #expect(response.mended == line)
    guard let line else { return }
    #expect(session.said(line).verdict == .done)
  }
}
