import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Puts answers of one query beside each other.
struct Comparing {
  private let sides: [ComparedSide]
  private var columns: [ComparedColumn]
  private let isOfNoun: Bool
  private let isKeyed: Bool
  private let isWhole: Bool

  /// `isChosen` says whether the query named its columns; where it did not, what only the passing of time
  /// changes is not compared.
  ///
  /// `isWhole` spreads every figure over the sides though none of its values differs.
  init(_ sides: [ComparedSide], isChosen: Bool, isWhole: Bool) {
    self.sides = sides
    self.isWhole = isWhole
    let bottom = sides.last?.answered.relation.bottom
    isOfNoun = bottom?.noun != nil
    isKeyed = bottom is Answer || bottom is AnalysisTable
    columns = ComparedColumns(sides, hiding: isOfNoun && !isChosen ? ["age", "tenure"] : []).all
  }

  /// The comparison.
  func table() throws(RelationFailure) -> Compared {
    var places: [[RowKey: Int]] = []
    var order: [RowKey] = []
    for (side, one) in sides.enumerated() {
      let keys = try keys(of: side, one.answered)
      places.append(Dictionary(zip(keys, keys.indices), uniquingKeysWith: { a, _ in a }))
      order = side == 0 ? keys : Comparing.merged(order, with: keys)
    }
    func found(_ order: [RowKey]) -> (lines: [[Int]], rows: [[Int]]) {
      let lines = places.map { place in order.map { place[$0] ?? -1 } }
      let rows = zip(sides, lines).map { side, lines in
        lines.map { $0 < 0 ? -1 : Int(side.answered.rows[$0]) }
      }
      return (lines, rows)
    }
    var (lines, rows) = found(order)
    var alike = 0
    if isOfNoun {
      // Of all people only those are worth a line of whom something is to be said.
      let differs = try Comparing.differing(columns, rows)
      let kept = zip(order, differs).filter(\.1).map(\.0)
      alike = order.count - kept.count
      (lines, rows) = found(kept)
    }
    let steady = try steady(rows)
    let isOnAll = lines.allSatisfy { !$0.contains(-1) }
    let shown = columns.indices.filter { columns[$0].isShown && !columns[$0].isKey }
    let isAlike = isOnAll && steady.isSuperset(of: shown)
    // A single figure is always put beside itself.
    let once = isWhole || (shown.count == 1 && !isOfNoun) ? [] : steady
    let layout = ComparedLayout(
      columns, sides.map(\.name), steady: once, isCoalesced: isOfNoun,
      showsChange: isOfNoun || isWhole || !isOnAll)
    return Compared(
      sides, columns, rows: rows, lines: lines, alike: alike,
      isAlike: isAlike || (isOfNoun && rows[0].isEmpty), layout: layout)
  }

  // MARK: Rows

  private func keys(of side: Int, _ answered: Answered) throws(RelationFailure) -> [RowKey] {
    guard isKeyed else { return answered.rows.map { .row($0) } }
    let rows = answered.rows.map(Int.init)
    var values = [[Figure]](repeating: [], count: rows.count)
    for column in columns where column.isKey {
      let figures = try column.figures(side, rows)
      for line in values.indices { values[line].append(column.plain(figures[line])) }
    }
    var seen: [[Figure]: Int] = [:]
    return values.map { value in
      let nth = seen[value, default: 0]
      seen[value] = nth + 1
      return .values(value, nth: nth)
    }
  }

  /// The rows of both in the order of the second, those of the first alone where they stood there.
  static func merged(_ first: [RowKey], with second: [RowKey]) -> [RowKey] {
    let known = Set(second)
    var alone: [RowKey: [RowKey]] = [:]
    var leading: [RowKey] = []
    var before: RowKey?
    for key in first {
      if known.contains(key) {
        before = key
      } else if let before {
        alone[before, default: []].append(key)
      } else {
        leading.append(key)
      }
    }
    guard !alone.isEmpty || !leading.isEmpty else { return second }
    return leading + second.flatMap { [$0] + (alone[$0] ?? []) }
  }

  /// For each line, whether a side lacks it or something that is shown says something else on another side.
  static func differing(_ columns: [ComparedColumn], _ rows: [[Int]]) throws(RelationFailure)
    -> [Bool]
  {
    guard let first = rows.first else { return [] }
    var differs = first.indices.map { line in rows.contains { $0[line] < 0 } }
    for column in columns where column.isShown && !column.isKey {
      let base = try column.figures(0, first)
      for side in rows.indices.dropFirst() {
        let other = try column.figures(side, rows[side])
        for line in differs.indices where !differs[line] {
          if column.plain(base[line]) != column.plain(other[line]) { differs[line] = true }
        }
      }
    }
    return differs
  }

  /// The columns that say the same wherever a row is on several sides.
  ///
  /// Of a figure a row that came or went says something: it is nothing on one side.
  private func steady(_ rows: [[Int]]) throws(RelationFailure) -> Set<Int> {
    var steady: Set<Int> = []
    for (at, column) in columns.enumerated() where column.isShown && !column.isKey {
      let isFigure = !isOfNoun && column.type.isAmount
      let base = try column.figures(0, rows[0])
      var isSame = true
      for side in rows.indices.dropFirst() where isSame {
        let other = try column.figures(side, rows[side])
        isSame = base.indices.allSatisfy { line in
          let isOnBoth = rows[0][line] >= 0 && rows[side][line] >= 0
          return (!isFigure && !isOnBoth) || column.plain(base[line]) == column.plain(other[line])
        }
      }
      if isSame { steady.insert(at) }
    }
    return steady
  }
}

/// The columns that answers have together, in their order.
struct ComparedColumns {
  private(set) var all: [ComparedColumn] = []

  init(_ sides: [ComparedSide], hiding passing: Set<String>) {
    var order: [String] = []
    var found: [String: [Int: Found]] = [:]
    for (side, one) in sides.enumerated() {
      var last: Int?
      for column in ComparedColumns.columns(of: one.answered) {
        if let at = order.firstIndex(of: column.id) {
          last = at
        } else {
          let at = last.map { $0 + 1 } ?? order.count
          order.insert(column.id, at: at)
          last = at
        }
        found[column.id, default: [:]][side] = column
      }
    }
    let counts = ComparedColumns.spreadCounts(sides)
    all = order.compactMap { id in
      guard let all = found[id], let last = all.keys.max().flatMap({ all[$0] }) else { return nil }
      let type = ComparedColumn.type(of: sides.indices.compactMap { all[$0]?.type })
      return ComparedColumn(
        id: id, words: last.words, type: type, places: last.places,
        isShown: all.values.contains { $0.isShown } && !passing.contains(id),
        isKey: last.isKey,
        vectors: sides.indices.map { side in
          let column = all[side]
          let relation = sides[side].answered.relation
          return { () throws(RelationFailure) in
            if let column { return try column.vector() }
            guard counts.contains(id) else { return nil }
            return Vector(column: Column([Int64](repeating: 0, count: relation.count)), type: type)
          }
        })
    }
  }

  /// The columns of a value in which rows are counted: where no row has the value there are none of them.
  private static func spreadCounts(_ sides: [ComparedSide]) -> Set<String> {
    var ids: Set<String> = []
    for side in sides {
      guard let lineage = (side.answered.relation.bottom as? Answer)?.lineage else { continue }
      for id in lineage.valueOfColumn.keys {
        if case .count? = lineage.measures[id]?.kind { ids.insert(id) }
      }
    }
    return ids
  }

  private struct Found {
    let id: String
    let words: Words
    let type: FieldType
    let places: Int?
    let isShown: Bool
    let isKey: Bool
    let vector: () throws(RelationFailure) -> Vector
  }

  /// What an answer shows, and what of its relation can be asked about besides.
  private static func columns(of answered: Answered) -> [Found] {
    let relation = answered.relation
    let bottom = relation.bottom
    func isKey(_ id: String) -> Bool {
      if let table = bottom as? AnalysisTable {
        return table.keyIDs.contains(id) && !table.isBorrowed(id)
      }
      if let answer = bottom as? Answer { return answer.lineage?.measures[id] == nil }
      return false
    }
    var result: [Found] = []
    for (at, shown) in answered.columns.enumerated()
    where !result.contains(where: { $0.id == shown.id }) {
      let vector = answered.vector(at)
      let words = shown.field.flatMap { $0.id == shown.id && !$0.isOwn ? $0.words : nil }
      result.append(
        Found(
          id: shown.id, words: words ?? Words(shown.title.english, shown.title.swedish),
          type: vector.type, places: shown.places, isShown: true,
          isKey: isKey(shown.field?.id ?? shown.id), vector: { vector }))
    }
    for field in relation.fields where !result.contains(where: { $0.id == field.id }) {
      result.append(
        Found(
          id: field.id, words: field.words, type: field.type, places: field.places,
          isShown: false, isKey: isKey(field.id),
          vector: { () throws(RelationFailure) in try relation.vector(field) }))
    }
    return result
  }
}
