import KompLanguage
import KompModel
import KompValues

/// Arithmetic on stored integers, where the answer is one too; exact fractions are for all else.
struct WholeArithmetic {
  /// One side: integers in units of `10^-scale`, or one that holds for every row.
  struct Side {
    /// The integers; nil where one holds for every row.
    let column: Column?
    let constant: Int64
    let scale: Int

    /// A number that holds for every row; nil where it is no multiple of a unit.
    init?(_ number: Exact) {
      guard let places = number.exactPlaces(limit: 6),
        let value = number.times(Exact(Int(Exact.power(places)))),
        let whole = Int64(exactly: value.numerator), whole != .min
      else { return nil }
      (column, constant, scale) = (nil, whole, places)
    }

    /// The values of a vector; nil where they are exact fractions.
    init?(_ vector: Vector) {
      if vector.isExact { return nil }
      (column, constant, scale) = (vector.column, .min, vector.type.scale)
    }

    /// The integers, a row each; none where one holds for every row.
    var values: [Int64] { column?.widened ?? [] }

    @inline(__always)
    func at(_ row: Int, _ cells: UnsafeBufferPointer<Int64>) -> Int64 {
      cells.isEmpty ? constant : cells[row]
    }
  }

  let left: Side
  let right: Side
  let count: Int
  let type: FieldType

  /// The values; nil where 64 bits or the type's places do not hold every one.
  func run(_ symbol: Character) -> Vector? {
    switch symbol {
    case "+", "-":
      guard left.scale <= type.scale, right.scale <= type.scale else { return nil }
      let (a, b) = (factor(type.scale - left.scale), factor(type.scale - right.scale))
      let sign: Int64 = symbol == "-" ? -1 : 1
      if let moved = moved(a, b &* sign) { return moved }
      return column { x, y in
        let (p, o1) = x.multipliedReportingOverflow(by: a)
        let (q, o2) = y.multipliedReportingOverflow(by: b &* sign)
        let (sum, o3) = p.addingReportingOverflow(q)
        return (sum, o1 || o2 || o3)
      }
    case "*":
      guard left.scale + right.scale <= type.scale else { return nil }
      let unit = factor(type.scale - left.scale - right.scale)
      return column { x, y in
        let (p, o1) = x.multipliedReportingOverflow(by: y)
        let (q, o2) = p.multipliedReportingOverflow(by: unit)
        return (q, o1 || o2)
      }
    default: return quotients()
    }
  }

  /// A column with one number added, or nil where it is not as simple as that.
  private func moved(_ a: Int64, _ b: Int64) -> Vector? {
    let (kept, added, by): (Column?, Int64, Int64)
    if a == 1, right.column == nil {
      (kept, added, by) = (left.column, right.constant, b)
    } else if b == 1, left.column == nil {
      (kept, added, by) = (right.column, left.constant, a)
    } else {
      return nil
    }
    let (constant, overflow) = added.multipliedReportingOverflow(by: by)
    guard let kept, kept.count == count, added != .min, !overflow else { return nil }
    var parts: [Part] = []
    for part in kept.parts {
      guard let moved = part.moved(by: constant) else { return nil }
      parts.append(moved)
    }
    return Vector(column: Column(parts: parts), type: type)
  }

  private func factor(_ places: Int) -> Int64 { Int64(truncatingIfNeeded: Exact.power(places)) }

  private func column(_ make: (Int64, Int64) -> (Int64, Bool)) -> Vector? {
    var isBeyond = false
    let values = [Int64](unsafeUninitializedCapacity: count) { out, made in
      let (mine, others) = (left.values, right.values)
      mine.withUnsafeBufferPointer { a in
        others.withUnsafeBufferPointer { b in
          for row in 0..<count {
            let (x, y) = (left.at(row, a), right.at(row, b))
            if x == .min || y == .min {
              out[row] = .min
            } else {
              let (value, overflow) = make(x, y)
              isBeyond = isBeyond || overflow || value == .min
              out[row] = value
            }
          }
        }
      }
      made = count
    }
    return isBeyond ? nil : Vector(column: Column(values), type: type)
  }

  /// Quotients; whole numbers where every one is a multiple of the type's unit.
  private func quotients() -> Vector? {
    let unit = factor(right.scale)
    var above = [Int64](repeating: 0, count: count)
    var below = above
    var isBeyond = false
    left.values.withUnsafeBufferPointer { a in
      right.values.withUnsafeBufferPointer { b in
        for row in 0..<count {
          let (x, y) = (left.at(row, a), right.at(row, b))
          if x == .min || y == .min || y == 0 { continue }
          let (p, overflow) = x.multipliedReportingOverflow(by: unit)
          isBeyond = isBeyond || overflow
          above[row] = p
          below[row] = y
        }
      }
    }
    if isBeyond { return nil }
    return whole(above, below)
      ?? Vector(Quotients(above: above, below: below, scale: left.scale), type: type)
  }

  private func whole(_ above: [Int64], _ below: [Int64]) -> Vector? {
    let (up, down) = (factor(type.scale), factor(left.scale))
    var values = [Int64](repeating: .min, count: count)
    for row in 0..<count where below[row] != 0 {
      let (p, o1) = above[row].multipliedReportingOverflow(by: up)
      let (q, o2) = below[row].multipliedReportingOverflow(by: down)
      guard !o1, !o2, q != -1, p % q == 0, p / q != .min else { return nil }
      values[row] = p / q
    }
    return Vector(column: Column(values), type: type)
  }
}
