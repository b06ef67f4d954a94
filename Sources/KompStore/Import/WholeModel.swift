import Glibc
import KompLexicon
import KompModel
import KompValues

/// A whole model read back from the tables that `export to "x.sqlite"` wrote: the same rows under the same
/// numbers, with what fields said before.
///
/// Nothing in the file is trusted. Where what a reference is called and the number beside it disagree,
/// somebody has changed one of them, and nothing is guessed.
public struct WholeModel {
  private let connection: Connection
  private var model = Model()
  private var counts: [String: Int] = [:]
  /// What references and conditions say, to be looked at when all rows are there.
  private var said: [Said] = []

  /// Texts of a column, by row.
  private struct Said {
    let noun: Noun
    let field: String
    let column: String
    let target: Noun?
    let texts: [String?]
  }

  /// The model in a file; `conditions` reads the kept ones with the names of the model.
  public static func read(
    _ path: String, conditions: (Model) -> ConditionReading
  ) throws(RelationFailure) -> Model {
    if access(path, F_OK) != 0 { throw RelationFailure(WorkspaceProblem.missing(path)) }
    guard SQLiteTables.isSQLite(path) else { throw RelationFailure(ImportProblem.notWhole(path)) }
    return try Workspace.guarded(path) {
      let connection = try Connection.opening(path, isReading: true)
      return try connection.reading {
        let version = Int(try connection.value("PRAGMA user_version") ?? "") ?? 0
        let tables = Set(
          try connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table'"))
        let wanted = Schema.nouns.flatMap { [$0.id.name, WholeTables.history(of: $0)] }
        guard version > 0, tables.isSuperset(of: wanted + [WholeTables.fields]) else {
          throw RelationFailure(ImportProblem.notWhole(path))
        }
        guard version <= WholeTables.version else {
          throw RelationFailure(WorkspaceProblem.newer(path, version: version))
        }
        var whole = WholeModel(connection: connection)
        return try whole.read(conditions)
      }
    }
  }

  private init(connection: Connection) { self.connection = connection }

  private mutating func read(_ conditions: (Model) -> ConditionReading) throws -> Model {
    for noun in Schema.nouns { try count(noun) }
    for noun in Schema.nouns { try read(noun) }
    for said in said { try settle(said, conditions) }
    return model
  }

  /// How many rows a noun has, those that were taken away among them.
  private mutating func count(_ noun: Noun) throws {
    let statement = try connection.prepare(
      "SELECT count(*), min(\"row\"), max(\"row\") FROM \(SQLiteTables.name(noun.id.name))")
    guard try statement.step() else { throw Damage(noun.id.name) }
    let (rows, first, last) = (
      Int(clamping: statement.integer(0)), statement.integer(1), statement.integer(2)
    )
    // A few numbers may not mean a model of millions of rows that are not there.
    guard rows == 0 || (first >= 0 && last < Int64(rows) * 16 + 1 << 20) else {
      throw Damage(noun.id.name)
    }
    counts[noun.id.name] = rows == 0 ? 0 : Int(last) + 1
  }

  private mutating func read(_ noun: Noun) throws {
    let fields = try TableFields(noun, connection)
    let count = counts[noun.id.name] ?? 0
    var cells = TableCells(noun, fields, count, counts)
    let list = (["row"] + fields.names).map { SQLiteTables.name($0) }.joined(separator: ", ")
    let statement = try connection.prepare(
      "SELECT \(list) FROM \(SQLiteTables.name(noun.id.name)) ORDER BY \"row\"")
    while try statement.step() {
      try cells.take(Int(statement.integer(0))) { index in
        statement.isMissing(Int32(index + 1)) ? nil : statement.text(Int32(index + 1))
      }
    }
    let history = try connection.prepare(
      "SELECT \"row\", field, until, value, value_row FROM "
        + SQLiteTables.name(WholeTables.history(of: noun)))
    while try history.step() {
      try cells.takePast(
        row: history.integer(0), field: history.text(1), until: history.text(2),
        value: history.isMissing(3) ? nil : history.text(3),
        target: history.isMissing(4) ? nil : history.integer(4))
    }
    model[noun.home] = cells.register
    for (field, texts) in zip(fields.all, cells.texts) {
      if field.isCondition || field.target != nil {
        said.append(
          Said(
            noun: noun, field: field.name, column: field.column, target: field.target,
            texts: texts))
      }
    }
  }

  /// References must be called what they say; conditions are read with the names of all rows.
  private mutating func settle(_ said: Said, _ conditions: (Model) -> ConditionReading) throws {
    if let target = said.target {
      let names = TableColumn.names(of: target, in: model)
      let column = model[said.noun.home].columns[said.column]?.widened ?? []
      for (row, value) in column.enumerated() {
        let name = value == .min ? nil : names[Int(value)]
        guard name == said.texts[row] else {
          throw Damage.cell(said.noun, row, said.field)
        }
      }
      return
    }
    let reading = conditions(model)
    for (row, text) in said.texts.enumerated() {
      guard let text else { continue }
      guard case .success(let kept) = reading(text) else {
        throw Damage.cell(said.noun, row, said.field)
      }
      model[said.noun.home].setText(said.column, row, kept)
    }
  }
}

extension Damage {
  /// A cell of an exported table.
  static func cell(_ noun: Noun, _ row: Int, _ field: String) -> Damage {
    Damage(
      Both(
        "row \(row), column \(field) of \(noun.id.name)",
        "rad \(row), kolumn \(field) i \(noun.id.name)"))
  }
}
