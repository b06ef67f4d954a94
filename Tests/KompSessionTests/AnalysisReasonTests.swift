import KompEngine
import KompLexicon
import KompReport
import KompValues
import Testing

@testable import KompSession

/// What every analysis owes, also one that is added tomorrow; that the figures can be had from the rows
/// named is asked of each in the tests of the analyses.
@Suite struct AnalysisReasonTests {
  @Test(arguments: Members.analyses.map { $0.id }, Tongue.allCases)
  func `every cell of an analysis has a formula that ends in the cell`(id: String, tongue: Tongue)
    throws
  {
    let analysis = try #require(Members.analyses.first { $0.id == id })
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled(tongue)
    let said = session.said(analysis.words.main(in: tongue))
    #expect(said.verdict == .done, "\(said.all)")
    let last = try #require(session.last)
    #expect(!last.rows.isEmpty)
    for line in last.rows.indices {
      for cell in try Runner.account(of: line, in: last).cells {
        let place = "\(id), \(cell.id), line \(line + 1)"
        let shown = AnswerReport.cell(cell.value).text(in: tongue)
        let formula = plain(cell.reason.formula[tongue])
        #expect(formula.hasSuffix("= \(plain(shown))"), "\(place): \(formula)")
      }
    }
  }

  /// Without the differences of printing: the sign and blanks of numbers, and that months are counted.
  private func plain(_ text: String) -> String {
    let text = text.replacing("\u{2212}", with: "-").replacing("\u{A0}", with: " ")
    return [" mo", " mån"].first(where: text.hasSuffix).map { String(text.dropLast($0.count)) }
      ?? text
  }
}
