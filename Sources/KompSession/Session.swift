import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore
import KompValues

/// The state behind a prompt, a script or a pipe: the model, the workspace, the settings, the names given.
///
/// One session runs one statement at a time. Everything it says goes through `voice`, in order.
public final class Session {
  /// The language on screen.
  public var tongue: Tongue
  /// The day questions are about where they name none.
  public var today: Day
  /// The ink answers are written with where a statement names none; nil for the table.
  public var format: (any Ink.Type)?
  /// Footers and notes are kept back; errors never are.
  public var isQuiet = false
  /// Whether footers say how long an answer took.
  public var tellsTime = false
  /// Whether a person types the statements.
  public var isInteractive = false
  /// Asks a person a question, at a prompt; nil where nobody is there to answer.
  public var ask: ((String) -> String?)?

  /// How problems are written.
  public var errorStyle = ErrorStyle.full
  /// What went wrong last; nil before anything has.
  public internal(set) var trouble: Trouble?

  /// The model as it is now.
  public internal(set) var model = Model()
  /// The workspace file that is open.
  public internal(set) var workspace: Workspace?
  /// Whether the model has been changed since it was last written to a file.
  public internal(set) var isUnsaved = false

  var key = PersonKey.fresh()
  let rosters = Rosters()
  let files = FileTables()
  var names = Names()
  var last: Answered?
  var conversation = Conversation()
  var scripts: [ScriptFrame] = []
  var voice = Voice()
  /// Whether the text being read is a file's, where a line cannot begin with a stage.
  var readsFile = true
  /// Whether a statement of the text that runs has been done.
  var hasRun = false
  /// Whether somebody has been told that `why` explains.
  var hasHintedWhy = false
  /// What a person was warned would be lost; saying it again does it.
  var warnedOfLoss: String?

  /// The words of every member of the open sets.
  public var phrasebook: Phrasebook {
    var book = Members.phrasebook
    book.measures = Set(names.measures.keys)
    return book
  }

  /// A session on an empty model in memory.
  public init(tongue: Tongue, today: Day) {
    self.tongue = tongue
    self.today = today
  }

  /// What names mean for a query that runs now.
  var environment: Environment {
    var conditions: [String: Condition] = [:]
    for (name, defined) in names.conditions { conditions[name] = defined }
    return Environment(
      model: model, today: today, rosters: rosters, values: names.values, queries: names.queries,
      conditions: conditions, measures: names.measures, last: last,
      file: { [folder, files] (name, noun, moment) throws(RelationFailure) in
        try files.open(Paths.join(folder, name), as: noun, at: moment)
      })
  }

  /// The folder that names of files to read are relative to: the script's, or where komp was started.
  var folder: String { scripts.last?.folder ?? start }

  /// The folder komp was started in, as a prefix of names; empty for the process's own.
  package var start = ""
}

/// Names given by `let`, `param` and `define`.
struct Names {
  var values: [String: Literal] = [:]
  var queries: [String: Query] = [:]
  var conditions: [String: Condition] = [:]
  var measures: [String: Measure] = [:]
}

/// A script that is running.
struct ScriptFrame {
  /// Its file as named by whoever ran it.
  let path: String
  /// The folder it lies in.
  let folder: String
  /// The arguments not taken by a `param` yet.
  var arguments: [String: Literal]
  /// All arguments it was given, to tell of those no parameter took.
  var given: [(name: String, place: Place?)]
  /// Parameters declared so far.
  var parameters: [String] = []
}
