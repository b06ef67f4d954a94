import KompEngine
import KompLanguage
import KompLexicon
import KompModel

/// Where a place lies in an analysis and its arguments.
struct AnalysisSpot {
  /// The analysis.
  let analysis: any Analysis.Type
  /// Whether no stage has been begun: arguments may stand here.
  var takesArguments = true
  /// Whether keys have been given, or are being given.
  var hasKeys = false
  /// The word that opened the argument at hand.
  var opener: Keyword?

  /// Whether a word that opens an argument leads somewhere here.
  func leadsSomewhere(_ word: Keyword) -> Bool {
    let takes = analysis.takes
    guard takesArguments else { return true }
    switch word {
    case .at: return takes.contains(.ages)
    case .forWhom: return takes.contains(.population) || takes.contains(.thing)
    case .by: return takes.contains(.keys) && !hasKeys
    case .withTotal: return takes.contains(.keys)
    case .using: return !analysis.definitions.isEmpty
    case .with: return !analysis.options.isEmpty
    default: return takes.contains(.period) || !Parser.times.contains(word)
    }
  }
}

// The analyses, what may stand right after their names, and the columns they make.
extension Spot {
  /// The analysis that the place lies in; nil where it lies in none.
  var analysis: AnalysisSpot? {
    var open: [AnalysisSpot?] = []
    var here: AnalysisSpot?
    var before = ""
    for token in statement {
      let text = source[token.place]
      defer { before = text }
      switch token.role {
      case .analysis(let id):
        here = Members.analyses.first { $0.id == id }.map { AnalysisSpot(analysis: $0) }
      case .symbol where text == "(":
        open.append(here)
        here = nil
      case .symbol where text == ")": here = open.popLast() ?? nil
      case .symbol where text == "|": here?.takesArguments = false
      case .keyword(let word):
        if word == .by, before != "|", here?.takesArguments == true, here?.hasKeys == false {
          here?.hasKeys = true
          here?.opener = word
        } else if book.stages[word] != nil {
          here?.takesArguments = false
        } else if [.at, .forWhom, .using, .with, .withTotal].contains(word) {
          here?.opener = word
        }
      default: break
      }
    }
    return here
  }

  /// Whether the place lies among the keys right after an analysis.
  var isAnalysisKey: Bool {
    guard let analysis else { return false }
    return analysis.takesArguments && analysis.opener == .by
  }

  /// The analyses with what they tell.
  func analyses(beginning typed: String) -> [Completion.Candidate] {
    Members.analyses.compactMap { analysis in
      spelling(analysis.words.spellings(in:), beginning: typed).map {
        Completion.Candidate(
          $0, analysis.summary[session.tongue], .noun, spellings: analysis.words.all)
      }
    }
  }

  /// The keys of an analysis that are its own, beside the fields of the noun.
  func views(beginning typed: String) -> [Completion.Candidate] {
    guard isAnalysisKey, let analysis = analysis?.analysis else { return [] }
    return analysis.views.compactMap { field($0, typed) }
  }

  /// The definitions an analysis can use.
  func definitions(beginning typed: String) -> [Completion.Candidate] {
    (analysis?.analysis.definitions ?? []).compactMap { words in
      spelling(words.spellings(in:), beginning: typed).map {
        Completion.Candidate($0, "", .value, spellings: words.all)
      }
    }
  }

  /// The options of an analysis, each with the sign its value follows.
  func options(beginning typed: String) -> [Completion.Candidate] {
    (analysis?.analysis.options ?? []).compactMap { option in
      spelling(option.words.spellings(in:), beginning: typed).map {
        Completion.Candidate(
          $0 + "=", option.summary[session.tongue], .parameter, spellings: option.words.all)
      }
    }
  }

  /// The values of an option that has a list of them; nil where the field is no option.
  func optionValues(_ field: String?, beginning typed: String) -> [Completion.Candidate]? {
    guard let field, let here = analysis, here.takesArguments, here.opener == .with,
      let option = here.analysis.options.first(where: { $0.words.all.contains(field) })
    else { return nil }
    guard case .list(let list) = option.type else { return [] }
    return list.values.compactMap { words in
      spelling(words.spellings(in:), beginning: typed).map {
        Completion.Candidate($0, "", .value, spellings: words.all)
      }
    }
  }
}
