import KompLanguage
import KompLexicon
import KompSession

/// A line that is wrong, as a table of them keeps it: tongue, codes, the line with its wrong places
/// between « and », and the line with the first fixes made; parted by tabs.
struct ErrorsCase: Sendable {
  let tongue: Tongue
  let codes: String
  let marked: String
  let mended: String

  /// The line as somebody types it.
  var line: String {
    String(marked.filter { $0 != "«" && $0 != "»" }).replacing("⏎", with: "\n")
  }

  /// The row of a table; nil for a comment.
  init?(_ row: some StringProtocol) {
    guard !row.hasPrefix("#"), row.contains("\t") else { return nil }
    let parts = String(row).split(separator: "\t" as Character, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count >= 3, let tongue = Tongue(rawValue: parts[0]) else { return nil }
    self.tongue = tongue
    codes = parts[1]
    marked = parts[2]
    mended = parts.count > 3 ? parts[3] : ""
  }

  /// What a session finds wrong with the line today.
  init(_ line: String, _ problems: [any Complaint], in tongue: Tongue) {
    self.tongue = tongue
    codes = problems.map(\.code).joined(separator: " ")
    var bytes = Array(line.utf8)
    for problem in problems.sorted(by: { $0.place.lowerBound > $1.place.lowerBound }) {
      let high = min(problem.place.upperBound, bytes.count)
      bytes.insert(contentsOf: Array("»".utf8), at: high)
      bytes.insert(contentsOf: Array("«".utf8), at: min(problem.place.lowerBound, high))
    }
    marked = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "⏎")
    let fixes = problems.compactMap(\.fixes.first)
    mended =
      fixes.count == problems.count
      ? ErrorsCase.applied(fixes, to: line).replacing("\n", with: "⏎") : ""
  }

  /// The row that a table keeps.
  var row: String { "\(tongue.rawValue)\t\(codes)\t\(marked)\t\(mended)" }

  /// Several fixes at once, none over another.
  static func applied(_ fixes: [Fix], to line: String) -> String {
    var edits: [Fix.Edit] = []
    for fix in fixes
    where !fix.edits.contains(where: { new in edits.contains { $0.place.overlaps(new.place) } }) {
      edits += fix.edits
    }
    return Fix(edits.sorted { $0.place.lowerBound < $1.place.lowerBound }).applied(to: line)
  }
}

/// The table of wrong lines in both tongues, a line of English and then the same in Swedish.
enum ErrorsTable {
  static let path = Files.repository + "/Tests/KompSessionTests/Transcripts/errors.cases.tsv"

  static let rows: [String] = {
    let text = Files.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }()

  static let cases: [ErrorsCase] = rows.compactMap { ErrorsCase($0) }
}
