import Glibc
import KompEngine
import KompLanguage
import KompLexicon
import KompReport

/// What has been asked so far at a prompt: a line that begins with a stage goes on with the last answer.
struct Conversation {
  /// The whole query that the last answer came from, as text.
  private(set) var whole = ""

  /// Takes a query in; the answer is the whole query it became, where it went on with the last one.
  ///
  /// How an answer is drawn and where it is written ends with it: what goes on goes on with its rows.
  mutating func take(_ query: Query, in source: Source) -> String? {
    let end = query.place.upperBound
    let ending = query.stages.first { $0.word == .chart || $0.word == .to }
    let rows = max(query.place.lowerBound, ending?.place.lowerBound ?? end)
    guard case .it(let place) = query.source, !whole.isEmpty else {
      whole = Self.trimmed(source[query.place.lowerBound..<rows])
      return nil
    }
    let start = max(place.upperBound, query.place.lowerBound)
    let further = Self.trimmed(source[start..<end])
    let said = whole + (further.isEmpty ? "" : " " + further)
    let kept = Self.trimmed(source[start..<max(start, rows)])
    whole += kept.isEmpty ? "" : " " + kept
    return said
  }

  /// Begins anew with a command that ends in a query: what goes on goes on with its rows.
  mutating func begin(_ source: Source, _ place: Place, _ query: Query) {
    let ending = query.stages.first { $0.word == .chart || $0.word == .to }
    let end = max(
      place.lowerBound, min(place.upperBound, ending?.place.lowerBound ?? place.upperBound))
    whole = Self.trimmed(source[place.lowerBound..<end])
  }

  /// Without the blanks and bars around it.
  private static func trimmed(_ text: String) -> String {
    var text = text[...].drop { $0 == " " || $0 == "|" }
    while let last = text.last, last == " " || last == "|" { text.removeLast() }
    return String(text)
  }
}

/// Milliseconds on a clock that is never set.
enum Stopwatch {
  /// Milliseconds since some fixed moment.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }

  /// A length of time as a reader sees it: `12 ms`, `1.4 s`.
  static func reading(_ milliseconds: Double) -> Both {
    if milliseconds < 1_000 {
      let whole = max(1, Int(milliseconds.rounded()))
      return Both("\(whole) ms", "\(whole) ms")
    }
    let tenths = Int((milliseconds / 100).rounded())
    return Both("\(tenths / 10).\(tenths % 10) s", "\(tenths / 10),\(tenths % 10) s")
  }
}
