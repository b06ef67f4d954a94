import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Lines in everyday words with the model's own names in them, `sjuksköterskor i hemsjukvård`, said as
/// the queries they are. What comes of it is tried like any other fix before it is shown.
extension Session {
  /// The mended line for a line of a text that the problem lies in; nil where a word is not understood.
  func questionInWords(around place: Place, in text: String) -> Fix? {
    let bytes = Array(text.utf8)
    let ends: Set<UInt8> = [0x0A, 0x3B]
    var first = min(place.lowerBound, bytes.count)
    while first > 0, !ends.contains(bytes[first - 1]) { first -= 1 }
    var last = min(place.lowerBound, bytes.count)
    while last < bytes.count, !ends.contains(bytes[last]) { last += 1 }
    while first < last, bytes[first] == 0x20 { first += 1 }
    while last > first, bytes[last - 1] == 0x20 { last -= 1 }
    guard first < last, last - first <= 200 else { return nil }
    let line = String(decoding: bytes[first..<last], as: UTF8.self)
    let words = line.split(separator: " ").map { word in
      folded(String(word.drop { $0 == "\"" }.prefix { !"?!,\"".contains($0) }))
    }.filter { !$0.isEmpty }
    let names = NamesInWords(
      self, opensWithShow: Tongue.allCases.contains { Keyword.show.main(in: $0) == words.first })
    guard !words.isEmpty, let question = EverydayQuestion(words, naming: names.named)
    else { return nil }
    return Fix(first..<last, question.query(in: tongue))
  }
}

/// What words of a line name in the model, in any of their forms.
private struct NamesInWords {
  private let book: Phrasebook
  private let units: [String]
  private let branches: Set<String>
  private let professions: [String]
  private let competences: [String]
  private let people: (String) -> [String]
  private let opensWithShow: Bool

  init(_ session: Session, opensWithShow: Bool) {
    self.opensWithShow = opensWithShow
    book = session.phrasebook
    let moment = Moment(day: session.today)
    func names(_ noun: NounID) -> [String] {
      guard let roster = session.rosters.roster(noun, in: session.asked, at: moment) else {
        return []
      }
      let present = roster.present
      let column = roster.column("name")
      return (0..<roster.count).compactMap { present?[$0] == false ? nil : column.text($0) }
    }
    units = names(.units)
    let parents = session.rosters.roster(.units, in: session.asked, at: moment).map { roster in
      let parent = roster.column("parent").widened
      let name = roster.column("name")
      return parent.compactMap { $0 < 0 ? nil : name.text(Int($0)) }
    }
    branches = Set(parents ?? [])
    professions = names(.professions)
    competences = names(.competences)
    let staff = session.rosters.roster(.staff, in: session.asked, at: moment)
    people = { id in
      guard let staff else { return [] }
      let column = staff.column(id)
      return (0..<staff.count).compactMap { column.text($0) }
    }
  }

  /// What some words begin with, the longest name first.
  func named(_ words: ArraySlice<String>) -> (meant: EverydayQuestion.Meant, length: Int)? {
    for length in stride(from: min(4, words.count), through: 1, by: -1) {
      let text = words.prefix(length).joined(separator: " ")
      // An analysis opens the line, perhaps after `show`; later `gap` is a field.
      if words.startIndex == 0 || (words.startIndex == 1 && opensWithShow),
        let analysis = analysis(text)
      {
        return (.analysis(analysis), length)
      }
      if length == 1, let field = book.fieldSaid(text) { return (.field(field), 1) }
      if let unit = Self.same(text, among: units), let field = field("unit") {
        let quoted = quotedWhereNeeded(unit)
        return (
          branches.contains(unit)
            ? .within(field, quoted) : .those(field, Both(quoted, quoted)), length
        )
      }
      if let name = Self.same(text, among: professions) ?? form(text, among: professions),
        let field = field("profession")
      {
        let quoted = quotedWhereNeeded(name)
        return (.those(field, Both(quoted, quoted)), length)
      }
      if let (field, value) = listed(text) { return (.those(field, value), length) }
      if let person = person(text) { return (person, length) }
      if let name = Self.same(text, among: competences) {
        return (.competence(quotedWhereNeeded(name)), length)
      }
    }
    return nil
  }

  private func analysis(_ text: String) -> Words? {
    book.analyses.first { $0.words.all.contains { folded($0) == text } }?.words
  }

  private func field(_ id: String) -> Words? { book.fields.first { $0.id == id }?.words }

  /// A value of a closed list of staff's: `kvinnor`, `vikarier`, `fast`.
  private func listed(_ text: String) -> (field: Words, value: Both)? {
    for id in ["sex", "form"] {
      guard let field = field(id), let entries = book.values[id] else { continue }
      let known = ["women": "female", "men": "male"][text] ?? text
      for entry in entries {
        let spellings = entry.words.all.filter { $0.count > 1 }
        guard Self.same(known, among: spellings) ?? form(known, among: spellings) != nil else {
          continue
        }
        return (
          field,
          Both(
            quotedWhereNeeded(entry.words.main(in: .english)),
            quotedWhereNeeded(entry.words.main(in: .swedish)))
        )
      }
    }
    return nil
  }

  /// A person by id or whole name.
  private func person(_ text: String) -> EverydayQuestion.Meant? {
    for id in ["id", "name"] {
      guard let field = Noun.staff.fields.first(where: { $0.id == id }),
        let found = Self.same(text, among: people(field.id))
      else { continue }
      let quoted = quotedWhereNeeded(found)
      return .those(field.words, Both(quoted, quoted))
    }
    return nil
  }

  /// The name that a text is, case and lost dots aside.
  private static func same(_ text: String, among names: [String]) -> String? {
    names.first { folded($0) == text }
      ?? names.first { withoutDots(text) == text && withoutDots(folded($0)) == text }
  }

  /// The name that a word is a plural or definite form of; a misspelling is no form.
  private func form(_ text: String, among names: [String]) -> String? {
    let stems = Self.endings.compactMap { ending in
      text.hasSuffix(ending.letters) && text.count > ending.letters.count + 3
        ? String(text.dropLast(ending.letters.count)) + ending.instead : nil
    }
    return stems.lazy.compactMap { stem in Self.same(stem, among: names) }.first
  }

  private static let endings: [(letters: String, instead: String)] = [
    ("orna", "a"), ("or", "a"), ("erna", ""), ("er", ""), ("arna", "e"), ("arna", ""),
    ("ar", "e"), ("ar", ""), ("rna", ""), ("na", ""), ("en", ""), ("an", "a"), ("n", ""),
    ("s", ""), ("r", ""),
  ]
}
