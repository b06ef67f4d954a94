import KompModel
import KompValues

/// Brings a file's values to rows of a register and keeps account of what changed.
///
/// What must hold: an older file never overwrites a newer one; a dated value that a later file changes
/// is kept as past until the day before; an empty cell leaves a known value alone unless the file is
/// complete, in which case the file is the whole truth of the columns it has.
struct Changes {
  /// The file's day.
  let day: Day
  /// Whether empty cells empty the field.
  let empties: Bool
  /// For each row of the register, the day of the newest file that said something about it.
  let seen: [Int64]
  /// For each row, the first day its values can hold from.
  let starts: [Int64]
  /// The rows that were changed.
  private(set) var changed = RowMarks()
  /// How many values of an older file were left out because newer ones are known.
  private(set) var older = 0

  init(day: Day, empties: Bool, seen: [Int64], starts: [Int64]) {
    self.day = day
    self.empties = empties
    self.seen = seen
    self.starts = starts
  }

  /// Brings one column: for each of the file's rows, the register's row (−1 for none) and the value.
  mutating func bring(
    _ name: String, _ values: [Int64], to targets: [Int32], in draft: Draft, isDated: Bool,
    clears: Bool? = nil
  ) {
    let known = draft.countBefore
    if known == 0, draft.isEmpty(name), Changes.isInOrder(targets, draft.count) {
      draft.replace(name, values)
      return
    }
    draft.change(name) { column in
      for (row, target) in targets.enumerated() where target >= 0 {
        let (value, place) = (values[row], Int(target))
        let held = column[place]
        if value == held { continue }
        let isNew = place >= known
        let last = seen.indices.contains(place) ? seen[place] : .min
        if !isNew && last > Int64(day.number) && held != .min {
          older += 1
          continue
        }
        if value == .min && !isNew && !(clears ?? empties) { continue }
        if value == .min && isNew { continue }
        column[place] = value
        if isNew { continue }
        changed.insert(place)
        let start = starts.indices.contains(place) ? starts[place] : .min
        // On the day of the same file, or before the employment began, it is a correction and no change.
        guard isDated, last < Int64(day.number), start < Int64(day.number),
          let until = day.adding(days: -1)
        else { continue }
        draft.past.append(
          Past(column: name, row: target, until: until, value: held == .min ? nil : held))
      }
    }
  }

  /// Whether every row of the file is a row of the register, in the same order: a first file's are.
  private static func isInOrder(_ targets: [Int32], _ count: Int) -> Bool {
    targets.count == count && targets.indices.allSatisfy { Int(targets[$0]) == $0 }
  }

  /// Says that a row was changed by other means.
  mutating func note(_ row: Int) { changed.insert(row) }
}
