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
      folded(String(word.drop { $0 == "\"" }.prefix { !"?!,:\"".contains($0) }))
    }.filter { !$0.isEmpty }
    let names = NamesInWords(
      self, opensWithShow: Tongue.allCases.contains { Keyword.show.main(in: $0) == words.first })
    if let change = ChangeInWords(words, naming: names.named) {
      return Fix(first..<last, change.line(in: tongue))
    }
    guard !words.isEmpty, let question = EverydayQuestion(words, naming: names.named)
    else { return nil }
    return Fix(first..<last, question.query(in: tongue))
  }
}

/// What words of a line name in the model, in any of their forms.
private struct NamesInWords {
  private let book: Phrasebook
  private let branches: Set<String>
  private let opensWithShow: Bool
  private let roster: (NounID) -> Roster?

  init(_ session: Session, opensWithShow: Bool) {
    self.opensWithShow = opensWithShow
    book = session.phrasebook
    let (moment, model, rosters) = (Moment(day: session.today), session.asked, session.rosters)
    roster = { rosters.roster($0, in: model, at: moment) }
    branches = Set(
      roster(.units).map { units in
        let name = units.column("name")
        return units.column("parent").widened.compactMap { $0 < 0 ? nil : name.text(Int($0)) }
      } ?? [])
  }

  /// The names of a noun's rows by their spellings, made once for a model and a day.
  private func names(_ noun: NounID, _ field: String = "name") -> Spellings {
    guard let roster = roster(noun) else { return Spellings([]) }
    return roster.keep("spellings of \(field)") {
      let (present, column) = (roster.present, roster.column(field))
      return Spellings(
        (0..<roster.count).compactMap { present?[$0] == false ? nil : column.text($0) })
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
      if let unit = names(.units).same(text), let field = field("unit") {
        let quoted = quotedWhereNeeded(unit)
        return (
          branches.contains(unit)
            ? .within(field, quoted) : .those(field, Both(quoted, quoted)), length
        )
      }
      if let name = names(.professions).any(text),
        let field = field("profession")
      {
        let quoted = quotedWhereNeeded(name)
        return (.those(field, Both(quoted, quoted)), length)
      }
      if let (field, value) = listed(text) { return (.those(field, value), length) }
      if let name = names(.competences).same(text) {
        return (.competence(quotedWhereNeeded(name)), length)
      }
      if let person = person(text) { return (person, length) }
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
        guard Spellings(spellings).any(known) != nil else { continue }
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

  /// A person by id or whole name; of very many the names are not looked through.
  private func person(_ text: String) -> EverydayQuestion.Meant? {
    guard let staff = roster(.staff), staff.count <= 100_000 else { return nil }
    for id in ["id", "name"] {
      guard let field = Noun.staff.fields.first(where: { $0.id == id }),
        let found = names(.staff, id).same(text)
      else { continue }
      let quoted = quotedWhereNeeded(found)
      return .those(field.words, Both(quoted, quoted))
    }
    return partOfName(text, in: staff)
  }

  /// Those with a word in their name: `Gun`.
  ///
  /// A word that means something else in a question is no name, though people are called Per.
  private func partOfName(_ text: String, in staff: Roster) -> EverydayQuestion.Meant? {
    guard text.count > 2, !EverydayQuestion.says(text),
      let field = Noun.staff.fields.first(where: { $0.id == "name" })
    else { return nil }
    let parts: Spellings = staff.keep("spellings of name parts") {
      let (present, column) = (staff.present, staff.column("name"))
      let names = (0..<staff.count).compactMap { present?[$0] == false ? nil : column.text($0) }
      return Spellings(names.flatMap { $0.split(separator: " ").map(String.init) })
    }
    return parts.same(text).map { .called(field.words, quotedWhereNeeded($0)) }
  }
}

/// Names by their folded spellings, with and without dots.
private struct Spellings {
  private var exact: [String: String] = [:]
  private var plain: [String: String] = [:]

  init(_ names: [String]) {
    for name in names {
      let text = folded(name)
      if exact[text] == nil { exact[text] = name }
      let bare = withoutDots(text)
      if bare != text, plain[bare] == nil { plain[bare] = name }
    }
  }

  /// The name that a folded text is, lost dots aside.
  func same(_ text: String) -> String? { exact[text] ?? plain[text] }

  /// The name that a text is, or is a plural or definite form of; a misspelling is no form.
  func any(_ text: String) -> String? {
    if let found = same(text) { return found }
    for ending in Self.endings
    where text.hasSuffix(ending.letters) && text.count > ending.letters.count + 3 {
      if let found = same(String(text.dropLast(ending.letters.count)) + ending.instead) {
        return found
      }
    }
    return nil
  }

  private static let endings: [(letters: String, instead: String)] = [
    ("orna", "a"), ("or", "a"), ("erna", ""), ("er", ""), ("arna", "e"), ("arna", ""),
    ("ar", "e"), ("ar", ""), ("rna", ""), ("na", ""), ("en", ""), ("an", "a"), ("n", ""),
    ("s", ""), ("r", ""),
  ]
}
