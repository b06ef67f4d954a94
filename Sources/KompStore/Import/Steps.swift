import KompModel
import KompValues

/// Brings the steps of a staff export: a changed step is a new placement from the file's day.
///
/// A person's first step holds from the start of the employment; an undated fact was true from then.
struct Steps {
  private let work: StaffImport
  private let personOf: [Int32]
  private let targets: [Int32]
  /// What is to be added, all at once.
  private var added: [(person: Int, step: Int64, ladder: Int64, date: Int64)] = []
  private var placements: Draft { work.placements }

  init(_ work: StaffImport, _ personOf: [Int32], _ targets: [Int32]) {
    self.work = work
    self.personOf = personOf
    self.targets = targets
  }

  /// Adds or corrects placements; the answer is the people whose step changed.
  mutating func bring() -> Set<Int> {
    guard let column = work.sheet.columns["step"] else { return [] }
    let steps = column.widened
    var ladders = [Int64](repeating: .min, count: work.file.rowCount)
    if let column = work.sheet.columns["ladder"] {
      ladders = placements.translated(column, into: "ladder", rows: work.sheet.rows)
    }
    let latest = latest()
    var changed: Set<Int> = []
    var isDone = [Bool](repeating: false, count: work.people.count)
    for row in work.sheet.rows where personOf[row] >= 0 && steps[row] != .min {
      let person = Int(personOf[row])
      // The first row that has a step speaks for the person.
      if isDone[person] { continue }
      isDone[person] = true
      if bring(person, row, steps[row], ladders[row], latest[person]) { changed.insert(person) }
    }
    let first = placements.addRows(added.count)
    for (number, new) in added.enumerated() {
      placements.set("person", first + number, Int64(new.person))
      placements.set("step", first + number, new.step)
      placements.set("ladder", first + number, new.ladder)
      placements.set("date", first + number, new.date)
    }
    return changed
  }

  private mutating func bring(
    _ person: Int, _ row: Int, _ step: Int64, _ ladder: Int64, _ held: Int?
  )
    -> Bool
  {
    let day = Int64(work.order.day.number)
    guard let held else {
      let isNew = person >= work.people.countBefore
      let start = work.employments.value("start_date", Int(targets[row]))
      add(person, step, ladder, from: isNew ? start : day)
      return true
    }
    let isSame =
      placements.value("step", held) == step
      && (ladder == .min || placements.value("ladder", held) == ladder)
    if isSame { return false }
    let date = placements.value("date", held)
    // A file that is older than the latest placement does not undo it.
    if date > day { return false }
    if date == day {
      placements.set("step", held, step)
      if ladder != .min { placements.set("ladder", held, ladder) }
    } else {
      add(person, step, ladder == .min ? placements.value("ladder", held) : ladder, from: day)
    }
    return true
  }

  private mutating func add(_ person: Int, _ step: Int64, _ ladder: Int64, from date: Int64) {
    added.append((person, step, ladder, date))
  }

  /// Each person's latest placement; a later row wins a tie, as when it is read.
  private func latest() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for row in placements.rows {
      let person = placements.value("person", row)
      guard person != .min else { continue }
      let date = placements.value("date", row)
      if let held = result[Int(person)], placements.value("date", held) > date { continue }
      result[Int(person)] = row
    }
    return result
  }
}
