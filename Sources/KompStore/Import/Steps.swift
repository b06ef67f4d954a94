import KompModel
import KompValues

/// Brings the steps of a staff export: a changed step is a new placement from the file's day.
///
/// A person's first step holds from the start of the employment; an undated fact was true from then.
struct Steps {
  private let work: StaffImport
  private let personOf: [Int32]
  private let targets: [Int32]
  /// What is to be added, all at once and a column each.
  private var added: (person: [Int64], step: [Int64], ladder: [Int64], date: [Int64]) = (
    [], [], [], []
  )
  private var placements: Draft { work.placements }

  init(_ work: StaffImport, _ personOf: [Int32], _ targets: [Int32]) {
    self.work = work
    self.personOf = personOf
    self.targets = targets
  }

  /// Adds or corrects placements; the answer is the people whose step changed.
  mutating func bring() -> RowMarks {
    guard let column = work.sheet.columns["step"] else { return RowMarks() }
    let steps = column.widened
    var ladders = [Int64](repeating: .min, count: work.file.rowCount)
    if let column = work.sheet.columns["ladder"] {
      ladders = placements.translated(column, into: "ladder", rows: work.sheet.rows)
    }
    let latest = latest()
    var changed = RowMarks(work.people.count)
    let starts = work.employments.column("start_date") ?? []
    var isDone = [Bool](repeating: false, count: work.people.count)
    if latest.isEmpty {
      // Everybody's step is new: what grows by doubling is copied as often.
      added.person.reserveCapacity(work.people.count)
      added.step.reserveCapacity(work.people.count)
      added.ladder.reserveCapacity(work.people.count)
      added.date.reserveCapacity(work.people.count)
    }
    for row in work.sheet.rows where personOf[row] >= 0 && steps[row] != .min {
      let person = Int(personOf[row])
      // The first row that has a step speaks for the person.
      if isDone[person] { continue }
      isDone[person] = true
      let held = latest.isEmpty || latest[person] < 0 ? nil : Int(latest[person])
      let target = Int(targets[row])
      let start = starts.indices.contains(target) ? starts[target] : .min
      if bring(person, start, steps[row], ladders[row], held) { changed.insert(person) }
    }
    placements.addRows(
      added.person.count,
      [
        "person": added.person, "step": added.step, "ladder": added.ladder, "date": added.date,
      ])
    return changed
  }

  private mutating func bring(
    _ person: Int, _ start: Int64, _ step: Int64, _ ladder: Int64, _ held: Int?
  )
    -> Bool
  {
    let day = Int64(work.order.day.number)
    guard let held else {
      let isNew = person >= work.people.countBefore
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
    added.person.append(Int64(person))
    added.step.append(step)
    added.ladder.append(ladder)
    added.date.append(date)
  }

  /// Each person's latest placement; a later row wins a tie, as when it is read.
  ///
  /// By person, −1 for none; empty where there are no placements.
  private func latest() -> [Int32] {
    let rows = placements.rows
    guard !rows.isEmpty, let persons = placements.column("person"),
      let dates = placements.column("date")
    else { return [] }
    var result = [Int32](repeating: -1, count: work.people.count)
    for row in rows where result.indices.contains(Int(clamping: persons[row])) {
      let person = Int(persons[row])
      if result[person] >= 0, dates[Int(result[person])] > dates[row] { continue }
      result[person] = Int32(row)
    }
    return result
  }
}
