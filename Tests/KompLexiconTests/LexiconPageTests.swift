import Glibc
import KompLexicon
import Testing

/// The page that names the words of the language, beside the repository; nil where it is absent.
private let page: String? = {
  let here = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  guard let file = fopen("/\(here)/shared/keywords.md", "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return String(decoding: bytes, as: UTF8.self)
}()

@Suite(.enabled(if: page != nil, "needs shared/keywords.md beside the repository"))
struct LexiconPageTests {
  /// The rows of sections 1 to 7: English, Swedish and what is accepted as well.
  static func rows() -> [(english: String, swedish: String, also: [String])] {
    var rows: [(String, String, [String])] = []
    var section = 0
    for line in (page ?? "").split(separator: "\n") {
      if line.hasPrefix("## ") { section = Int(line.dropFirst(3).prefix { $0 != "." }) ?? 0 }
      guard (1...7).contains(section), line.hasPrefix("| ") else { continue }
      let cells = line.split(separator: "|").map { $0.trimmingBlanks }
      guard cells.count >= 3, cells[0] != "English", !cells[0].contains("(c)") else { continue }
      rows.append((cells[0], cells[1], cells[2].split(separator: ",").map(\.trimmingBlanks)))
    }
    return rows.map { row in (row.0, row.1, row.2.filter { !$0.isEmpty }) }
  }

  @Test func `every word of the page is a keyword with the same pair of main words`() {
    let rows = Self.rows()
    #expect(rows.count > 120)
    for (english, swedish, also) in rows {
      let ranking = english.hasSuffix("… by")
      let main = ranking ? "top" : english
      let pair = ranking ? "topp" : swedish
      let keyword = Keyword.allCases.first {
        $0.main(in: .english) == main && $0.main(in: .swedish) == pair
      }
      #expect(keyword != nil, "\(english) – \(swedish)")
      let known = Set(Tongue.allCases.flatMap { keyword?.spellings(in: $0) ?? [] })
      for word in also { #expect(known.contains(word), "\(word) for \(english)") }
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
