import KompAnalyses
import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// All members of the open sets and the phrasebook they make together.
public enum Members {
  /// The commands; a new one is a file and a line here.
  static let commands: [any Command.Type] = [
    ImportCommand.self, OpenCommand.self, NewCommand.self, SaveAsCommand.self, CloseCommand.self,
    ParamCommand.self, LetCommand.self, DefineCommand.self, RunCommand.self, ExpectCommand.self,
    PrintCommand.self, SettingCommand.self, HelpCommand.self, DescribeCommand.self,
    SummarizeCommand.self, ExplainCommand.self, WhyCommand.self, WhyNotCommand.self,
    LadderCommand.self, NeedCommand.self, TargetCommand.self, AssessCommand.self, PlaceCommand.self,
    AddCommand.self, UndoCommand.self, RedoCommand.self, PurgeCommand.self, WhatIfCommand.self,
    ScenarioCommand.self, CompareCommand.self, KeepCommand.self, DiscardCommand.self,
    BackupCommand.self, ExportCommand.self, QuitCommand.self,
  ]

  /// Tables of the session's own; a new one is a file and a line here.
  static let tables: [any SessionTable.Type] = [HistoryTable.self, JournalTable.self]

  /// The analyses; a new one is a file and a line here.
  static let analyses: [any Analysis.Type] = [
    Gap.self, StepCounts.self, Readiness.self, Vulnerability.self, Mapping.self, Matrix.self,
  ]

  /// Nouns and analyses that are words of the language but come with later work.
  private static let later: [(String, Words)] = [
    ("tasks", Words("tasks", "arbetsuppgifter")), ("courses", Words("courses", "kurser")),
    ("course dates", Words("course dates", "kurstillfällen")),
    ("enrolments", Words("enrolments", "deltaganden")),
    (
      "agreements",
      Words("agreements", "överenskommelser", accepted: ["medarbetaröverenskommelser"])
    ),
    ("absences", Words("absences", "frånvaro")),
    ("surveys", Words("surveys", "mätningar", accepted: ["enkäter"])),
    ("departures", Words("departures", "avgångar")),
    ("documents", Words("documents", "styrdokument")),
    ("recommendations", Words("recommendations", "rekommendationer")),
    ("actions", Words("actions", "åtgärder")), ("benchmarks", Words("benchmarks", "jämförelsetal")),
    ("gap", Words("gap", "gap", accepted: ["glapp", "kompetensgap"])),
    ("steps", Words("steps", "stegfördelning")), ("readiness", Words("readiness", "nästa steg")),
    ("vulnerability", Words("vulnerability", "sårbarhet")),
    ("mapping", Words("mapping", "kartläggning")),
    ("matrix", Words("matrix", "matris", accepted: ["kompetensmatris"])),
    ("task shifting", Words("task shifting", "uppgiftsväxling")),
    ("career paths", Words("career paths", "karriärvägar")),
    ("candidates", Words("candidates", "kandidater")),
    ("matching", Words("matching", "matchning")),
    ("training", Words("training", "utbildningsplan")), ("groups", Words("groups", "grupper")),
    ("retirements", Words("retirements", "pensionsavgångar")),
    ("recruitment", Words("recruitment", "rekryteringsbehov")),
    ("turnover", Words("turnover", "personalomsättning", accepted: ["omsättning"])),
    ("sick leave", Words("sick leave", "sjukfrånvaro")),
    ("engagement", Words("engagement", "engagemang", accepted: ["hme"])),
    ("fulltime", Words("fulltime", "heltid")),
    ("education levels", Words("education levels", "utbildningsnivåer")),
    ("followups", Words("followups", "uppföljning")),
    ("exit reasons", Words("exit reasons", "avgångsorsaker")),
  ]

  /// The phrasebook handed to the parser.
  public static let phrasebook: Phrasebook = {
    var fields: [Phrasebook.Entry] = []
    var values: [String: [Phrasebook.Entry]] = [:]
    var ids: Set<String> = []
    /// Of several fields with one id the first declared gives its words.
    func add(_ id: String, _ words: Words) {
      if ids.insert(id).inserted { fields.append(Phrasebook.Entry(id: id, words: words)) }
    }
    for noun in Schema.nouns {
      for field in noun.fields {
        add(field.id, field.words)
        // Two nouns may have a field of one name with lists of their own: both lists' words are its.
        if case .list(let list) = field.type {
          let known = values[field.id] ?? []
          values[field.id] =
            known
            + list.values.map { Phrasebook.Entry(id: $0.main(in: .english), words: $0) }
            .filter { !known.contains($0) }
        }
        if field.type == .flag {
          values[field.id] = [
            Phrasebook.Entry(id: "yes", words: Words("yes", "ja")),
            Phrasebook.Entry(id: "no", words: Words("no", "nej")),
          ]
        }
      }
    }
    add("condition", Words("condition", "villkor"))
    for table in tables {
      for field in table.fields { add(field.id, field.words) }
      for field in table.fields {
        guard case .list(let list) = field.type else { continue }
        let known = values[field.id] ?? []
        values[field.id] =
          known
          + list.values.map { Phrasebook.Entry(id: $0.main(in: .english), words: $0) }
          .filter { !known.contains($0) }
      }
    }
    for analysis in analyses {
      for field in analysis.fields + analysis.views { add(field.id, field.words) }
      func offer(_ words: [Words], to id: String) {
        let entries = words.map { Phrasebook.Entry(id: $0.main(in: .english), words: $0) }
        let known = values[id] ?? []
        values[id] = known + entries.filter { !known.contains($0) }
      }
      offer(analysis.definitions, to: "using")
      offer(analysis.options.map(\.words), to: "with")
      for option in analysis.options {
        if case .list(let list) = option.type { offer(list.values, to: option.id) }
      }
    }
    return Phrasebook(
      nouns: Schema.nouns.flatMap { noun in
        noun.words.map { Phrasebook.Entry(id: noun.id.name, words: $0) }
      } + tables.map { Phrasebook.Entry(id: $0.id, words: $0.words) },
      analyses: analyses.map { Phrasebook.Entry(id: $0.id, words: $0.words) },
      fields: fields, values: values,
      later: later.filter { word in !analyses.contains { $0.id == word.0 } }
        .map { Phrasebook.Entry(id: $0.0, words: $0.1) },
      stages: Dictionary(Stages.all.map { ($0.word, $0.shape) }, uniquingKeysWith: { a, _ in a }),
      commands: Dictionary(commands.map { ($0.word, $0.shape) }, uniquingKeysWith: { a, _ in a }))
  }()

  /// Spellings that two members claim in the same position; must be empty.
  package static var collisions: [String] {
    func repeated(_ entries: [Phrasebook.Entry]) -> [String] {
      var owner: [String: String] = [:]
      var found: [String] = []
      for entry in entries {
        for spelling in entry.words.all {
          let word = folded(spelling)
          if let other = owner[word], other != entry.id { found.append(word) }
          owner[word] = entry.id
        }
      }
      return found
    }
    // After `no` and `any` a noun and a field of an analysis may both stand: `units where no staff (…)`.
    let nouns = Set(phrasebook.nouns.flatMap { $0.words.all.map(folded) })
    var columns: [String] = []
    for analysis in analyses {
      for field in analysis.fields { columns += field.words.all.map(folded) }
    }
    return repeated(phrasebook.nouns + phrasebook.later) + repeated(phrasebook.fields)
      + columns.filter(nouns.contains)
  }
}
