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

  /// What was typed before, oldest first; nil where nobody types.
  public var history: (() -> [HistoryLine])?

  /// Forgets for ever what was typed and passes a test; nil where nobody types.
  public var forgetTyped: (((String) -> Bool) -> Void)?

  /// Who is asked, while a statement runs, whether it should stop, and told how far it has come.
  public var watcher: (any StatementWatcher)?

  /// How problems are written.
  public var errorStyle = ErrorStyle.full
  /// What went wrong last; nil before anything has.
  public internal(set) var trouble: Trouble? { didSet { isTroubleLatest = true } }
  /// Whether nothing has been answered since something went wrong.
  var isTroubleLatest = false

  /// The model as it is now.
  public internal(set) var model = Model()
  /// The workspace file that is open.
  public internal(set) var workspace: Workspace?
  /// Whether the model has been changed since it was last written to a file.
  public internal(set) var isUnsaved = false

  /// The changes confirmed so far, where they live in memory.
  var journal = MemoryJournal()
  /// The script that runs as one change; nil where each statement is one.
  var transaction: Transaction?
  /// Whose name the journal bears.
  package lazy var who = Keyholder.name
  /// Seconds since 1970, for the journal.
  package var clock: () -> Int64 = { Keyholder.seconds }
  /// Whether nothing is written outside the workspace and nothing read outside the script's folder.
  public var isSafe = false

  lazy var key = PersonKey.fresh()
  let rosters = Rosters()
  let files = FileTables()
  var names = Names()
  /// The copies in which changes are tried.
  var scenarios = Scenarios()
  /// Which of several assessments tells a level.
  var rule = LevelRule.latest
  var last: Answered? { didSet { isTroubleLatest = false } }
  /// The query that the last answer came from.
  var lastQuery: Query?
  /// The text that the last answer's remarks point into.
  var lastSource: Source?
  var conversation = Conversation()
  var scripts: [ScriptFrame] = []
  var voice = Voice()
  /// What was typed and done, to be saved as a script.
  var kept = KeptLines()
  /// How wide remarks may be: a window's width, never more than is good to read.
  var remarkWidth = 100
  /// Whether the text being read is a file's, where a line cannot begin with a stage.
  var readsFile = true
  /// Where the statement stands that runs.
  var place: Place = 0..<0
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
    book.saved = Set(names.queries.keys)
    book.tongue = tongue
    return book
  }

  /// A session on an empty model in memory.
  public init(tongue: Tongue, today: Day) {
    KeptMemory.hold()
    self.tongue = tongue
    self.today = today
    rosters.saying = { kept, model in
      let book = Members.phrasebook
      func said(_ tongue: Tongue) -> String {
        KeptCondition.words(of: kept, in: model, phrasebook: book, tongue: tongue)
      }
      return Words(said(.english), said(.swedish))
    }
  }

  /// What names mean for a query that runs now.
  var environment: Environment {
    var conditions: [String: Condition] = [:]
    for (name, defined) in names.conditions { conditions[name] = defined }
    var environment = Environment(
      model: asked, today: today, rosters: rosters, values: names.values, queries: names.queries,
      conditions: conditions, measures: names.measures, phrasebook: phrasebook,
      analyses: Members.analyses, last: last,
      table: { id in Members.tables.first { $0.id == id }?.rows(in: self) },
      file: { [weak self, files] (name, noun, moment) throws(RelationFailure) in
        let path = self?.path(named: name) ?? name
        guard self?.maySee(path) ?? true else {
          throw RelationFailure(SessionProblem.outsideFolder(name))
        }
        return try files.open(path, as: noun, at: moment)
      })
    environment.rule = rule
    environment.knownOn = knownOn
    return environment
  }

  /// The folder that names of files to read are relative to: the script's, or where komp was started.
  var folder: String { scripts.last?.folder ?? start }

  /// The folder komp was started in, as a prefix of names; empty for the process's own.
  package var start = ""
}

/// Whoever watches over the statements of a session: the shell.
public protocol StatementWatcher: Watcher {
  /// A statement begins; what is said about it is said in this language.
  func begin(in tongue: Tongue)
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
