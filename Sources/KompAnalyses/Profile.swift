import KompEngine
import KompLexicon
import KompModel
import KompValues

/// What the columns of an answer hold: how much is known, how varied it is, from what to what.
public enum Profile {
  /// One column's profile.
  public struct Line: Sendable {
    /// The column.
    public let field: Both
    /// What its values are.
    public let type: Both
    /// How many rows have a value.
    public let known: Int
    /// How many different values there are.
    public let distinct: Int
    /// The least value, where values stand in an order.
    public let least: Value?
    /// The greatest value, where values stand in an order.
    public let most: Value?
    /// The commonest value, the first in order of those equally common.
    public let commonest: Value?
    /// How many rows have the commonest.
    public let times: Int
  }

  /// A line for each column of an answer, the line of the whole not counted.
  public static func of(_ answered: Answered) -> [Line] {
    answered.columns.indices.map { column in
      var times: [Value: Int] = [:]
      var known = 0
      for row in answered.rows.indices {
        let value = answered.value(row, column)
        if value == .missing { continue }
        known += 1
        times[value, default: 0] += 1
      }
      let shown = answered.columns[column]
      let ordered = times.keys.compactMap { value in order(value).map { (value, $0) } }
      let least = ordered.min { $0.1 < $1.1 }?.0
      let most = ordered.max { $0.1 < $1.1 }?.0
      // Where every value is there once, none is the commonest.
      let top = times.values.max() ?? 0
      let commonest =
        top > 1
        ? times.filter { $0.value == top }.keys.min {
          SwedishOrder.precedes(text($0), text($1))
        } : nil
      return Line(
        field: shown.title, type: shown.type.name, known: known, distinct: times.count,
        least: shown.type.isOrdered ? least : nil, most: shown.type.isOrdered ? most : nil,
        commonest: commonest, times: commonest == nil ? 0 : top)
    }
  }

  private static func order(_ value: Value) -> Exact? {
    switch value {
    case .number(let number, _), .percent(let number): number
    case .months(let number), .digits(let number): Exact(number)
    case .day(let day): Exact(Int(day.number))
    case .share(let above, let below): below.inverse.flatMap { above.times($0) }
    case .missing, .text, .word, .flag: nil
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .word(let both): both.english
    default: order(value).map { Numeral.write($0, places: 6, style: .canonical) } ?? ""
    }
  }
}
