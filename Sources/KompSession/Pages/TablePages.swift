import KompLexicon
import KompModel
import KompReport

extension HelpPages {
  /// The page of a table of the session's own; empty where the word is none.
  static func tablePage(_ wanted: String, _ tongue: Tongue) -> [Block] {
    guard let table = Members.tables.first(where: { $0.words.all.contains(wanted) }) else {
      return []
    }
    return [
      .heading(pair(table.words)), .paragraph(sentence(table.summary)),
      .sample(table.examples.map { spoken($0, in: tongue) }),
      .paragraph(Both("Fields:", "Fält:")),
      .glossary(
        table.fields.map { field in
          (Both(field.words.main(in: .english), field.words.main(in: .swedish)), field.summary)
        }),
    ]
  }
}
