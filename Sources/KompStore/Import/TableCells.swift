import KompLexicon
import KompModel
import KompValues

/// A column of an exported table that is read back.
struct TableField {
  /// The column's name in the table.
  let name: String
  /// The field's id, as the history says it.
  let field: String
  /// The column of the register.
  let column: String
  let type: FieldType
  /// The column in which the numbers of a reference's rows stand.
  var numbers: String?
  /// What a reference refers to.
  var target: Noun? {
    if case .reference(let noun) = type { return Schema.noun(noun) }
    return nil
  }
  /// Whether it is a condition, which is read when all names are known.
  var isCondition: Bool { column == TableColumn.condition && type == .text && !isOwn }
  var heading: String?
  var isOwn: Bool { heading != nil }
}

/// The columns of a noun's table, as the table of fields says them.
struct TableFields {
  private(set) var all: [TableField] = []

  /// The columns to be read, those of numbers last.
  var names: [String] { all.map(\.name) + all.compactMap(\.numbers) }

  init(_ noun: Noun, _ connection: Connection) throws {
    let statement = try connection.prepare(
      "SELECT \"column\", field, heading, kind, type, scale FROM \(WholeTables.fields) "
        + "WHERE \"table\" = ? ORDER BY rowid")
    try statement.bind(1, noun.id.name)
    var known: [String: (String, FieldType)] = [:]
    for field in noun.fields {
      if case .stored(noun.home, let column) = field.origin {
        known[field.id] = (column, field.type)
      }
    }
    for (column, type) in noun.hidden { known[column] = (column, type) }
    while try statement.step() {
      let (name, field, kind) = (statement.text(0), statement.text(1), statement.text(3))
      switch kind {
      case "said": continue
      case "row":
        guard let place = all.lastIndex(where: { $0.field == field && $0.target != nil }) else {
          throw Damage(noun.id.name, name)
        }
        all[place].numbers = name
      case "own":
        guard let type = TableColumn.ownType(statement.text(4), scale: statement.integer(5)),
          known[field] == nil, !all.contains(where: { $0.column == field })
        else { throw Damage(noun.id.name, name) }
        all.append(
          TableField(
            name: name, field: field, column: field, type: type, heading: statement.text(2)))
      default:
        // A field that this komp does not know is a later one's.
        guard let (column, type) = known[field] else { throw LaterSchema() }
        guard !all.contains(where: { $0.column == column }) else {
          throw Damage(noun.id.name, name)
        }
        all.append(TableField(name: name, field: field, column: column, type: type))
      }
    }
    // SQLite takes the quoted name of a column that is not there for a text.
    let there = Set(
      try connection.prepare("SELECT * FROM \(SQLiteTables.name(noun.id.name)) LIMIT 0").columnNames
    )
    for name in names where !there.contains(name) { throw Damage(noun.id.name, name) }
    for field in all where field.target != nil && field.numbers == nil {
      throw Damage(noun.id.name, field.name)
    }
  }
}

/// The cells of a noun's table, gathered row by row.
struct TableCells {
  private let noun: Noun
  private let fields: [TableField]
  private let count: Int
  private let counts: [String: Int]
  private var values: [[Int64]]
  private var pools: [TextPool]
  private var isThere: [Bool]
  private var past: [Past] = []
  /// What references and conditions say, by field and row.
  private(set) var texts: [[String?]]

  init(_ noun: Noun, _ fields: TableFields, _ count: Int, _ counts: [String: Int]) {
    self.noun = noun
    self.fields = fields.all
    self.count = count
    self.counts = counts
    values = fields.all.map { _ in [Int64](repeating: .min, count: count) }
    pools = fields.all.map { _ in TextPool() }
    isThere = [Bool](repeating: false, count: count)
    texts = fields.all.map { field in
      field.isCondition || field.target != nil ? [String?](repeating: nil, count: count) : []
    }
  }

  /// Takes a row; `cell` gives the text of a column, those of numbers after all others.
  mutating func take(_ row: Int, _ cell: (Int) -> String?) throws {
    guard isThere.indices.contains(row), !isThere[row] else { throw Damage(noun.id.name) }
    isThere[row] = true
    var numbers = fields.count
    for (index, field) in fields.enumerated() {
      let text = cell(index)
      if let target = field.target {
        texts[index][row] = text
        let number = cell(numbers)
        numbers += 1
        guard let number else { continue }
        values[index][row] = try reference(Int64(number), target, row, field)
      } else if field.isCondition {
        texts[index][row] = text
      } else if let text {
        values[index][row] = try value(text, index, row)
      }
    }
  }

  private func reference(_ number: Int64?, _ target: Noun, _ row: Int, _ field: TableField) throws
    -> Int64
  {
    guard let number, number >= 0, number < Int64(counts[target.id.name] ?? 0) else {
      throw Damage.cell(noun, row, field.name)
    }
    return number
  }

  private mutating func value(_ text: String, _ index: Int, _ row: Int) throws -> Int64 {
    if fields[index].type == .text { return Int64(pools[index].intern(text)) }
    guard let value = StoredText.value(text, fields[index].type) else {
      throw Damage.cell(noun, row, fields[index].name)
    }
    return value
  }

  /// Takes what a field said until a day.
  mutating func takePast(row: Int64, field: String, until: String, value: String?, target: Int64?)
    throws
  {
    guard let row = Int(exactly: row), isThere.indices.contains(row), isThere[row],
      let index = fields.firstIndex(where: { $0.field == field }), !fields[index].isCondition,
      let day = Day(iso: until)
    else { throw Damage(WholeTables.history(of: noun)) }
    var before: Int64?
    if let noun = fields[index].target {
      if let target { before = try reference(target, noun, row, fields[index]) }
    } else if let value {
      before = try self.value(value, index, row)
    }
    past.append(Past(column: fields[index].column, row: Int32(row), until: day, value: before))
  }

  /// The rows as a register.
  var register: Register {
    var register = Register(types: Schema.registers[noun.home] ?? [:])
    var columns: [String: Column] = [:]
    for (index, field) in fields.enumerated() {
      if let heading = field.heading {
        register.addOwn(field.column, heading: heading, type: field.type)
      }
      columns[field.column] = Column(
        values[index], pool: field.type == .text ? pools[index] : nil)
    }
    register.fill(count: count, columns: columns)
    register.past = past
    for row in isThere.indices where !isThere[row] { register.removed.insert(Int32(row)) }
    return register
  }
}
