import KompLexicon
import KompReport

/// What help says of one code: what it means, a line that gives it and the line mended.
struct ErrorPage: Sendable {
  /// The code, `E0104`.
  let code: String
  /// A few words.
  let title: Both
  /// What it means, and what mends it.
  let meaning: Both
  /// A line that gives it, statements parted by newlines; nil where a file or a disk gives it.
  let wrong: Both?
  /// The line mended.
  let mended: Both?
  init(
    _ code: String, _ title: Both, _ meaning: Both, wrong: Both? = nil, mended: Both? = nil
  ) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.wrong = wrong
    self.mended = mended
  }

  /// The page in one tongue.
  func blocks(in tongue: Tongue) -> [Block] {
    var blocks: [Block] = [
      .heading(Both("\(code): \(title.english)", "\(code): \(title.swedish)")),
      .paragraph(meaning),
    ]
    if let wrong {
      blocks.append(.paragraph(Both("This gives it:", "Detta ger koden:")))
      blocks.append(.sample(ErrorPage.lines(wrong[tongue])))
    }
    if let mended {
      blocks.append(.paragraph(Both("Mended:", "Lagat:")))
      blocks.append(.sample(ErrorPage.lines(mended[tongue])))
    }
    return blocks
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
