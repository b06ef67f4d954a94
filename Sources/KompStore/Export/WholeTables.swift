import KompLexicon
import KompModel
import KompValues

/// Writes nouns as ordinary tables: what is stored of each row under its number, what fields said before,
/// and what the columns are.
///
/// A dated field stands as it is to be from the last day on that is known; `NOUN_history` has what it said
/// until a day before. A reference says what its row is called, and beside it the row's number.
struct WholeTables {
  /// The version of the tables, as `PRAGMA user_version`.
  static let version = 1
  /// The table that says what the columns are.
  static let fields = "fields"

  private let connection: Connection
  private let model: Model
  private var names: [String: [String?]] = [:]

  init(_ connection: Connection, _ model: Model) throws {
    self.connection = connection
    self.model = model
    try connection.run("PRAGMA user_version = \(WholeTables.version)")
    try connection.run(
      "CREATE TABLE \(WholeTables.fields) (\"table\" TEXT, \"column\" TEXT, field TEXT, "
        + "heading TEXT, kind TEXT, type TEXT, scale INTEGER)")
  }

  /// The table of what fields said before.
  static func history(of noun: Noun) -> String { noun.id.name + "_history" }

  /// Writes a noun's table and its history.
  mutating func write(_ roster: Roster) throws {
    let noun = roster.nounOfRows
    let said = roster.fields.filter { field in
      if case .stored(let register, _) = field.origin {
        return register != noun.home
      }
      return noun.id == .staff && ["hired", "left"].contains(field.id)
    }
    let columns = TableColumn.all(of: noun, in: model, saying: said)
    try create(noun, columns)
    try list(columns, of: noun)
    try writeRows(of: noun, columns, roster, said)
    try writePast(of: noun, columns)
  }

  private func create(_ noun: Noun, _ columns: [TableColumn]) throws {
    let cells = columns.map { column in
      "\(SQLiteTables.name(column.name)) \(sqlType(of: column, noun))"
    }
    let all = (["\"row\" INTEGER PRIMARY KEY"] + cells).joined(separator: ", ")
    try connection.run("CREATE TABLE \(SQLiteTables.name(noun.id.name)) (\(all))")
  }

  private func sqlType(of column: TableColumn, _ noun: Noun) -> String {
    if column.content == .row { return "INTEGER" }
    switch column.type {
    case .text, .day, .list, .reference: return "TEXT"
    case .flag, .months, .number(scale: 0), .share(scale: 0): return "INTEGER"
    case .number(let scale), .share(let scale):
      // What SQLite's own decimals would round stays as it is written.
      let stored = column.content == .said ? nil : model[noun.home].columns[column.column]
      let isLong = stored?.widened.contains { $0 != .min && $0.magnitude >= WholeTables.exact }
      return scale > 15 || isLong ?? false ? "TEXT" : "NUMERIC"
    }
  }

  /// The first number that has more digits than SQLite keeps of a decimal.
  private static let exact: UInt64 = 1_000_000_000_000_000

  private func list(_ columns: [TableColumn], of noun: Noun) throws {
    let insert = try connection.prepare(
      "INSERT INTO \(WholeTables.fields) VALUES (?, ?, ?, ?, ?, ?, ?)")
    for column in columns {
      try insert.bind(1, noun.id.name)
      try insert.bind(2, column.name)
      try insert.bind(3, column.field)
      if !column.heading.isEmpty { try insert.bind(4, column.heading) }
      try insert.bind(5, column.kind)
      try insert.bind(6, column.typeWord)
      try insert.bind(7, Int64(column.type.scale))
      _ = try insert.step()
      insert.reset()
    }
  }

  private mutating func writeRows(
    of noun: Noun, _ columns: [TableColumn], _ roster: Roster, _ said: [Field]
  ) throws {
    let register = model[noun.home]
    let marks = [String](repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let insert = try connection.prepare(
      "INSERT INTO \(SQLiteTables.name(noun.id.name)) VALUES (\(marks))")
    let words = roster.fields.first { $0.id == TableColumn.condition }
    let cells = columns.map { column -> Column? in
      if column.content == .said {
        return said.first { $0.id == column.field }.map { roster.column($0).present }
      }
      if column.column == TableColumn.condition, column.type == .text {
        return words.map { roster.column($0).present }
      }
      return register.columns[column.column]?.present
    }
    for row in 0..<register.count where register.has(row) {
      try insert.bind(1, Int64(row))
      for (index, column) in columns.enumerated() {
        guard let mine = cells[index], row < mine.count, let value = mine[row] else { continue }
        let place = Int32(index + 2)
        var type = column.type
        // A condition is written as it is said.
        if column.column == TableColumn.condition, let words { type = words.type }
        if column.content == .row {
          // What refers to a row that is gone refers to nothing.
          if isThere(value, column.type) { try insert.bind(place, value) }
        } else {
          try bind(value, mine.text(row), type, insert, place)
        }
      }
      _ = try insert.step()
      insert.reset()
    }
  }

  private mutating func writePast(of noun: Noun, _ columns: [TableColumn]) throws {
    let register = model[noun.home]
    let table = SQLiteTables.name(WholeTables.history(of: noun))
    try connection.run(
      "CREATE TABLE \(table) (\"row\" INTEGER, id TEXT, field TEXT, until TEXT, value, "
        + "value_row INTEGER)")
    let insert = try connection.prepare("INSERT INTO \(table) VALUES (?, ?, ?, ?, ?, ?)")
    let called = self.called(noun.id)
    for past in register.past where register.has(Int(past.row)) {
      guard
        let column = columns.first(where: {
          $0.column == past.column && $0.content != .row && $0.content != .said
        })
      else { continue }
      try insert.bind(1, Int64(past.row))
      if let name = called[Int(past.row)] { try insert.bind(2, name) }
      try insert.bind(3, column.field)
      try insert.bind(4, past.until.description)
      if let value = past.value {
        let pool = register.columns[past.column]?.pool
        let isText = pool.map { value >= 0 && value < $0.count } ?? false
        try bind(value, isText ? pool?[Int(value)] : nil, column.type, insert, 5)
        if case .reference = column.type, isThere(value, column.type) {
          try insert.bind(6, value)
        }
      }
      _ = try insert.step()
      insert.reset()
    }
  }

  private func isThere(_ row: Int64, _ type: FieldType) -> Bool {
    guard case .reference(let noun) = type, let home = Schema.noun(noun)?.home else { return false }
    return model[home].has(Int(row))
  }

  private mutating func called(_ noun: NounID) -> [String?] {
    if let known = names[noun.name] { return known }
    let found = Schema.noun(noun).map { TableColumn.names(of: $0, in: model) } ?? []
    names[noun.name] = found
    return found
  }

  /// Gives a statement a cell as other tools read it.
  private mutating func bind(
    _ value: Int64, _ text: String?, _ type: FieldType, _ insert: borrowing Statement,
    _ place: Int32
  ) throws {
    switch type {
    case .text: if let text { try insert.bind(place, text) }
    case .months, .flag, .number(scale: 0), .share(scale: 0): try insert.bind(place, value)
    case .number(let scale), .share(let scale):
      try insert.bind(place, PlainTable.digits(value, scale: scale))
    case .day: try insert.bind(place, Day(number: Int32(clamping: value)).description)
    case .list(let list):
      guard list.values.indices.contains(Int(value)) else { return }
      try insert.bind(place, list.values[Int(value)].main(in: .english))
    case .reference(let noun):
      let names = called(noun)
      guard names.indices.contains(Int(value)), let name = names[Int(value)] else { return }
      try insert.bind(place, name)
    }
  }
}
