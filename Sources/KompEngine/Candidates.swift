import KompModel

/// The few rows that alone can meet a condition, where one of its parts is told by which rows have which
/// value: everything else is then looked at for them, and no column is read whole.
struct Candidates {
  /// The rows for which that part holds, among those asked about.
  let rows: [Int32]
  /// What else must hold.
  let others: [Bound]

  /// The candidates of a condition; nil where nothing tells them.
  init?(for bound: Bound, among selection: Selection, in relation: any Relation) {
    guard let roster = relation as? Roster else { return nil }
    let parts = bound.conjuncts
    for (index, part) in parts.enumerated() {
      guard case .lookup(let typed, let table, missing: false) = part,
        case .field(let field) = typed.term, case .reference = typed.type
      else { continue }
      var others = parts
      others.remove(at: index)
      guard others.allSatisfy(\.isOfOneRow) else { return nil }
      let values = table.indices.filter { table[$0] != 0 }
      guard let found = roster.fewRows(with: values, in: field) else { continue }
      (rows, self.others) = (selection.among(found), others)
      return
    }
    return nil
  }
}

extension Bound {
  /// Whether it is decided by the row itself and what the row refers to.
  fileprivate var isOfOneRow: Bool {
    switch self {
    case .constant: true
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isOfOneRow)
    case .not(let part): part.isOfOneRow
    case .fields(let a, _, let b): a.isOfOneRow && b.isOfOneRow
    case .held, .quantified: false
    case .range, .lookup, .text, .exact, .missing: leaf?.0.isOfOneRow ?? false
    }
  }
}

extension Selection {
  /// Those of some rows that are in it, in their order.
  fileprivate func among(_ rows: [Int32]) -> [Int32] {
    switch self {
    case .all: rows
    case .mask(let mask), .present(let mask): rows.filter { mask.bytes[Int($0)] != 0 }
    case .rows(let own): own.filter(Set(rows).contains)
    }
  }
}
