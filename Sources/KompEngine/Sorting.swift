import KompLexicon
import KompModel
import KompValues

/// The order of rows: å ä ö last, numbers in text in number order, missing last both ways, ties as they stood.
enum Sorting {
  /// The rows in the order of keys.
  static func sorted(
    _ rows: [Int32], by keys: [(vector: Vector, descending: Bool)], in relation: any Relation
  )
    -> [Int32]
  {
    let ranks = keys.map { ranked($0.vector, rows, in: relation) }
    let order = rows.indices.sorted { a, b in
      for (index, key) in keys.enumerated() {
        let (x, y) = (ranks[index][a], ranks[index][b])
        if x == y { continue }
        if x == .min { return false }
        if y == .min { return true }
        return key.descending ? x > y : x < y
      }
      return a < b
    }
    return order.map { rows[$0] }
  }

  /// A number for each row whose order is the order of the values; missing stays missing.
  private static func ranked(_ vector: Vector, _ rows: [Int32], in relation: any Relation)
    -> [Int64]
  {
    if vector.exacts != nil {
      let values = rows.map { vector.number(Int($0)) }
      let distinct = Array(Set(values.compactMap { $0 })).sorted()
      var rank: [Exact: Int64] = [:]
      for (index, value) in distinct.enumerated() { rank[value] = Int64(index) }
      return values.map { $0.flatMap { rank[$0] } ?? .min }
    }
    let values = vector.column.widened
    switch vector.type {
    case .text, .reference:
      var needed: Set<Int64> = []
      for row in rows where values[Int(row)] != .min { needed.insert(values[Int(row)]) }
      let keyed = needed.map { code -> (code: Int64, key: [UInt8]) in
        (code, SwedishOrder.key(label(code, vector, relation) ?? ""))
      }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      var rank: [Int64: Int64] = [:]
      var last: [UInt8]?
      var number: Int64 = -1
      for entry in keyed {
        if entry.key != last { number += 1 }
        last = entry.key
        rank[entry.code] = number
      }
      return rows.map { row in
        let value = values[Int(row)]
        return value == .min ? .min : rank[value] ?? 0
      }
    default:
      return rows.map { values[Int($0)] }
    }
  }

  /// The text of a row's value, as a reader would name it.
  static func text(of vector: Vector, row: Int, in relation: any Relation) -> String? {
    guard vector.exacts == nil else {
      return vector.number(row).map { Numeral.write($0, places: 2, style: .canonical) }
    }
    guard let code = vector.column[row] else { return nil }
    return label(code, vector, relation)
  }

  private static func label(_ code: Int64, _ vector: Vector, _ relation: any Relation) -> String? {
    switch vector.type {
    case .text: return vector.column.pool?[Int(code)]
    case .reference(let noun):
      guard let declared = Schema.noun(noun), let target = relation.target(noun) else { return nil }
      for id in [noun == .staff ? "name" : declared.label, declared.label] {
        guard let field = target.fields.first(where: { $0.id == id }),
          let column = try? target.column(field), Int(code) < column.count,
          let text = column.text(Int(code))
        else { continue }
        return text
      }
      return nil
    case .list(let list):
      return list.values.indices.contains(Int(code))
        ? list.values[Int(code)].main(in: .english) : nil
    case .flag: return code == 0 ? "no" : "yes"
    case .day: return Day(number: Int32(truncatingIfNeeded: code)).description
    case .number(let scale), .share(let scale):
      return Numeral.write(Exact(unscaled: code, scale: scale), places: scale, style: .canonical)
    case .months: return "\(code)"
    }
  }
}
