import Glibc
import KompEngine
import KompLanguage
import KompLexicon
import KompReport
import KompValues
import Testing

@testable import KompSession

/// Whatever stands next in a line that is right is offered before it is typed, and whatever is
/// offered may stand there.
@Suite struct CompletionLawTests {
  /// The lines of help, and lines read aloud when the language was made.
  static let corpus: [Line] =
    (Stages.all.flatMap { $0.examples } + Members.commands.flatMap { $0.examples }
    + Members.analyses.flatMap { $0.examples } + [
      "visa personal där steg<3 och enhet=kommunrehab",
      "personal den 2024-12-31 per enhet fördelat på steg",
      "personal per förvaltning: antal, andel (sysselsättningsgrad<100%) med totalrad",
      "enheter där antal(personal där steg>=3) < 2",
      "personal där namn=\"Per\" per enhet: antal",
      "personal där enhet inom \"Vård och omsorg\" sortera ålder fallande topp 5 efter ålder",
      "staff where level<3 and unit=kommunrehab",
      "staff where age between 25 and 34 or age in (55..59, 60..)",
      "staff where hired=last 3 months and unit.parent.name contains omsorg",
      "staff including former where left is known show name, left as slut",
      "staff by unit, profession: count, avg age as mean, share (sex=female) with total",
      "staff by unit: count where count>=2 sort count desc limit 3 to csv",
      "count staff where not (form=hourly or degree is missing)",
      "personal som några anställningar (anställningsform=timavlönad)",
      "units where no staff (step>=3) show name",
      "employments where start_date>=2020 distinct profession",
      "staff show name, year(hired), round(degree, 2)",
      "staff where manager is missing or unit not in (stöd, hemsjukvård)",
      "staff where has hjälpmedel>=3 and lacks rehabplan by unit",
      "personal där har hjälpmedel>=fördjupad eller saknar \"rehabplan\"",
      "gap as of 2025-11-01 for (staff where unit=kommunrehab) by unit with total where short>0",
      "sårbarhet per person sortera ensamma fallande topp 5",
      "nästa steg för (personal där steg<4) där uppfyllda<2",
      "matrix for (staff where unit=kommunrehab) chart heat",
      "assess P02, P03 hjälpmedel=3, rehabplan=2 from 2025-11-01 source=manager",
      "placera P02 steg=3 från 2025-11-01 beslutad_av=enhetschef",
      "krav kommunrehab: 25% av medarbetare där har hjälpmedel>=2 till och med 2028-12-31",
      "need \"Vård och omsorg\": 1.5 fte where has rehabplan priority 1",
      "need hemsjukvård: every staff where has hjälpmedel",
      "why row 2", "varför inte P02 i gap",
    ]).map { Line(text: $0) } + scripts

  /// The lines of the scripts that stand in the project.
  private static let scripts: [Line] = {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return Folder.names(root + "/examples").filter { $0.hasSuffix(".komp") }.flatMap { name in
      var given: [String] = []
      return lines(of: root + "/examples/" + name).map { text in
        defer { if gives(text) { given.append(text) } }
        return Line(text: text, given: given)
      }
    }
  }()

  /// A line and those before it that give names it may use.
  struct Line: CustomTestStringConvertible, Sendable {
    var text: String
    var given: [String] = []
    var testDescription: String { text }
  }

  private static func gives(_ text: String) -> Bool {
    ["param", "let ", "låt ", "define", "definiera"].contains { text.hasPrefix($0) }
  }

  private static func lines(of path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var room = [CChar](repeating: 0, count: 65_536)
    var lines: [String] = []
    while fgets(&room, Int32(room.count), file) != nil {
      let line = String(
        decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
      )
      .filter { $0 != "\n" && $0 != "\r\n" }
      guard let first = line.first, first != "#" else { continue }
      // A line that goes on from the one before is no statement of its own.
      if first == " " || ["end", "slut"].contains(line), let last = lines.indices.last {
        lines[last] += "\n" + line
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  private func reading(_ text: String, _ session: Session) -> Reading {
    Parser.read(Source(text: text), with: session.phrasebook, isFile: false)
  }

  /// The session speaks the tongue of the line, as that of whoever types it would; it has answered
  /// a question, which `why` may ask about.
  private func completer(for line: Line) throws -> Completer {
    let session = try CompletionTests.session()
    let swedish = [
      "visa", "personal", "enheter", "låt", "skriv", "förvänta", "importera", "parameter",
      "definiera", ":enheten", "placera", "krav", "mål", "stege", "varför", "sårbarhet", "nästa",
    ].contains { line.text.hasPrefix($0) }
    session.tongue = swedish ? .swedish : .english
    _ = session.run(
      """
      add professions name=vårdbiträde
      add professions name=barnskötare
      param unit: unit = kommunrehab
      let part_timers = staff where degree<100%
      gap
      """, from: "",
      isFile: false, page: Page(tongue: .english))
    for text in line.given {
      let response = session.run(text, from: "", isFile: false, page: Page(tongue: .english))
      try #require(response.verdict == .done, "\(text): \(Fixture.text(of: response))")
    }
    return Completer(session)
  }

  @Test(arguments: corpus)
  func `the next token of a line is offered`(_ given: Line) throws {
    let completer = try completer(for: given)
    let line = given.text
    let source = Source(text: line)
    let reading = reading(line, completer.session)
    try #require(!reading.problems.contains { $0.severity == .error }, "\(reading.problems)")
    for token in reading.tokens where token.role != .comment {
      let completion = completer.complete(line, at: token.place.lowerBound)
      let next = source[token.place]
      let offered = completion.candidates + completion.following
      #expect(
        offered.contains { self.offers($0, next) } || isOpen(token, next, completion),
        "\(next) after \(source[0..<token.place.lowerBound]): \(offered.map(\.text).prefix(20)), \(completion.expected)"
      )
    }
  }

  private func offers(_ candidate: Completion.Candidate, _ next: String) -> Bool {
    let wanted = plain(next)
    return candidate.spellings.contains { plain($0) == wanted || plain($0) == wanted + "(" }
      || plain(candidate.text) == wanted
  }

  private func plain(_ text: String) -> String {
    var text = Substring(folded(text))
    while text.first == " " || text.first == "\"" { text.removeFirst() }
    while text.last == "\"" { text.removeLast() }
    return String(text)
  }

  /// Whether a token is of a kind that no list can hold: numbers, days, new names, texts.
  private func isOpen(_ token: RoledToken, _ next: String, _ completion: Completion) -> Bool {
    let values = completion.expected.contains { if case .value = $0 { true } else { false } }
    switch token.role {
    case .number:
      return values || !completion.expected.isDisjoint(with: [.number, .day])
    case .date: return values || completion.expected.contains(.day)
    case .text: return values || completion.expected.contains(.text)
    case .value: return values
    case .name: return completion.expected.contains(.name)
    // Parameters may name a file anywhere; only files that are there are a list.
    case .file:
      return completion.candidates.allSatisfy { $0.kind == .parameter } || next.hasPrefix("\"")
    // `count(staff …)`: the bracket comes with the word.
    case .symbol where next == "(" || next == "." || next == ".." || next == ";": return true
    default: return false
    }
  }

  @Test(arguments: corpus)
  func `every offer is a legal beginning`(_ given: Line) throws {
    let completer = try completer(for: given)
    let line = given.text
    let reading = reading(line, completer.session)
    let source = Source(text: line)
    for token in reading.tokens where token.role != .comment {
      let at = token.place.lowerBound
      let completion = completer.complete(line, at: at)
      for (candidates, start) in [
        (completion.candidates, completion.place.lowerBound), (completion.following, at),
      ] {
        for candidate in candidates {
          let text = source[0..<start] + candidate.text
          #expect(isLegal(text, completer.session), "\(text)")
        }
      }
    }
  }

  /// A text is a beginning where it is whole, or where all that is wrong is that it stops.
  private func isLegal(_ text: String, _ session: Session) -> Bool {
    let end = text.utf8.count
    return reading(text, session).problems.allSatisfy {
      $0.severity == .warning || $0.place.upperBound >= end && $0.code == "E0008"
        || $0.code == "E0004" || $0.code == "E0003" || $0.code == "E0040"
    }
  }
}
