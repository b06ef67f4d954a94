import KompLexicon
import KompModel
import KompValues

/// The value of a cell of an analysis.
public enum Figure: Hashable, Sendable {
  case missing
  /// A stored integer: a count, a row of a reference, an index in a list, a level.
  case whole(Int64)
  /// An exact number.
  case exact(Exact)
  /// A share that keeps its parts.
  case share(above: Exact, below: Exact)
  case day(Day)
  case text(String)
}

/// Rows that a figure was made of.
public struct Evidence: Sendable {
  /// What they are in the figure: holders, needs, those left out.
  public let role: Both
  /// The noun.
  public let noun: NounID
  /// Its rows.
  public let rows: [Int32]

  /// Rows in a role.
  public init(_ role: Both, _ noun: NounID, _ rows: [Int32]) {
    self.role = role
    self.noun = noun
    self.rows = rows
  }
}

/// What stands behind one cell.
public struct Reason: Sendable {
  /// The formula with its numbers in it: `2 holders − 3 needed = −1`.
  public let formula: Both
  /// The rows it was made of.
  public let evidence: [Evidence]
  /// What was left out, each a sentence.
  public let leftOut: [Both]

  /// A reason.
  public init(_ formula: Both, _ evidence: [Evidence] = [], leftOut: [Both] = []) {
    self.formula = formula
    self.evidence = evidence
    self.leftOut = leftOut
  }
}

/// One line of an analysis: its figures, one a field, and the reasons behind them on demand.
public struct AnalysisLine: Sendable {
  /// The figures in the order of the fields.
  public var figures: [Figure]
  /// The reason behind a field's figure, by the field's id.
  public var reason: @Sendable (String) -> Reason?

  /// A line.
  public init(_ figures: [Figure], reason: @escaping @Sendable (String) -> Reason? = { _ in nil }) {
    self.figures = figures
    self.reason = reason
  }
}

/// The finished lines of an analysis: a table like any other.
public final class AnalysisTable: Relation {
  /// No noun: the lines are the analysis's own.
  public var noun: Noun? { nil }
  /// The number of lines, that of the whole not counted.
  public let count: Int
  /// The columns.
  public let fields: [Field]
  /// Every line is there.
  public var present: [Bool]? { nil }
  /// The analysis.
  public let analysis: any Analysis.Type
  /// What is to be said beside the lines.
  public let facts: [Both]
  private let whole: [String: Figure]
  private let figures: (Field) -> [Figure]
  private let reasons: (Int, String) -> Reason?
  /// What one line is, and several.
  public let one: Both
  /// Several lines.
  public let many: Both
  private var vectors: [String: Vector] = [:]
  private let source: Roster?
  private let borrowed: BorrowedFields
  private let wantsTotal: Bool
  /// The fields that say which line a line is.
  let keyIDs: Set<String>

  /// A table whose columns are made when they are asked for; `figures` must give one figure a line.
  ///
  /// `reason` is asked with a line and a field's id; the line of the whole comes last.
  public init(
    _ analysis: any Analysis.Type, fields: [Field], count: Int, whole: [String: Figure] = [:],
    facts: [Both] = [], one: Both = Both("row", "rad"), many: Both = Both("rows", "rader"),
    in asked: Asked, figures: @escaping (Field) -> [Figure],
    reason: @escaping (_ line: Int, _ field: String) -> Reason?
  ) {
    self.analysis = analysis
    let staff = asked.roster(.staff)
    borrowed = BorrowedFields(beside: fields, in: staff)
    wantsTotal = asked.wantsTotal
    keyIDs = Set(asked.keys.map(\.field.id) + analysis.rowKeys)
    self.fields = fields + borrowed.fields
    self.count = count
    self.whole = whole
    self.facts = facts
    self.one = one
    self.many = many
    self.source = staff
    self.figures = figures
    self.reasons = reason
  }

  /// A table of lines; each must have a figure for every field.
  public convenience init(
    _ analysis: any Analysis.Type, fields: [Field], lines: [AnalysisLine],
    whole: AnalysisLine? = nil, facts: [Both] = [], one: Both = Both("row", "rad"),
    many: Both = Both("rows", "rader"), in asked: Asked
  ) {
    var places: [String: Int] = [:]
    for (at, field) in fields.enumerated() { places[field.id] = at }
    func figure(_ line: AnalysisLine, _ field: String) -> Figure {
      guard let at = places[field], at < line.figures.count else { return .missing }
      return line.figures[at]
    }
    var total: [String: Figure] = [:]
    if let whole {
      for field in fields { total[field.id] = figure(whole, field.id) }
    }
    self.init(
      analysis, fields: fields, count: lines.count, whole: total, facts: facts, one: one,
      many: many, in: asked, figures: { field in lines.map { figure($0, field.id) } },
      reason: { line, field in
        line < lines.count ? lines[line].reason(field) : whole?.reason(field)
      })
  }

  /// What is to be said beside the lines.
  public var notes: [Both] { facts }

  /// The figures of a column.
  public func column(_ field: Field) throws(RelationFailure) -> KompModel.Column {
    made(field).column
  }

  /// The figures of a column with their exact parts; made once.
  func made(_ field: Field) -> Vector {
    if let vector = vectors[field.id] { return vector }
    if let vector = borrowed.vector(field.id, of: self) {
      vectors[field.id] = vector
      return vector
    }
    var all = figures(field)
    if all.count != count { all = Array(repeating: .missing, count: count) }
    let vector = Vector(figures: all, field.type)
    vectors[field.id] = vector
    return vector
  }

  /// The figures of a column.
  public func figures(of field: Field) -> [Figure] {
    let vector = made(field)
    return (0..<count).map { vector.figure($0) }
  }

  /// The whole's figures by field; nil where there is no line of the whole.
  var total: [String: Vector]? {
    if whole.isEmpty || !wantsTotal { return nil }
    var result: [String: Vector] = [:]
    for field in fields {
      guard let figure = whole[field.id], figure != .missing else { continue }
      result[field.id] = Vector(figures: [figure], field.type)
    }
    return result
  }

  /// The figure of the whole in a column.
  public func whole(_ field: Field) -> Figure { whole[field.id] ?? .missing }

  /// What stands behind a cell; `line` at the count is the line of the whole.
  public func reason(_ line: Int, _ field: String) -> Reason? {
    guard line >= 0, line <= count else { return nil }
    guard let reference = borrowed.reference(field),
      let lent = borrowed.fields.first(where: { $0.id == field })
    else { return reasons(line, field) }
    // What is reached through the person or unit of the line is said after who or what that is.
    guard line < count, let reason = reasons(line, reference.id) else { return nil }
    let value = words(of: made(lent).figure(line), lent.type)
    return Reason(
      Both(
        "\(reason.formula.english), \(lent.words.main(in: .english)) = \(value.english)",
        "\(reason.formula.swedish), \(lent.words.main(in: .swedish)) = \(value.swedish)"),
      reason.evidence, leftOut: reason.leftOut)
  }

  /// Whether a column is reached through the person or unit of the line.
  public func isBorrowed(_ field: String) -> Bool { borrowed.reference(field) != nil }

  private func words(of figure: Figure, _ type: FieldType) -> Both {
    switch figure {
    case .missing, .share: return Both("–", "–")
    case .day(let day): return Both("\(day)", "\(day)")
    case .text(let text): return Both(text, text)
    case .exact(let number):
      return Both(
        Numeral.write(number, places: number.exactPlaces() ?? 2, style: .english),
        Numeral.write(number, places: number.exactPlaces() ?? 2, style: .swedish))
    case .whole(let number):
      switch type {
      case .reference(let noun):
        guard let declared = Schema.noun(noun), let target = target(noun) as? Roster,
          number >= 0, number < target.count
        else { return Both("–", "–") }
        let label = target.column(declared.label).text(Int(number)) ?? "–"
        return Both(label, label)
      case .list(let list):
        guard list.values.indices.contains(Int(number)) else { return Both("–", "–") }
        let words = list.values[Int(number)]
        return Both(words.main(in: .english), words.main(in: .swedish))
      default: return Both(Numeral.digits(Int(number)), Numeral.digits(Int(number)))
      }
    }
  }

  /// A noun on the day the analysis is about.
  public func target(_ noun: NounID) -> (any Relation)? { source?.roster(noun) }
}

extension Vector {
  /// A column of figures.
  init(figures: [Figure], _ type: FieldType) {
    var isExact = false
    var isShare = false
    for figure in figures {
      switch figure {
      case .exact: isExact = true
      case .share: isShare = true
      case .missing, .whole, .day, .text: break
      }
    }
    if isShare {
      let parts = figures.map { figure -> (above: Exact, below: Exact)? in
        if case .share(let above, let below) = figure { (above, below) } else { nil }
      }
      self.init(
        column: Column(missing: 0), type: type,
        exacts: parts.map { part in
          part.flatMap { part in part.below.inverse.flatMap { part.above.times($0) } }
        }, parts: parts)
      return
    }
    if isExact {
      self.init(
        column: Column(missing: 0), type: type,
        exacts: figures.map { figure in
          switch figure {
          case .exact(let number): number
          case .whole(let number): Exact(unscaled: number, scale: type.scale)
          case .missing, .share, .day, .text: nil
          }
        })
      return
    }
    var pool = TextPool()
    let stored: [Int64] = figures.map { figure in
      switch figure {
      case .whole(let number): number
      case .day(let day): Int64(day.number)
      case .text(let text): Int64(pool.intern(text))
      case .missing, .exact, .share: .min
      }
    }
    self.init(column: Column(stored, pool: type == .text ? pool : nil), type: type)
  }

  /// The value of a row as a figure.
  func figure(_ row: Int) -> Figure {
    if let parts {
      return parts[row].map { .share(above: $0.above, below: $0.below) } ?? .missing
    }
    if let exacts { return exacts[row].map { .exact($0) } ?? .missing }
    guard let stored = column[row] else { return .missing }
    switch type {
    case .text: return .text(column.text(code: stored) ?? "")
    case .day: return .day(Day(number: Int32(clamping: stored)))
    default: return .whole(stored)
    }
  }
}
