import KompEngine
import KompLexicon
import KompModel
import KompValues
import Testing

/// A hundred words written wrong as people do, over units, professions and fields.
@Suite struct MisspeltTests {
  static let words: [String: [String]] = [
    "unit": [
      "kommunrehab", "hemsjukvård", "Solängens äldreboende", "Björkbackens förskola",
      "Kontaktcenter",
      "Räddningstjänsten", "Östra skolan", "Kulturskolan", "Biblioteket", "Daglig verksamhet",
    ],
    "profession": [
      "arbetsterapeut", "fysioterapeut", "sjuksköterska", "undersköterska", "förskollärare",
      "kommunvägledare", "socialsekreterare", "biståndshandläggare", "vaktmästare",
      "rehabassistent",
    ],
    "": [
      "profession", "department", "tenure", "degree", "education", "salary", "manager", "reason",
    ],
  ]

  static let model: Model = {
    var build = ModelBuilder()
    for (index, name) in (words["unit"] ?? []).enumerated() {
      build.unit("\(100 + index)", name, kind: 4)
    }
    for name in words["profession"] ?? [] { build.profession(name, licensed: nil) }
    build.person("p", name: "Pia", born: nil)
    build.employ("p", at: "100", as: "arbetsterapeut", degree: 100, from: "2020-01-01")
    return build.model
  }()

  @Test func `a hundred misspelt words are problems, with the right word first in ninety-five`() {
    var dice = Dice(seed: 5)
    let world = World(Self.model)
    var asked = 0
    var right = 0
    var wrong: [String] = []
    let all = Self.words.flatMap { field, words in words.map { (field, $0) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let known = Set(all.map { folded($0.1) })
    while asked < 100 {
      let (field, word) = dice.pick(all)
      let typed = Self.slip(word, &dice)
      if known.contains(folded(typed)) || typed.count < 3 { continue }
      let line = field.isEmpty ? "staff sort \"\(typed)\"" : "staff where \(field)=\"\(typed)\""
      let outcome = world.ask(line)
      // A slip can give another word of the language: then nothing is misspelt.
      if field.isEmpty, outcome.codes.isEmpty { continue }
      asked += 1
      #expect(outcome.codes == [field.isEmpty ? "E0101" : "E0104"], "\(line)")
      if outcome.problems.first?.offers.first == word { right += 1 } else { wrong.append(typed) }
    }
    #expect(right >= 95, "\(wrong)")
  }

  /// One slip: a letter replaced, dropped, doubled, swapped or added, a key beside, lost dots, an ending.
  static func slip(_ word: String, _ dice: inout Dice) -> String {
    var letters = Array(word)
    let place = dice.roll(0...(letters.count - 1))
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzåäö")
    let keys = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"]
    switch dice.roll(0...7) {
    case 0: letters[place] = dice.pick(alphabet)
    case 1:
      let letter = Character(letters[place].lowercased())
      if let row = keys.first(where: { $0.contains(letter) }).map(Array.init),
        let at = row.firstIndex(of: letter)
      {
        letters[place] = row[at == 0 ? 1 : at - 1]
      }
    case 2: letters.remove(at: place)
    case 3: letters.insert(letters[place], at: place)
    case 4: if place > 0 { letters.swapAt(place, place - 1) }
    case 5: letters.insert(dice.pick(alphabet), at: place)
    case 6: return withoutDots(word)
    default: return word + dice.pick(["en", "n", "s", "er", "et"])
    }
    return String(letters)
  }
}
