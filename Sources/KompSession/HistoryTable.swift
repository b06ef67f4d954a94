import KompLexicon
import KompModel
import KompValues

/// A text that was typed at the prompt, and when, where that is known.
public struct HistoryLine: Sendable {
  /// What was typed, of one row or several.
  public let text: String
  /// The day it was typed.
  public let day: Day?
  /// The time of that day, as `14:05`.
  public let clock: String?

  /// A text that was typed.
  public init(_ text: String, day: Day? = nil, clock: String? = nil) {
    self.text = text
    self.day = day
    self.clock = clock
  }
}

/// `history`: what was typed at the prompt, newest first.
enum HistoryTable: SessionTable {
  static let id = "history"
  static let words = Words("history", "historik")
  static let summary = Both("the lines typed, newest first", "raderna som skrivits, nyast först")
  static let examples = ["history limit 20", "history where text contains \"step\" top 5"]

  static let fields = [
    field(
      "number", Words("number", "nummer"), .number(scale: 0),
      Both("which line it was, the oldest is 1", "vilken rad det var, den äldsta är 1")),
    field("date", Words("date", "datum"), .day, Both("when it was typed", "när den skrevs")),
    field(
      "time", Words("time", "klockslag"), .text,
      Both("the time of that day", "tiden på dagen")),
    field("text", Words("text", "text"), .text, Both("the line as typed", "raden som den skrevs")),
  ]

  private static func field(_ id: String, _ words: Words, _ type: FieldType, _ summary: Both)
    -> Field
  {
    Field(id, words, type, summary, .stored(register: "history", column: id))
  }

  static func rows(in session: Session) -> ListedRows {
    guard let history = session.history else {
      // A script asks nothing wrong; there is only nothing to answer.
      return ListedRows(
        fields, count: 0, columns: [:],
        notes: [
          Both(
            "history is what was typed at a prompt, and there is none here",
            "historiken är det som skrivits vid en prompt, och här finns ingen")
        ])
    }
    let lines = Array(history().reversed())
    func texts(_ value: (HistoryLine) -> String?) -> Column {
      var pool = TextPool()
      let codes = lines.map { line in value(line).map { Int64(pool.intern($0)) } ?? .min }
      return Column(codes, pool: pool)
    }
    return ListedRows(
      fields, count: lines.count,
      columns: [
        "number": Column(lines.indices.map { Int64(lines.count - $0) }),
        "date": Column(lines.map { line in line.day.map { Int64($0.number) } ?? .min }),
        "time": texts(\.clock), "text": texts(\.text),
      ])
  }
}
