import KompLanguage
import KompLexicon
import KompReport

/// `why`, right after an error: what it means, where it is, and the line mended.
enum WhyCommand: Command {
  static let word = Keyword.why
  static let shape = CommandShape.words
  static let summary = Both("explains the last error", "förklarar det senaste felet")
  static let form = Both("why", "varför")
  static let examples = ["why"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    if case .words(let words) = arguments, let first = words.first {
      throw .explained(SessionProblem.nothingToExplain(first.text), first.place, .wrong)
    }
    guard let trouble = session.trouble else {
      try session.deliver(
        Report([.paragraph(Both("No error has been given yet.", "Inget fel har getts än."))]),
        page: call.page)
      return
    }
    try session.deliver(Report(blocks(trouble, session.tongue)), page: call.page)
  }

  private static func blocks(_ trouble: Trouble, _ tongue: Tongue) -> [Block] {
    var blocks: [Block] = []
    var codes: Set<String> = []
    for finding in trouble.findings where codes.insert(finding.code).inserted && codes.count <= 3 {
      guard let page = ErrorPages.page(finding.code, in: tongue) else { continue }
      // The page's own example is of another line: the line at hand is shown instead.
      blocks += page.prefix(2)
      var facts = [finding.message] + finding.labels.map { $0.text[tongue] }
      if let note = finding.note { facts.append(note[tongue]) }
      blocks.append(.paragraph(Both("Here:", "Här:")))
      blocks.append(.sample(facts))
    }
    if let mended = trouble.mended, mended != trouble.text {
      blocks.append(.paragraph(Both("Mended:", "Lagat:")))
      blocks.append(.sample(mended.split(separator: "\n").map(String.init)))
    }
    return blocks
  }
}
