import Glibc
import KompLanguage
import KompLexicon
import KompReport
import Testing

@testable import KompSession

/// Wrong lines over the example municipality: each in its place, with a page, and mended by its fixes.
///
/// `KOMP_RECORD=1` writes the table anew from what is found today.
@Suite(.serialized) struct ErrorsTests {
  /// Wrong lines that nothing mends though something should; the list may only shrink.
  static let knownPoor = 42

  @Test func `every wrong line is found where it is wrong and mended as it is written`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let sessions = Tongue.allCases.map { ($0, sandbox.staffed($0)) }
    var rows: [String] = []
    for row in ErrorsTable.rows {
      guard let wrong = ErrorsCase(row) else {
        rows.append(row)
        continue
      }
      let session = try #require(sessions.first { $0.0 == wrong.tongue }?.1)
      let problems = session.problems(in: wrong.line, isFile: true)
      let found = ErrorsCase(wrong.line, problems, in: wrong.tongue)
      rows.append(found.row)
      if getenv("KOMP_RECORD") == nil {
        #expect(found.row == row)
        #expect(!problems.isEmpty, "nothing is wrong with \(wrong.line)")
      }
    }
    if getenv("KOMP_RECORD") != nil {
      Files.write(Array(rows.joined(separator: "\n").utf8), to: ErrorsTable.path)
    }
  }

  @Test func `there are enough wrong lines in both tongues and nearly all are mended`() {
    for tongue in Tongue.allCases {
      let cases = ErrorsTable.cases.filter { $0.tongue == tongue }
      let mended = cases.filter { !$0.mended.isEmpty }
      #expect(cases.count >= 150)
      #expect(mended.count * 100 >= cases.count * 80)
      #expect(cases.count - mended.count <= Self.knownPoor)
      #expect(Set(cases.map(\.line)).count == cases.count, "a line stands twice")
    }
  }

  @Test func `every fix of every wrong line parses and binds`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let sessions = Tongue.allCases.map { ($0, sandbox.staffed($0)) }
    var tried = 0
    for wrong in ErrorsTable.cases {
      let session = try #require(sessions.first { $0.0 == wrong.tongue }?.1)
      let problems = session.problems(in: wrong.line, isFile: true)
      for (number, problem) in problems.enumerated() {
        #expect(problem.fixes.count <= 3)
        for fix in problem.fixes {
          // The other problems of the line are mended as well: only this fix is on trial.
          let others = problems.enumerated().filter { $0.offset != number }
          guard others.allSatisfy({ !$0.element.fixes.isEmpty }) else { continue }
          let text = ErrorsCase.applied(
            [fix] + others.compactMap(\.element.fixes.first), to: wrong.line)
          let left = session.problems(in: text, isFile: true)
          tried += 1
          #expect(
            !left.contains { $0.severity == .error }, "\(wrong.line) → \(text)")
        }
      }
    }
    #expect(tried > 300)
  }

  @Test func `every code of the table has a page and is explained by why`() throws {
    let codes = Set(ErrorsTable.cases.flatMap { $0.codes.split(separator: " ").map(String.init) })
    #expect(codes.count > 35)
    for code in codes {
      for tongue in Tongue.allCases {
        #expect(ErrorPages.page(code, in: tongue) != nil, "\(code) has no page")
      }
    }
  }

  /// Words that speak to the reader, or that only those who write compilers use.
  static let banned: Set<String> = [
    "you", "your", "yours", "u", "du", "dig", "din", "ditt", "dina", "er", "ert", "era", "ni",
    "we", "our", "vi", "vår", "token", "tokens", "parse", "parser", "parsing", "parsed", "syntax",
    "identifier", "exception", "null", "invalid", "illegal", "unexpected", "string", "boolean",
    "integer", "expression", "operand", "operator", "literal", "argument", "ogiltig", "ogiltigt",
    "otillåten", "otillåtet", "oväntat", "oväntad", "undantag", "sträng", "uttryck", "fatal",
    "failed", "abort", "please", "sorry", "oops", "tyvärr", "snälla",
  ]

  @Test func `no message speaks to the reader or uses words of compilers`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    for wrong in ErrorsTable.cases {
      for problem in session.problems(in: wrong.line, isFile: true) {
        for tongue in Tongue.allCases {
          let texts =
            [problem.message(in: tongue), problem.note?[tongue] ?? ""]
            + problem.labels.map { $0.text[tongue] }
          for text in texts {
            // What stands in quotes is the line's own.
            let own = text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
              .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: " ")
            let words = own.lowercased().split { !$0.isLetter }.map(String.init)
            #expect(Self.banned.isDisjoint(with: words), "\(text)")
          }
        }
      }
    }
  }
}
