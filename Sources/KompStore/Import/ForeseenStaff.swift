import KompModel
import KompValues

extension FileNounRelation: ForeseeingRelation {
  /// Reads what `PlainStaff` will ask about for these fields side by side: who is there, and the columns of
  /// numbers and days, units and professions.
  ///
  /// Texts are read for the rows that are shown, where not for all, and words by themselves.
  func foresee(_ fields: [Field], whole: [Field]) {
    guard noun?.id == .staff, let ids = plan.columns["id"] else { return }
    var asked: [Foreseen] = [.different(ids)]
    func add(_ what: Foreseen) { if !asked.contains(what) { asked.append(what) } }
    func add(role id: String) {
      guard let column = plan.columns[id], let role = plan.role(id) else { return }
      let what = Foreseen(role.type, column)
      if case .texts = what { return }
      add(what)
    }
    add(role: "hired")
    if !moment.includingFormer { add(role: "left") }
    for field in fields {
      if field.isOwn {
        guard let column = plan.own.first(where: { $0.id == field.id })?.column else { continue }
        file.looks(column).map(add)
        continue
      }
      switch field.id {
      case "unit", "department", "committee", "municipality":
        let levels = UnitBranches.levels.compactMap { plan.columns[$0] }
        if let first = levels.min(), let last = levels.max(), last - first == levels.count - 1 {
          add(.cells(first: first, last: last))
        }
      case "profession":
        if let column = plan.columns["profession"] { add(.cells(first: column, last: column)) }
      case "level": add(role: "step")
      case "age": add(role: "born")
      case "tenure": add(role: "hired")
      case "fte":
        add(role: "degree")
        if moment.includingFormer { add(role: "left") }
      default: add(role: field.id)
      }
    }
    for field in whole {
      if let column = PlainStaff.ownTexts(field, plan) { add(.texts(column)) }
    }
    file.foresee(asked)
    if file.rowCount > SideBySide.worthwhile { plain?.prepare(whole) }
  }
}

extension DelimitedFile {
  /// What a column will be read as by the look of its first value; nil where that is no plain one.
  fileprivate func looks(_ column: Int) -> Foreseen? {
    withCells(column) { cells in
      for row in 0..<min(cells.count, 1_000) {
        let (from, to) = cells.bytes(row)
        if from >= to { continue }
        if cells.plainNumber(from, to) >= 0 { return .numbers(column) }
        let isDay = PlainMonths.withBegins { cells.plainDay(from, to, $0) != nil }
        return isDay ? .days(column) : nil
      }
      return nil
    }
  }
}
