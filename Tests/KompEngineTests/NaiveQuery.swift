import KompEngine
import KompLexicon
import KompValues

/// Orders, groups and measures naive rows, one at a time, with exact fractions.
enum NaiveQuery {
  /// A value as text that keeps a number whole: what both evaluators are compared by.
  static func text(_ cell: Cell) -> String {
    switch cell {
    case .missing: "-"
    case .number(let number): "\(number.numerator)/\(number.denominator)"
    case .text(let text): text
    case .day(let day): day.description
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  /// The same of the engine's value.
  static func text(_ value: Value) -> String {
    switch value {
    case .missing: "-"
    case .digits(let number): text(.number(Exact(number)))
    case .text(let text): text
    case .word(let both): both.english
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number, _), .percent(let number): text(.number(number))
    case .share(let above, let below): "\(above.numerator) of \(below.numerator)"
    case .months(let months): text(.number(Exact(months)))
    case .day(let day): day.description
    }
  }

  /// The order of values: lists as they are declared, texts in Swedish, missing last both ways.
  static func precedes(_ a: Cell, _ b: Cell, of field: String, descending: Bool) -> Bool? {
    if a == b { return nil }
    if a == .missing { return false }
    if b == .missing { return true }
    let before: Bool
    switch (a, b) {
    case (.number(let x), .number(let y)): before = x < y
    case (.day(let x), .day(let y)): before = x < y
    case (.text(let x), .text(let y)):
      let lists = [
        "sex": RandomTown.sexes, "form": RandomTown.forms, "unit.kind": RandomTown.kinds,
      ]
      if let list = lists[field], let i = list.firstIndex(of: x), let j = list.firstIndex(of: y) {
        before = i < j
      } else {
        before = SwedishOrder.precedes(x, y)
      }
    default: before = a == .flag(false)
    }
    return descending ? !before : before
  }

  /// Rows in the order of keys, those alike as they stood.
  static func sorted(_ rows: [NaiveRow], by keys: [(field: String, descending: Bool)]) -> [NaiveRow]
  {
    var result: [NaiveRow] = []
    for row in rows {
      let place = result.firstIndex { held in
        for key in keys {
          if let before = precedes(
            row[key.field], held[key.field], of: key.field, descending: key.descending)
          {
            return before
          }
        }
        return false
      }
      result.insert(row, at: place ?? result.endIndex)
    }
    return result
  }

  /// Groups in the order of their keys.
  static func groups(_ rows: [NaiveRow], by keys: [String]) -> [(key: [Cell], rows: [NaiveRow])] {
    var groups: [(key: [Cell], rows: [NaiveRow])] = []
    for row in sorted(rows, by: keys.map { ($0, false) }) {
      let key = keys.map { row[$0] }
      if groups.last?.key == key {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append((key, [row]))
      }
    }
    return groups
  }
}

/// A measure as text for the parser and as a closure over a group and the whole.
struct NaiveMeasure {
  let text: String
  let value: (_ group: [NaiveRow], _ whole: [NaiveRow]) -> String

  static func make(_ dice: inout Dice) -> NaiveMeasure {
    let field = dice.pick(["age", "degree", "fte", "step", "salary", "tenure"])
    func known(_ rows: [NaiveRow]) -> [Exact] { rows.compactMap { $0[field].number } }
    func written(_ number: Exact?) -> String {
      NaiveQuery.text(number.map { .number($0) } ?? .missing)
    }
    func sum(_ numbers: [Exact]) -> Exact { numbers.reduce(Exact(0)) { $0.plus($1) ?? $0 } }
    func over(_ number: Exact, _ count: Int) -> Exact? {
      Exact(count).inverse.flatMap { number.times($0) }
    }
    switch dice.roll(0...9) {
    case 0: return NaiveMeasure(text: "count") { group, _ in written(Exact(group.count)) }
    case 1: return NaiveMeasure(text: "share") { "\($0.count) of \($1.count)" }
    case 2:
      let condition = RandomCondition.make(&dice, depth: 1)
      return NaiveMeasure(text: "count (\(condition.text))") { group, _ in
        written(Exact(group.filter(condition.holds).count))
      }
    case 3:
      let condition = RandomCondition.make(&dice, depth: 1)
      return NaiveMeasure(text: "share (\(condition.text))") { group, _ in
        "\(group.filter(condition.holds).count) of \(group.count)"
      }
    case 4:
      return NaiveMeasure(text: "sum \(field)") { group, _ in
        written(known(group).isEmpty ? nil : sum(known(group)))
      }
    case 5: return NaiveMeasure(text: "min \(field)") { group, _ in written(known(group).min()) }
    case 6: return NaiveMeasure(text: "max \(field)") { group, _ in written(known(group).max()) }
    case 7:
      return NaiveMeasure(text: "median \(field)") { group, _ in
        let numbers = known(group).sorted()
        guard !numbers.isEmpty else { return written(nil) }
        let (low, high) = (numbers[(numbers.count - 1) / 2], numbers[numbers.count / 2])
        return written(over(sum([low, high]), 2))
      }
    case 8:
      let coded = dice.pick(["unit", "profession", "education", "age"])
      return NaiveMeasure(text: "count distinct \(coded)") { group, _ in
        written(Exact(Set(group.map { $0[coded] }).subtracting([.missing]).count))
      }
    default:
      return NaiveMeasure(text: "avg \(field)") { group, _ in
        written(known(group).isEmpty ? nil : over(sum(known(group)), known(group).count))
      }
    }
  }
}
