import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Draws the answer.
enum ChartStage: BindingStage {
  static let word = Keyword.chart
  static let shape = StageShape.chart
  static let summary = Both(
    "draws the answer; the kind that suits it where none is named",
    "ritar svaret; det slag som passar om inget nämns")
  static let form = Both(
    "chart [bar | column | line | heat | stairs]",
    "diagram [liggande | stapel | linje | värme | trappa]")
  static let examples = [
    "staff by unit chart", "staff by profession: count sort count desc top 5 chart column",
    "staff where step is known by unit across step chart heat",
  ]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .chart(let kind) = stage.arguments else { return [] }
    let wish = ChartWish(kind, scope)
    guard !wish.measures(among: shown).isEmpty else {
      return binder.refuse(
        .nothingToDraw, at: stage.wordPlace, fixes: fixes(stage, scope, shown)) ?? []
    }
    return [.chart(wish)]
  }

  /// Counting by a column gives numbers: first those whose values recur.
  private static func fixes(_ stage: Stage, _ scope: Scope, _ shown: [Shown]) -> [Fix] {
    let start = stage.wordPlace.lowerBound..<stage.wordPlace.lowerBound
    // The word says which tongue the line is in: its spellings differ in length.
    let isEnglish = stage.wordPlace.count == word.main(in: .english).utf8.count
    let tongue: Tongue = isEnglish ? .english : .swedish
    func recurring(_ fields: [Field]) -> [Field] {
      fields.filter {
        switch $0.type {
        case .list, .reference, .flag: true
        default: false
        }
      }
    }
    let fields = shown.compactMap(\.field)
    // Every field stays askable, though "show" has left it out.
    let askable = scope.isMade ? [] : scope.fields.filter(\.isShown)
    let choices = recurring(fields) + recurring(askable) + fields.filter { $0.type == .text }
    return choices.prefix(1).map { field in
      let name = field.isOwn ? field.id : field.words.main(in: tongue)
      return Fix(start, "\(Keyword.by.main(in: tongue)) \(quotedWhereNeeded(name)) ")
    }
  }
}

/// A picture asked for, with what its columns are.
struct ChartWish: Sendable {
  private let kind: Keyword?
  /// The columns that `by` grouped by; empty where no stage did.
  private let grouped: Set<String>
  /// The columns whose values are times, and those that are steps of a ladder or levels asked for.
  private let times: Set<String>
  private let steps: Set<String>
  private let isNoun: Bool
  /// The columns that say what lies between two others, which are drawn already.
  private let apart: Set<String>
  private var isAcross = false
  private var sortedBy: String?

  init(_ kind: Keyword?, _ scope: Scope) {
    self.kind = kind
    let compared = scope.isMade ? nil : scope.relation.bottom as? Compared
    grouped = compared?.keyIDs ?? (scope.isMade ? Set(scope.provenance.keys) : [])
    apart = compared?.differences ?? []
    isNoun = scope.noun != nil
    var times: Set<String> = []
    var steps: Set<String> = []
    for field in scope.fields {
      let source = scope.provenance[field.id]
      let names = [field.id, source?.field.id ?? field.id].map(folded)
      if ChartWish.isTime(source, field) || names.contains(where: ChartWish.isTimeName) {
        times.insert(field.id)
      }
      if names.contains(where: ["step", "steg", "required", "krävd_nivå"].contains) {
        steps.insert(field.id)
      }
    }
    self.times = times
    self.steps = steps
  }

  /// What a column of times is called in a file or an analysis.
  private static let timeNames: Set<String> = [
    "year", "år", "month", "månad", "quarter", "kvartal", "week", "vecka", "tertial", "day", "dag",
    "date", "datum", "period",
  ]

  /// `year`, and `year_hired` as a stage calls the year of a field.
  private static func isTimeName(_ name: String) -> Bool {
    if timeNames.contains(name) { return true }
    guard let end = name.firstIndex(of: "_") else { return false }
    return ["year", "år", "month", "månad", "quarter", "kvartal", "week", "vecka", "tertial"]
      .contains(String(name[..<end]))
  }

  private static func isTime(_ source: Typed?, _ field: Field) -> Bool {
    if field.type == .day { return true }
    guard case .call(let word, _)? = source?.term else { return false }
    return [.year, .month, .quarter, .tertial, .halfYear, .week, .day].contains(word)
  }

  /// The same with what the stages before it did.
  func after(across: Bool, sortedBy: String?) -> ChartWish {
    var wish = self
    wish.isAcross = across
    wish.sortedBy = sortedBy
    return wish
  }

  private func isIn(_ set: Set<String>, _ column: Shown) -> Bool {
    set.contains(column.field?.id ?? column.id)
  }

  /// The columns that are drawn: the one the rows are sorted by first.
  func measures(among columns: [Shown]) -> [Int] {
    let amounts = columns.indices.filter { columns[$0].type.isAmount }
    var found = amounts.filter { !isIn(grouped, columns[$0]) }
    if found.isEmpty { found = amounts }
    // Before and after are drawn; the difference alone is where it is what the rows are sorted by.
    let beside = found.filter { !isIn(apart, columns[$0]) }
    let sorted = found.first { columns[$0].typed.name.english == sortedBy }
    if let sorted, isIn(apart, columns[sorted]) { return [sorted] }
    if !beside.isEmpty { found = beside }
    if grouped.isEmpty, !isNoun {
      // Years, steps and levels name what is drawn, as long as something else is left to draw.
      let drawn = found.filter { !isIn(times, columns[$0]) && !isIn(steps, columns[$0]) }
      if !drawn.isEmpty { found = drawn }
    }
    if let sortedBy, let first = found.first(where: { columns[$0].typed.name.english == sortedBy })
    {
      found = [first] + found.filter { $0 != first }
    }
    return found
  }

  /// The columns that name what is drawn.
  private func keys(among columns: [Shown], besides measures: [Int]) -> [Int] {
    let others = columns.indices.filter { index in
      guard !measures.contains(index) else { return false }
      return grouped.isEmpty || isIn(grouped, columns[index])
    }
    guard grouped.isEmpty, let first = measures.min() else { return others }
    // What stands after the first figure explains it: those who are behind it, a remark.
    let before = others.filter { $0 < first }
    return before.isEmpty ? others : before
  }

  /// How an answer with these columns is drawn.
  func picture(of columns: [Shown]) -> Picture {
    let measures = measures(among: columns)
    let keys = keys(among: columns, besides: measures)
    let kind = kind ?? suiting(columns, keys, measures)
    // A row of a noun is named by its first column; the rest are no part of its name.
    let isMap = kind == .heat && measures.count == 1
    return Picture(
      kind: kind, keys: isNoun ? Array(keys.prefix(isMap ? 2 : 1)) : keys, measures: measures)
  }

  private func suiting(_ columns: [Shown], _ keys: [Int], _ measures: [Int]) -> Keyword {
    let areReferences = keys.allSatisfy {
      if case .reference = columns[$0].type { true } else { false }
    }
    if isAcross, measures.count > 1 { return .heat }
    if keys.count == 2, measures.count == 1, !isNoun || areReferences { return .heat }
    if measures.count > 2, !isNoun, grouped.isEmpty,
      measures.allSatisfy({ columns[$0].type == .number(scale: 0) && columns[$0].places == nil })
    {
      // Levels side by side: a matrix.
      return .heat
    }
    guard let only = keys.first, keys.count == 1 else { return .bar }
    if isIn(steps, columns[only]) { return .stairs }
    return isIn(times, columns[only]) ? .line : .bar
  }
}

/// How an answer is drawn: its kind, the columns that name what is drawn, and those that are.
public struct Picture: Hashable, Sendable {
  /// bar, column, line, heat or stairs.
  public let kind: Keyword
  /// The columns that name what is drawn.
  public let keys: [Int]
  /// The columns that are drawn, the most important first.
  public let measures: [Int]
}
