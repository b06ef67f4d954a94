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
    let fixes = wanted.compactMap(\.fixes.first)
    let isWhole = !wanted.isEmpty && fixes.count == wanted.count
    mended = isWhole ? Fix.together(fixes).applied(to: source.text) : nil
  }
}

extension Fix {
  /// Several fixes of one text as one.
  ///
  /// Two fixes of the same words cannot both be made; the first is.
  static func together(_ fixes: [Fix]) -> Fix {
    var edits: [Edit] = []
    for fix in fixes {
      let overlaps = fix.edits.contains { new in
        edits.contains { $0.place.overlaps(new.place) || $0.place == new.place }
      }
      if !overlaps { edits += fix.edits }
    }
    return Fix(edits.sorted { $0.place.lowerBound < $1.place.lowerBound })
  }
}
