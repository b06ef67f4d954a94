import KompModel
import KompValues

extension ModelDice {
  /// A change that can be made, of one to four steps of any kind.
  mutating func change(of model: Model) -> Change {
    var scratch = model
    var edits: [Edit] = []
    for _ in 0...roll(4) {
      let edit = self.edit(of: scratch)
      guard (try? scratch.apply(Change([edit]))) != nil else { continue }
      edits.append(edit)
    }
    return Change(edits)
  }

  /// A step that can nearly always be made.
  private mutating func edit(of model: Model) -> Edit {
    let name = model.names[roll(model.names.count)]
    let register = model[name]
    let live = (0..<register.count).filter { register.has($0) }.map { Int32($0) }
    let columns = register.types.keys.sorted()
    let column = columns[roll(columns.count)]
    let type = register.types[column] ?? .text
    let rows = some(of: live)
    switch live.isEmpty ? 0 : roll(9) {
    case 0, 1:
      let count = 1 + roll(3)
      var cells: [String: Cells] = [:]
      for column in columns where roll(3) > 0 {
        cells[column] = self.cells(register.types[column] ?? .text, count, model)
      }
      return Edit(
        name, .add(first: Int32(register.count), count: Int32(count), cells: cells))
    case 2: return Edit(name, .remove(rows))
    case 3: return Edit(name, .put(column: column, rows: rows, cells(type, rows.count, model)))
    case 4, 5:
      return Edit(
        name,
        .set(column: column, rows: rows, cells(type, rows.count, model), from: day()))
    case 6:
      let cell = cells(type, 1, model)[0]
      return Edit(
        name, .remember([PastCell(column: column, row: rows[0], until: day(), value: cell)]))
    case 7:
      if let gone = register.own.randomly(&self), roll(2) == 0 {
        return Edit(name, .undeclare(id: gone.id))
      }
      let types: [FieldType] = [.text, .number(scale: roll(5)), .day, .flag, .share(scale: 2)]
      let type = types[roll(types.count)]
      return Edit(
        name,
        .declare(
          id: "Egen \(roll(6))", heading: "Egen å", type: type,
          at: Int32(roll(register.own.count + 1)),
          roll(2) == 0 ? nil : cells(type, register.count, model)))
    default:
      guard let last = register.past.last else { return Edit(name, .remove(rows)) }
      let value: CellValue
      if register.types[last.column] == .text, let code = last.value,
        let pool = register.columns[last.column]?.pool
      {
        value = .text(pool[Int(code)])
      } else {
        value = last.value.map { .number($0) } ?? .missing
      }
      return Edit(
        name,
        .forget([PastCell(column: last.column, row: last.row, until: last.until, value: value)]))
    }
  }

  private mutating func day() -> Day { Day(number: Int32(19_000 + roll(30))) }

  private mutating func some(of rows: [Int32]) -> [Int32] {
    guard !rows.isEmpty else { return [] }
    let first = roll(rows.count)
    return Array(rows[first..<min(rows.count, first + 1 + roll(4))])
  }

  private mutating func cells(_ type: FieldType, _ count: Int, _ model: Model) -> Cells {
    if type == .text {
      return Cells(
        texts: (0..<count).map { _ in
          roll(4) == 0 ? nil : ["", "å", "vård \(roll(30))", "🧶"][roll(4)]
        })
    }
    return Cells((0..<count).map { _ in roll(4) == 0 ? .min : value(type, model) })
  }

  private mutating func value(_ type: FieldType, _ model: Model) -> Int64 {
    switch type {
    case .text, .number, .share, .months: Int64(roll(1 << roll(40))) * (roll(2) == 0 ? 1 : -1)
    case .flag: Int64(roll(2))
    case .day: Int64(roll(30_000))
    case .list(let list): Int64(roll(list.values.count))
    case .reference(let noun):
      switch model[Schema.noun(noun)?.home ?? ""].count {
      case 0: .min
      case let count: Int64(roll(count))
      }
    }
  }
}

extension Array {
  fileprivate func randomly(_ dice: inout ModelDice) -> Element? {
    isEmpty ? nil : self[dice.roll(count)]
  }
}
