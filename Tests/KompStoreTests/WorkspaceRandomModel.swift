import KompModel
import KompValues

/// Numbers that look random and are the same every time.
struct ModelDice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 2_862_933_555_777_941_757 &+ 1 }

  mutating func roll(_ below: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % max(1, below)
  }
}

extension Model {
  /// A model with something of everything: every type, own fields, past values, missing cells.
  static func random(_ seed: Int, rows: Int = 40) -> Model {
    var dice = ModelDice(seed)
    var model = Model()
    var counts: [String: Int] = [:]
    for name in Schema.registers.keys.sorted() { counts[name] = dice.roll(rows) }
    for name in Schema.registers.keys.sorted() {
      let count = counts[name] ?? 0
      var register = Register(types: Schema.registers[name] ?? [:])
      let own: [FieldType] = [.text, .number(scale: dice.roll(5)), .day, .flag, .share(scale: 2)]
      for (index, type) in own.enumerated() where dice.roll(2) == 0 {
        register.addOwn("Egen \(index)/å", heading: "Egen \(index)/å", type: type)
      }
      register.addRows(count)
      for (column, type) in register.types.sorted(by: { $0.key < $1.key }) {
        for row in 0..<count where dice.roll(5) > 0 {
          if type == .text {
            register.setText(column, row, ["", "å", "vård \(dice.roll(9))", "🧶"][dice.roll(4)])
          } else {
            register[column, row] = value(type, &dice, counts)
          }
        }
        guard count > 0, dice.roll(3) == 0, type != .text else { continue }
        register.past.append(
          Past(
            column: column, row: Int32(dice.roll(count)),
            until: Day(number: Int32(dice.roll(9999))),
            value: dice.roll(4) == 0 ? nil : value(type, &dice, counts)))
      }
      for row in 0..<count where dice.roll(9) == 0 { register.removed.insert(Int32(row)) }
      model[name] = register
    }
    return model
  }

  private static func value(_ type: FieldType, _ dice: inout ModelDice, _ counts: [String: Int])
    -> Int64?
  {
    switch type {
    case .text: return nil
    case .flag: return Int64(dice.roll(2))
    case .day: return Int64(dice.roll(30_000) - 5_000)
    case .list(let list): return Int64(dice.roll(list.values.count))
    case .reference(let noun):
      let count = counts[Schema.noun(noun)?.home ?? ""] ?? 0
      return count == 0 ? nil : Int64(dice.roll(count))
    case .number, .share, .months:
      return Int64(dice.roll(1 << dice.roll(45))) * (dice.roll(2) == 0 ? 1 : -1)
    }
  }

  /// Everything the model holds, as text: two models with one listing are the same.
  var listing: String {
    var lines: [String] = []
    for name in names {
      let register = self[name]
      lines.append("\(name) \(register.count) \(register.own.map { "\($0.id)=\($0.heading)" })")
      for (column, type) in register.types.sorted(by: { $0.key < $1.key }) {
        let cells = (0..<register.count).map { row in
          guard let value = register[column, row] else { return "·" }
          return type == .text ? "«\(register.text(column, row) ?? "?")»" : String(value)
        }
        lines.append("\(name).\(column) \(type): \(cells.joined(separator: " "))")
      }
      if !register.removed.isEmpty { lines.append("removed \(register.removed.sorted())") }
      for past in register.past {
        lines.append(
          "\(past.column) \(past.row) \(past.until) \(past.value.map(String.init) ?? "·")")
      }
    }
    return lines.joined(separator: "\n")
  }
}
