import KompLanguage
import KompLexicon
import KompReport

/// The last error told at length: what it means, where it is, and the line mended.
enum TroubleBlocks {
  static func blocks(_ trouble: Trouble, _ tongue: Tongue) -> [Block] {
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
