import KompLexicon
import KompModel
import KompValues

/// The competences in the order a menu shows them, ready to be looked through at every key: a
/// catalogue holds thousands.
struct CompetenceNames {
  /// One competence, with its name as it is found and as it is put in.
  struct Name {
    let row: Int
    let text: String
    let folded: String
    let undotted: String
    let candidate: Completion.Candidate
  }

  /// In Swedish order.
  let all: [Name]
  private let column: Column?
  private let removed: Set<Int32>

  /// The competences of a model.
  init(_ model: Model) {
    let register = model["competences"]
    column = register.columns["name"]
    removed = register.removed
    all = (0..<register.count).compactMap { row -> (key: [UInt8], row: Int, text: String)? in
      guard register.has(row), let text = register.text("name", row) else { return nil }
      return (SwedishOrder.key(text), row, text)
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    .map { _, row, text in
      Name(
        row: row, text: text, folded: KompValues.folded(text), undotted: withoutDots(text),
        candidate: Completion.Candidate(Quoting.written(text), "", .value, spellings: [text]))
    }
  }

  /// Whether the names are still those of a model.
  func areThose(of model: Model) -> Bool {
    let register = model["competences"]
    return register.columns["name"] == column && register.removed == removed
  }

  /// Those that begin with what is typed; case is nothing, and typed dots may be lost.
  func beginning(_ typed: String) -> [Name] {
    if typed.isEmpty { return all }
    let start = KompValues.folded(typed)
    let isPlain = withoutDots(start) == start
    return all.filter { $0.folded.hasPrefix(start) || isPlain && $0.undotted.hasPrefix(start) }
  }
}

extension Completer {
  /// The competences there are; made anew only where their names are others.
  var competenceNames: CompetenceNames {
    if let known = competences, known.areThose(of: session.asked) { return known }
    let made = CompetenceNames(session.asked)
    competences = made
    return made
  }

  /// How many people are assessed in each competence today, by its row.
  var assessedPeople: [Int] {
    if let assessed { return assessed }
    var counts = [Int](repeating: 0, count: session.asked["competences"].count)
    let staff = session.rosters.roster(
      .staff, in: session.asked, at: Moment(day: session.today))
    if let staff, session.asked["assessments"].count > 0 {
      for held in Standing.of(staff).held where !held.isExpired {
        counts[Int(held.competence)] += 1
      }
    }
    assessed = counts
    return counts
  }
}
