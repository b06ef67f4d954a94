import KompLexicon
import KompModel
import KompValues

/// Reads a condition on people as somebody wrote it: how it is kept, or what is wrong with it.
public typealias ConditionReading = (String) -> Result<String, ConditionFault>

/// What is wrong with a condition that stands in a file.
public struct ConditionFault: Error, Sendable {
  /// The reason, as it is said beside the cell.
  public let reason: Both

  /// A fault.
  public init(_ reason: Both) { self.reason = reason }
}

extension NounImport {
  /// A column of conditions as they are kept; one that cannot be read is a bad cell.
  mutating func kept(_ column: Column) -> [Int64] {
    guard let conditions, let pool = column.pool else {
      return drafts[noun.home].translated(column, into: "condition", rows: sheet.rows)
    }
    let home = drafts[noun.home]
    var result = [Int64](repeating: .min, count: file.rowCount)
    let codes = column.widened
    var read: [Int64: Result<Int64, ConditionFault>] = [:]
    for row in sheet.rows where codes[row] != .min {
      let known = read[codes[row]]
      let found =
        known
        ?? conditions(pool[Int(codes[row])]).map { Int64(home.code(of: $0, in: "condition")) }
      read[codes[row]] = found
      switch found {
      case .success(let code): result[row] = code
      case .failure(let fault): sheet.refuse(row, "condition", fault.reason)
      }
    }
    refuseDoubles(result)
    return result
  }

  /// A need is of a competence or of a condition, never of both.
  private mutating func refuseDoubles(_ conditions: [Int64]) {
    guard noun.id == .needs, let competences = sheet.columns["competence"] else { return }
    for row in sheet.rows where conditions[row] != .min && competences[row] != nil {
      sheet.refuse(
        row, "condition",
        Both(
          "the row has a competence as well: a need is of one of them",
          "raden har också en kompetens: ett behov gäller en av dem"))
    }
  }

  /// Criteria without a number come last among those of their step, and without a word are no must.
  mutating func number(_ targets: [Int32]) {
    let home = drafts[noun.home]
    struct Step: Hashable {
      let ladder: Int64
      let step: Int64
    }
    func step(_ row: Int) -> Step {
      Step(ladder: home.value("ladder", row), step: home.value("step", row))
    }
    var last: [Step: Int64] = [:]
    for row in home.rows { last[step(row)] = max(last[step(row)] ?? 0, home.value("number", row)) }
    for target in targets where target >= 0 {
      let row = Int(target)
      if home.value("must", row) == .min { home.set("must", row, 0) }
      guard home.value("number", row) == .min else { continue }
      let next = (last[step(row)] ?? 0) + 1
      last[step(row)] = next
      home.set("number", row, next)
    }
  }
}
