import KompReport
import KompSession

// What may stand in the line that is edited: it is drawn there as it is, so nothing that a terminal
// would obey instead of showing may be put in, whoever offers it.

extension Unicode.Scalar {
  /// Whether a terminal shows it, or it is a line end or a tab of a text of several rows.
  var isShowable: Bool {
    value == 0x09 || value == 0x0A || Neutral.symbol(self, .terminal) == nil
  }
}

extension String {
  /// Whether every character can be shown.
  var isShowable: Bool { unicodeScalars.allSatisfy(\.isShowable) }

  /// The text with a sign for each character that cannot be shown in a row of the screen.
  var shownInRow: String { Neutral.shown(self, .terminal) }

  /// Whether it can be shown in one row, just as it is.
  fileprivate var fitsRow: Bool {
    // Printable ASCII and the letters of Latin-1 are what nearly everything is made of.
    var lead: UInt8 = 0
    let isLatin = utf8.allSatisfy { byte in
      defer { lead = byte }
      return lead == 0xC3 ? (0x80..<0xC0).contains(byte) : 0x20..<0x7F ~= byte || byte == 0xC3
    }
    return isLatin
      || unicodeScalars.allSatisfy { Neutral.symbol($0, .terminal) == nil }
  }
}

extension Completion {
  /// Without the candidates that cannot be shown: a value from a file may hold anything.
  var showable: Completion {
    var shown = self
    shown.candidates = Completion.showable(candidates)
    shown.following = Completion.showable(following)
    return shown
  }

  private static func showable(_ candidates: [Candidate]) -> [Candidate] {
    candidates.filter(\.text.fitsRow).map { candidate in
      guard !candidate.summary.fitsRow else { return candidate }
      var candidate = candidate
      candidate.summary = candidate.summary.shownInRow
      return candidate
    }
  }
}
