import KompEngine
import KompLexicon
import KompValues
import KompModel
import KompReport

extension HelpPages {
  /// The page of an analysis; empty where the word is none.
  static func analysisPage(_ wanted: String, _ tongue: Tongue) -> [Block] {
    guard
      let analysis = Members.analyses.first(where: { analysis in
        analysis.words.all.contains { folded($0) == wanted }
      })
    else { return [] }
    var blocks: [Block] = [
      .heading(pair(analysis.words)), .paragraph(sentence(analysis.summary)),
      .paragraph(Both("Written:", "Skrivs:")), .sample([analysis.form[tongue]]),
      .paragraph(Both("Lines to try:", "Rader att pröva:")),
      .sample(analysis.examples.map { spoken($0, in: tongue) }),
      .paragraph(
        Both(
          "Definition: \(analysis.definition.english)",
          "Definition: \(analysis.definition.swedish)")),
      .paragraph(
        sentence(
          Both("Source: \(analysis.origin.english)", "Källa: \(analysis.origin.swedish)"))),
      .paragraph(Both("Columns:", "Kolumner:")), .glossary(analysis.fields.map(line)),
    ]
    if !analysis.views.isEmpty {
      blocks += [
        .paragraph(Both("Keys of its own after \"by\":", "Egna nycklar efter \"per\":")),
        .glossary(analysis.views.map(line)),
      ]
    }
    if !analysis.definitions.isEmpty {
      func names(_ tongue: Tongue) -> String {
        analysis.definitions.map { $0.main(in: tongue) }.joined(separator: ", ")
      }
      blocks.append(
        .paragraph(
          Both(
            "Definitions after \"using\": \(names(.english)).",
            "Definitioner efter \"enligt\": \(names(.swedish)).")))
    }
    if !analysis.options.isEmpty {
      blocks += [
        .paragraph(Both("Options after \"with\":", "Val efter \"med\":")),
        .glossary(analysis.options.map { (title($0.words), $0.summary) }),
      ]
    }
    return blocks
  }

  /// The analyses with a line each.
  static var analysisList: [Block] {
    [
      .heading(Both("Analyses", "Analyser")),
      .glossary(Members.analyses.map { (title($0.words), $0.summary) }),
    ]
  }

  private static func line(_ field: Field) -> (term: Both, meaning: Both) {
    (title(field.words), field.summary)
  }

  private static func title(_ words: Words) -> Both {
    Both(words.main(in: .english), words.main(in: .swedish))
  }
}
