import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What names can be used at a stage: the fields of the rows as they are there.
struct Scope {
  /// The fields by which words are found.
  var fields: [Field]
  /// The relation whose columns say which values there are; stays the source's after grouping.
  var relation: any Relation
  /// The noun of the rows, nil after grouping or for a file.
  var noun: Noun?
  /// The day asked about.
  var day: Day
  /// For a column made by a stage: the term of the source that it shows, whose values it can have.
  var provenance: [String: Typed] = [:]
  /// Whether the rows are those of a stage's own making, so that only provenance leads to the relation.
  var isMade = false
  /// Expressions that `show` gave a name, by that name.
  var given: [String: Typed] = [:]
  /// The noun outside a quantifier, whose fields `staff.x` names, and the reference that leads there.
  var enclosing: (noun: Noun, reference: Field)?

  /// What a message calls the rows.
  var title: Both {
    if let noun {
      Both(noun.words[0].main(in: .english), noun.words[0].main(in: .swedish))
    } else if let table = relation.bottom as? AnalysisTable, !isMade {
      Both(table.analysis.words.main(in: .english), table.analysis.words.main(in: .swedish))
    } else if !isMade {
      Both("the file", "filen")
    } else {
      Both("the table here", "tabellen här")
    }
  }

  /// The field of a word in either tongue; a declared one also without its dots, `niva` for `nivå`.
  func field(_ word: String) -> Field? {
    let wanted = folded(word)
    if !isMade, let roster = relation as? Roster, roster.fields.count == fields.count {
      // The words of declared fields outlive every change of the model; a file's own fields do not.
      let declared = roster.nounOfRows.fields
      let words = roster.keepWithNoun("words of fields") { FieldWords(declared) }
      if let place = words.places[wanted] { return declared[place] }
      let further = roster.keep("words of further fields") {
        FieldWords(Array(fields[declared.count...]))
      }
      if let place = further.places[wanted] { return fields[declared.count + place] }
      return words.plain[wanted].map { declared[$0] }
    }
    if let field = fields.first(where: { $0.isCalled(wanted) }) {
      return field
    }
    return fields.first { !$0.isOwn && $0.words.all.contains { withoutDots($0) == wanted } }
  }

  /// Words near a mistyped field, and the field that another word for it means.
  func near(_ word: String) -> [String] {
    var meant: [String] = []
    if let id = FieldHabits.meant[folded(word)], let field = fields.first(where: { $0.id == id.id })
    {
      meant = [field.words.main(in: id.tongue)]
    }
    let near = Nearest.words(to: word, among: fields.flatMap { $0.words.all })
    return meant + near.filter { !meant.contains($0) }
  }

  /// The fields there are, for a word that is near none of them.
  var choices: Both? {
    guard !fields.isEmpty else { return nil }
    func list(_ tongue: Tongue) -> String {
      let words = fields.map { $0.isOwn ? $0.id : $0.words.main(in: tongue) }
      return words.prefix(10).joined(separator: ", ") + (words.count > 10 ? " …" : "")
    }
    let word = noun.map { Both($0.words[0].main(in: .english), $0.words[0].main(in: .swedish)) }
    return Both(
      "could stand here: \(list(.english))"
        + (word.map { " (\"describe \($0.english)\" lists all)" } ?? ""),
      "här kan stå: \(list(.swedish))"
        + (word.map { " (\"beskriv \($0.swedish)\" visar alla)" } ?? ""))
  }
}

/// The place of the field that each folded word means: the first that is called so.
private struct FieldWords {
  var places: [String: Int] = [:]
  /// The same for declared fields by words without dots.
  var plain: [String: Int] = [:]

  init(_ fields: [Field]) {
    for (place, field) in fields.enumerated() {
      for word in field.words.all + [field.id] {
        let key = folded(word)
        if places[key] == nil { places[key] = place }
      }
      for word in field.words.all where !field.isOwn {
        let key = withoutDots(word)
        if plain[key] == nil { plain[key] = place }
      }
    }
  }
}

extension Field {
  /// Whether it is called a folded word in either tongue, or that is its id.
  func isCalled(_ wanted: String) -> Bool {
    words.english.contains { folded($0) == wanted }
      || words.swedish.contains { folded($0) == wanted }
      || folded(id) == wanted
  }
}
