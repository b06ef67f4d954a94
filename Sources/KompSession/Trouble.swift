import KompLanguage
import KompLexicon

/// What went wrong last: `why` explains it, and a key at the prompt takes the mended text.
public struct Trouble: Sendable {
  /// The text as it was typed.
  public let text: String
  /// The text with the likeliest fix of every error, where each has one; nil where one has none.
  public let mended: String?
  /// What was wrong, for `why`.
  let findings: [Finding]

  init(_ findings: [Finding], in source: Source) {
    self.findings = findings
    text = source.text
    let errors = findings.filter { $0.severity == .error }
    let wanted = errors.isEmpty ? findings : errors
    var edits: [Fix.Edit] = []
    var isWhole = !wanted.isEmpty
    for finding in wanted {
      guard let fix = finding.fixes.first else {
        isWhole = false
        break
      }
      // Two fixes of the same words cannot both be made; the first is.
      let overlaps = fix.edits.contains { new in
        edits.contains { $0.place.overlaps(new.place) || $0.place == new.place }
      }
      if !overlaps { edits += fix.edits }
    }
    edits.sort { $0.place.lowerBound < $1.place.lowerBound }
    mended = isWhole ? Fix(edits).applied(to: source.text) : nil
  }
}
