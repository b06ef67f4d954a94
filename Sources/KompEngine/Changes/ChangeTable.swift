import KompLexicon
import KompModel
import KompValues

/// What rows said before a change and what they say after it, a line for each field of each row.
public struct ChangeTable: Sendable {
  /// A column that names the rows.
  public struct Key: Sendable {
    /// What machine formats call it.
    public let id: String
    /// What a reader sees.
    public let title: Both
  }
  /// One field of one row.
  public struct Line: Sendable {
    /// What names the row, a value a key.
    public let names: [Value]
    /// The field.
    public let field: Both
    /// What it said.
    public let before: Value
    /// What it says.
    public let after: Value
  }
  /// What names the rows.
  public private(set) var keys: [Key]
  /// The first lines, at most `limit` of them.
  public private(set) var lines: [Line] = []
  /// How many lines there are in all.
  public private(set) var count = 0
  /// How many lines are kept.
  public static let limit = 20

  private let fields: [Field]

  /// A table of a noun's rows.
  init(of noun: Noun) {
    var ids = [
      "staff": ["id", "name"], "employments": ["id", "person"], "units": ["id", "name"],
    ]
    ids["ladders"] = ["ladder", "step"]
    ids["scales"] = ["scale", "level"]
    ids["criteria"] = ["ladder", "step"]
    ids["targets"] = ["unit", "step"]
    let own = ids[noun.id.name] ?? [noun.key, "competence"]
    fields = own.compactMap { id in noun.fields.first { $0.id == id } }
    keys = fields.map {
      Key(
        id: $0.id, title: Both($0.words.main(in: .english), $0.words.main(in: .swedish)))
    }
  }

  /// Adds a line about a field of a row; the row is named as it is in a model.
  mutating func add(
    _ row: Int32, _ field: Both, _ before: Value, _ after: Value, of noun: Noun, in model: Model
  ) {
    count += 1
    guard lines.count < ChangeTable.limit else { return }
    let names = fields.map { model.value($0, of: noun, row: Int(row)) }
    lines.append(Line(names: names, field: field, before: before, after: after))
  }

  /// Makes each line another.
  mutating func change(_ made: (Line) -> Line) { lines = lines.map(made) }

  /// Leaves out columns of names that no line has.
  mutating func narrow() {
    let used = keys.indices.filter { at in lines.contains { $0.names[at] != .missing } }
    guard used.count < keys.count, !used.isEmpty else { return }
    keys = used.map { keys[$0] }
    lines = lines.map { line in
      Line(
        names: used.map { line.names[$0] }, field: line.field, before: line.before,
        after: line.after)
    }
  }
}

extension Model {
  /// What a stored field of a noun's own register says of a row, as it is kept now.
  func value(_ field: Field, of noun: Noun, row: Int) -> Value {
    guard case .stored(let register, let column) = field.origin, register == noun.home,
      row >= 0, row < self[register].count
    else { return .missing }
    return value(self[register].said(self[register][column, row], in: column), as: field.type)
  }

  /// A cell as the value of an answer.
  func value(_ cell: CellValue, as type: FieldType) -> Value {
    let stored: Int64
    switch cell {
    case .missing: return .missing
    case .text(let text): return .text(text)
    case .number(let number): stored = number
    }
    switch type {
    case .text: return .missing
    case .number(let scale):
      if scale == 0 { return .digits(Int(stored)) }
      let number = Exact(unscaled: stored, scale: scale)
      return .number(number, places: scale <= 2 ? scale : number.exactPlaces() ?? scale)
    case .share(let scale): return .percent(Exact(unscaled: stored, scale: scale))
    case .months: return .months(Int(stored))
    case .day: return .day(Day(number: Int32(clamping: stored)))
    case .flag: return .flag(stored != 0)
    case .list(let list):
      guard list.values.indices.contains(Int(stored)) else { return .missing }
      let words = list.values[Int(stored)]
      return .word(Both(words.main(in: .english), words.main(in: .swedish)))
    case .reference(let noun):
      return .text(KeptCondition.called(Int(stored), of: noun, in: self))
    }
  }
}

extension KeptCondition {
  /// What a row is called to a reader: a person's name or id, anything else's label.
  static func called(_ row: Int, of noun: NounID, in model: Model) -> String {
    guard let declared = Schema.noun(noun), row >= 0, row < model[declared.home].count else {
      return "–"
    }
    let register = model[declared.home]
    let ids = noun == .staff ? ["name", "id"] : [declared.label, declared.key]
    for id in ids { if let text = register.text(id, row) { return text } }
    return declared.one.english + " \(row + 1)"
  }
}
