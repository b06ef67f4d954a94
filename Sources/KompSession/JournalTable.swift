import KompLexicon
import KompModel
import KompValues

/// `journal`: what was changed, when and by whom, newest first.
enum JournalTable: SessionTable {
  static let id = "journal"
  static let words = Words("journal", "ändringar", accepted: ["ändringslogg"])
  static let summary = Both(
    "the changes made, newest first", "ändringarna som gjorts, nyast först")
  static let examples = ["journal limit 20", "journal where kind=change top 5 by number"]

  static let fields = [
    field(
      "number", Words("number", "nummer"), .number(scale: 0),
      Both("which change it was, the first is 1", "vilken ändring det var, den första är 1")),
    field("date", Words("date", "datum"), .day, Both("when it was made", "när den gjordes")),
    field(
      "time", Words("time", "klockslag"), .text,
      Both("the time of that day", "tiden på dagen")),
    field(
      "user", Words("user", "användare"), .text,
      Both("the account that made it", "kontot som gjorde den")),
    field("text", Words("text", "text"), .text, Both("the line as typed", "raden som den skrevs")),
    field(
      "kind", Words("kind", "slag"), .list(kinds),
      Both("a change, an undoing, made again", "en ändring, ångrad, gjord om")),
    field(
      "touched", Words("touched", "berörda"), .number(scale: 0),
      Both("how many rows it touched", "hur många rader den berörde")),
    field(
      "tables", Words("tables", "tabeller"), .text,
      Both("what the rows are rows of", "vad raderna är rader i")),
    field(
      "undone", Words("undone", "ångrad"), .flag,
      Both("whether it was taken back since", "om den har tagits tillbaka sedan dess")),
  ]

  /// What an entry is.
  static let kinds = ClosedList(
    "kind",
    [Words("change", "ändring"), Words("undo", "ångra"), Words("redo", "gör om")])

  private static func field(_ id: String, _ words: Words, _ type: FieldType, _ summary: Both)
    -> Field
  {
    Field(id, words, type, summary, .stored(register: "journal", column: id))
  }

  static func rows(in session: Session) -> ListedRows {
    let known: [JournalEntry]
    do throws(RelationFailure) {
      known = try session.entries()
    } catch {
      let problem = error.problem
      return ListedRows(
        fields, count: 0, columns: [:],
        notes: [Both(problem.message(in: .english), problem.message(in: .swedish))])
    }
    let ledger = Ledger(known)
    let entries = Array((known + pending(session)).reversed())
    func texts(_ value: (JournalEntry) -> String?) -> Column {
      var pool = TextPool()
      let codes = entries.map { entry in value(entry).map { Int64(pool.intern($0)) } ?? .min }
      return Column(codes, pool: pool)
    }
    let moments = entries.map { LocalTime($0.time) }
    return ListedRows(
      fields, count: entries.count,
      columns: [
        "number": Column(entries.map { $0.number == 0 ? .min : Int64($0.number) }),
        "date": Column(moments.map { Int64($0.day.number) }),
        "time": texts { LocalTime($0.time).clock }, "user": texts(\.who), "text": texts(\.line),
        "kind": Column(entries.map(\.kindCode)),
        "touched": Column(entries.map { Int64($0.change.rowCount) }),
        "tables": texts { tables(of: $0, session.tongue) },
        "undone": Column(
          entries.map { entry in
            if case .undid = entry.kind { return Int64.min }
            return entry.number == 0 || ledger.holds(entry) ? 0 : 1
          }),
      ])
  }

  /// What a script that is running has done; it has no numbers yet.
  private static func pending(_ session: Session) -> [JournalEntry] {
    session.transaction?.done ?? []
  }

  /// The nouns whose rows an entry touched.
  private static func tables(of entry: JournalEntry, _ tongue: Tongue) -> String? {
    let words = entry.change.touched.keys.sorted().map { register in
      Schema.nouns.first { $0.home == register }?.words[0].main(in: tongue) ?? register
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}

extension JournalEntry {
  fileprivate var kindCode: Int64 {
    switch kind {
    case .made: 0
    case .undid: 1
    case .redid: 2
    }
  }
}
