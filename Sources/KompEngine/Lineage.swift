import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// How a stage made its rows out of others: kept so that `why` can ask, paid for only then.
struct Lineage {
  /// What was grouped.
  let source: any Relation
  /// The rows grouped.
  let rows: [Int32]
  /// The group of each of them.
  let groups: [Int32]
  /// The group behind each line.
  let picks: [Int]
  /// The measures, by the field each made; nil for a key or a plain count.
  let measures: [String: BoundMeasure]
  /// For measures spread over columns, the value each column is for.
  var across: (vector: Vector, typed: Typed)?

  /// The rows behind a line; all of them behind the line of the whole.
  func members(_ line: Int) -> [Int32] {
    guard line < picks.count else { return rows }
    let group = Int32(picks[line])
    return rows.indices.filter { groups[$0] == group }.map { rows[$0] }
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
    for id in [declared.key, noun == .staff ? "name" : declared.label, "condition"] {
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
    return parts.isEmpty ? "\(row + 1)" : parts.joined(separator: " ")
  }
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
    let table = answered.relation.bottom as? AnalysisTable
    return Account(
      cells: cells, definition: table?.analysis.definition, origin: table?.analysis.origin,
      relation: answered.relation)
  }

  private static func reason(
    of line: Int, _ shown: Shown, _ value: Value, in answered: Answered
  ) throws(RelationFailure) -> Reason {
    let relation = answered.relation.bottom
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

  /// The noun's rows that some rows go back to.
  func origins(of rows: [Int32]) -> [Evidence] {
    let here = bottom
    if let noun = here.noun { return [Evidence(noun.many, noun.id, rows)] }
    if let answer = here as? Answer, let lineage = answer.lineage {
      var seen: Set<Int32> = []
      let members = rows.flatMap { lineage.members(Int($0)) }.filter { seen.insert($0).inserted }
      return lineage.source.origins(of: members)
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

extension Lineage {
  /// How a cell that a stage made came about.
  func reason(of line: Int, _ shown: Shown, _ value: Value) throws(RelationFailure) -> Reason {
    var members = members(line)
    guard let field = shown.field, let measure = measures[field.id] else {
      // A key, or a column of a value.
      return Reason(
        Both(
          "\(counted(members).english) have this \(shown.title.english)",
          "\(counted(members).swedish) har detta i \(shown.title.swedish)"),
        source.origins(of: members))
    }
    if let bound = measure.bound {
      let mask = try Filter(source).mask(of: bound)
      let holding = members.filter { mask[Int($0)] != 0 }
      if case .share(let above, let below) = value {
        return Reason(
          said(share: above, of: below),
          source.origins(of: holding), leftOut: leftOut(below, among: members))
      }
      members = holding
    }
    switch measure.kind {
    case .count:
      return Reason(counted(members), source.origins(of: members))
    case .share:
      guard case .share(let above, let below) = value else { return Reason(counted(members)) }
      return Reason(said(share: above, of: below), source.origins(of: members))
    case .of(let word, let typed):
      return try reason(of: word, typed, members)
    }
  }

  private func leftOut(_ below: Exact, among members: [Int32]) -> [Both] {
    guard let below = below.floor, Int(below) < members.count else { return [] }
    let count = members.count - Int(below)
    return [
      Both("\(count) unknown left out", "\(count) okända utelämnade")
    ]
  }

  private func counted(_ members: [Int32]) -> Both {
    let word = source.bottom.noun.map { members.count == 1 ? $0.one : $0.many }
    let (one, many) = (Both("row", "rad"), Both("rows", "rader"))
    let said = word ?? (members.count == 1 ? one : many)
    return Both(
      "\(Numeral.write(members.count, style: .english)) \(said.english)",
      "\(Numeral.write(members.count, style: .swedish)) \(said.swedish)")
  }

  private func said(share above: Exact, of below: Exact) -> Both {
    func number(_ exact: Exact, _ style: NumeralStyle) -> String {
      Numeral.write(exact, places: exact.exactPlaces() ?? 6, style: style)
    }
    return Both(
      "\(number(above, .english)) of \(number(below, .english))",
      "\(number(above, .swedish)) av \(number(below, .swedish))")
  }

  private func reason(of word: Keyword, _ typed: Typed, _ members: [Int32])
    throws(RelationFailure) -> Reason
  {
    let vector = try Evaluation(source).vector(typed)
    let known = members.filter { !vector.isMissing(Int($0)) }
    let skipped = members.count - known.count
    let leftOut =
      skipped == 0
      ? []
      : [
        Both(
          "\(skipped) without \(typed.name.english) left out",
          "\(skipped) utan \(typed.name.swedish) utelämnade")
      ]
    func said(_ english: String, _ swedish: String, _ rows: [Int32]) -> Reason {
      Reason(Both(english, swedish), source.origins(of: rows), leftOut: leftOut)
    }
    let count = counted(known)
    let name = typed.name
    switch word {
    case .sum, .average:
      var sum: Exact? = Exact(0)
      for row in known { sum = vector.number(Int(row)).flatMap { sum?.plus($0) } }
      guard let sum else { return said(count.english, count.swedish, known) }
      let places = sum.exactPlaces() ?? 2
      let (english, swedish) = (
        Numeral.write(sum, places: places, style: .english),
        Numeral.write(sum, places: places, style: .swedish)
      )
      if word == .sum {
        return said(
          "\(name.english) of \(count.english) summed: \(english)",
          "\(name.swedish) för \(count.swedish), summerat: \(swedish)", known)
      }
      return said(
        "\(english) / \(known.count) (\(name.english) of \(count.english))",
        "\(swedish) / \(known.count) (\(name.swedish) för \(count.swedish))", known)
    case .minimum, .maximum:
      let best = known.min { a, b in
        guard let x = vector.number(Int(a)), let y = vector.number(Int(b)) else { return false }
        return word == .minimum ? x < y : x > y
      }
      return said(
        "\(name.english) of \(count.english)", "\(name.swedish) för \(count.swedish)",
        best.map { [$0] } ?? [])
    case .countDistinct:
      return said(
        "different values of \(name.english) among \(count.english)",
        "olika värden på \(name.swedish) bland \(count.swedish)", known)
    default:
      return said(
        "\(name.english) of \(count.english)", "\(name.swedish) för \(count.swedish)", known)
    }
  }
}

extension BoundMeasure {
  /// The condition of a count or a share.
  var bound: Bound? {
    switch kind {
    case .count(let bound), .share(let bound, _): bound
    case .of: nil
    }
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
