import Glibc
import KompEngine
import KompLanguage
import KompLexicon
import KompValues
import Testing

@testable import KompSession

/// Misspellings that nobody chose: in whole lines, over keywords, nouns, fields and values.
@Suite struct ErrorsMisspeltTests {
  @Test func `nearly every misspelt word of a hundred has the right word first and none is silent`()
    throws
  {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    // KOMP_SEED tries other slips than the hundred held to here.
    let seed = getenv("KOMP_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_251_101
    var dice = SlipDice(seed: seed)
    var wrong: [String] = []
    var silent: [String] = []
    var asked = 0
    while asked < 100 {
      let chosen = dice.pick(Slips.lines)
      let parts = chosen.split { "«»".contains($0) }.map(String.init)
      let marked = chosen.hasPrefix("«") ? 0 : 1
      let word = parts[marked]
      let typed = Slips.slip(word, &dice)
      // A slip that changes nothing, or gives another word of the language or a lost dot that
      // is understood, is no misspelling.
      if folded(typed) == folded(word) { continue }
      let isKeyword = KeywordIndex.matches([folded(typed)]).first.map { $0.length == 1 } ?? false
      let isName = session.isWord(typed)
      if isKeyword || isName || typed.count < 2 { continue }
      asked += 1
      var line = parts
      line[marked] = typed
      let text = line.joined()
      let problems = session.problems(in: text, isFile: true)
      let errors = problems.filter { $0.severity == .error }
      if errors.isEmpty { silent.append(text) }
      guard let fix = errors.first?.fixes.first else {
        wrong.append("\(text): nothing offered")
        continue
      }
      let mended = fix.applied(to: text)
      if folded(mended) != folded(parts.joined()) { wrong.append("\(text) → \(mended)") }
    }
    #expect(silent == [])
    #expect(wrong.count <= 5, "\(wrong.joined(separator: "\n"))")
  }
}

extension Session {
  /// Whether a word is a noun, a field or a value of the model: then it is no misspelling of another.
  func isWord(_ word: String) -> Bool {
    let wanted = folded(word)
    let nouns = phrasebook.nouns + phrasebook.later + phrasebook.fields
    if nouns.contains(where: { $0.words.all.contains { withoutDots($0) == withoutDots(word) } }) {
      return true
    }
    return phrasebook.values.values.joined().contains {
      $0.words.all.contains { folded($0) == wanted }
    }
  }
}
