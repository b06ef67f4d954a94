import KompEngine
import KompModel

/// Rows brought together by the values of the keys, in the order the values first come.
struct KeyGroups {
  /// The values of each group, one a key.
  private(set) var values: [[Figure]] = []
  /// The places of each group's rows among the rows given.
  private(set) var members: [[Int]] = []

  /// Groups of rows of the noun that the keys are about.
  init(_ rows: [Int32], by keys: [AskedKey]) {
    // Without keys everybody is one group, also where there is nobody.
    if keys.isEmpty, rows.isEmpty { (values, members) = ([[]], [[]]) }
    var found: [[Figure]: Int] = [:]
    for (place, row) in rows.enumerated() {
      let value = keys.map { $0.figure(Int(row)) }
      if let group = found[value] {
        members[group].append(place)
      } else {
        found[value] = values.count
        values.append(value)
        members.append([place])
      }
    }
  }

  /// The value of a key in every group.
  func column(_ key: Int) -> [Figure] { values.map { $0[key] } }
}
