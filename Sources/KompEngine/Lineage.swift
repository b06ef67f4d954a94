import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// How a stage made its rows out of others: kept so that `why` can ask, paid for only then.
struct Lineage {
  /// What was grouped.
  let source: any Relation
  /// The rows grouped, listed when somebody asks.
  private let selection: Selection
  /// The group of each of them; nil where all are in the first.
  private let groups: [Int32]?
  /// The group behind each line.
  let picks: [Int]
  /// The measures, by the field each made; nil for a key.
  var measures: [String: BoundMeasure] = [:]
  /// For measures spread over columns, the value that each column is for.
  var valueOfColumn: [String: Int32] = [:]
  /// For measures spread over columns, the value of each of the rows grouped.
  var valueOfRow: [Int32] = []

  /// Rows in groups.
  init(source: any Relation, rows: [Int32], groups: [Int32], picks: [Int]) {
    self.source = source
    (selection, self.groups, self.picks) = (.rows(rows), groups, picks)
  }

  /// Rows counted together.
  init(source: any Relation, counted: Selection, as field: Field) {
    self.source = source
    (selection, groups, picks) = (counted, nil, [0])
    measures = ["count": BoundMeasure(counting: field)]
  }

  /// The rows grouped.
  var rows: [Int32] { selection.list }

  /// The rows behind a line, or behind its cell in a column of a value; all of them behind the whole.
  func members(_ line: Int, _ column: String? = nil) -> [Int32] {
    let group = line < picks.count ? Int32(picks[line]) : nil
    let value = column.flatMap { valueOfColumn[$0] }
    let rows = rows
    if group == nil, value == nil { return rows }
    return rows.indices.filter { index in
      (group.map { (groups?[index] ?? 0) == $0 } ?? true)
        && (value.map { valueOfRow[index] == $0 } ?? true)
    }.map { rows[$0] }
  }
}

/// What stands behind a line of an answer, or behind one of its cells.
public struct Account {
  /// A cell: its heading and how it came about.
  public struct Cell: Sendable {
    /// The heading.
    public let title: Both
    /// The column's id.
    public let id: String
    /// The value.
    public let value: Value
    /// What stands behind it.
    public let reason: Reason
  }
  /// The cells, in the order of the columns.
  public var cells: [Cell]
  /// The exact definition of the figures, where a definition made them.
  public var definition: Both?
  /// Where the definition comes from.
  public var origin: Both?
  /// The relation in which the evidence's rows are named.
  let relation: any Relation

  /// What a row of a noun is called: its id and name.
  public func name(of row: Int32, in noun: NounID, tongue: Tongue) -> String {
    guard let declared = Schema.noun(noun), let target = relation.target(noun) else {
      return "\(row)"
    }
    var parts: [String] = []
    let named = [declared.key, noun == .staff ? "name" : declared.label]
    for id in named + ["competence", "condition"] {
      guard let field = target.fields.first(where: { $0.id == id }),
        let column = try? target.column(field), Int(row) < column.count
      else { continue }
      let text: String?
      switch field.type {
      case .text: text = column.text(Int(row))
      case .list(let list):
        text = column[Int(row)].flatMap { code in
          list.values.indices.contains(Int(code)) ? list.values[Int(code)].main(in: tongue) : nil
        }
      case .reference(let other):
        text = column[Int(row)].map {
          name(of: Int32(clamping: $0), in: other, tongue: tongue)
        }
      default: text = nil
      }
      if let text, !parts.contains(text) { parts.append(text) }
    }
    let figures = Account.figures(of: row, in: declared, target, tongue)
    // A criterion is read as its ladder, its step and what it asks for.
    parts.insert(contentsOf: figures, at: noun == .criteria ? min(1, parts.count) : parts.count)
    return parts.isEmpty ? "\(row + 1)" : parts.joined(separator: " ")
  }

  /// The figures by which rows that bear another row's name are told apart: the step, the level, the day.
  private static func figures(
    of row: Int32, in noun: Noun, _ relation: any Relation, _ tongue: Tongue
  ) -> [String] {
    guard [.criteria, .assessments, .needs, .targets, .placements, .roles].contains(noun.id) else {
      return []
    }
    return ["step", "level", "required", "target", "date"].compactMap { id in
      guard let field = noun.fields.first(where: { $0.id == id }),
        let column = try? relation.column(field), Int(row) < column.count,
        let value = column[Int(row)]
      else { return nil }
      if case .day = field.type { return Day(number: Int32(clamping: value)).description }
      return "\(field.words.main(in: tongue)) \(value)"
    }
  }
}

extension Answered {
  /// The column of the analysis asked that says what a line lacks.
  public var analysisLack: String? { (relation.bottom as? AnalysisTable)?.analysis.lack }
}

extension Runner {
  /// What stands behind a line of an answer, counted from 0; the last may be that of the whole.
  public static func account(of line: Int, in answered: Answered) throws(RelationFailure)
    -> Account
  {
    var cells: [Account.Cell] = []
    for (at, shown) in answered.columns.enumerated() {
      let value = answered.value(line, at)
      let reason = try reason(of: line, shown, value, in: answered)
      cells.append(
        Account.Cell(title: shown.title, id: shown.id, value: value, reason: reason))
    }
    let table = answered.relation.bottom.definingTable
    return Account(
      cells: cells, definition: table?.analysis.definition, origin: table?.analysis.origin,
      relation: answered.relation)
  }

  static func reason(
    of line: Int, _ shown: Shown, _ value: Value, in answered: Answered
  ) throws(RelationFailure) -> Reason {
    let relation = answered.relation.bottom
    if let compared = relation as? Compared {
      let row = line < answered.rows.count ? Int(answered.rows[line]) : compared.count
      return try compared.reason(of: row, shown, value)
    }
    let row = line < answered.rows.count ? Int(answered.rows[line]) : relation.count
    if let table = relation as? AnalysisTable {
      guard let field = shown.field, let reason = table.reason(row, field.id) else {
        return Reason(shown.typed.spoken)
      }
      return reason
    }
    if let answer = relation as? Answer, let lineage = answer.lineage {
      return try lineage.reason(of: row, shown, value)
    }
    guard let noun = relation.noun else {
      return Reason(
        Both("row \(row + 1) of the file", "rad \(row + 1) i filen"))
    }
    return Reason(shown.typed.spoken, [Evidence(noun.one, noun.id, [Int32(row)])])
  }
}

extension Relation {
  /// What the rows are rows of, however often they were chosen among.
  var bottom: any Relation {
    var here: any Relation = self
    while let subset = here as? Subset { here = subset.source }
    return here
  }

  /// The analysis whose definition its figures have.
  fileprivate var definingTable: AnalysisTable? {
    if let compared = self as? Compared {
      return compared.sides.last?.answered.relation.bottom.definingTable
    }
    return self as? AnalysisTable
  }

  /// The noun's rows that some rows go back to.
  func origins(of rows: [Int32]) -> [Evidence] {
    let here = bottom
    if let noun = here.noun { return [Evidence(noun.many, noun.id, rows)] }
    if let answer = here as? Answer, let lineage = answer.lineage {
      var seen: Set<Int32> = []
      let members = rows.flatMap { lineage.members(Int($0)) }.filter { seen.insert($0).inserted }
      return lineage.source.origins(of: members)
    }
    if let compared = here as? Compared {
      return compared.sides.indices.flatMap { side in
        let own = rows.map { compared.rows[side][Int($0)] }.filter { $0 >= 0 }
        return compared.sides[side].answered.relation.origins(of: own.map { Int32($0) })
      }.joined
    }
    if let table = here as? AnalysisTable {
      return rows.flatMap { row in
        table.fields.compactMap { table.reason(Int(row), $0.id) }.flatMap(\.evidence)
      }.joined
    }
    return []
  }
}

extension [Evidence] {
  /// Evidence of one role and noun brought together, each row once.
  public var joined: [Evidence] {
    var result: [Evidence] = []
    for one in self {
      guard let at = result.firstIndex(where: { $0.role == one.role && $0.noun == one.noun })
      else {
        result.append(one)
        continue
      }
      let held = Set(result[at].rows)
      result[at] = Evidence(
        one.role, one.noun, result[at].rows + one.rows.filter { !held.contains($0) })
    }
    return result
  }
}

extension Typed {
  /// Where the values of a term come from, in a few words.
  var spoken: Both {
    switch term {
    case .field(let field):
      switch field.origin {
      case .stored(let register, _):
        field.isOwn
          ? field.summary
          : Both("\(field.summary.english) (\(register))", "\(field.summary.swedish)")
      case .derived:
        Both("computed: \(field.summary.english)", "beräknat: \(field.summary.swedish)")
      }
    case .through(_, let noun, let field):
      Both(
        "\(field.summary.english), through \(Schema.noun(noun)?.one.english ?? noun.name)",
        "\(field.summary.swedish), genom \(Schema.noun(noun)?.one.swedish ?? noun.name)")
    default: Both("computed from the row", "beräknat ur raden")
    }
  }
}
