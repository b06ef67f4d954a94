import KompLexicon
import KompModel
import KompValues

/// Finds which known employment each row of a file is, or that it is a new one.
///
/// The same start is the same employment; where the start is not said, the same place and work, then
/// the order. A row that begins after a known employment ended is a new one: somebody who returned.
struct EmploymentMatch {
  /// A row or a known employment, seen as what tells employments apart; missing is `Int64.min`.
  struct Facts {
    let row: Int
    let id: Int64
    let unit: Int64
    let profession: Int64
    let start: Int64
    let end: Int64
  }

  /// The facts of many, a column each.
  struct Columns {
    let id: [Int64]
    let unit: [Int64]
    let profession: [Int64]
    let start: [Int64]
    let end: [Int64]
    /// Form, degrees, pay and own fields: what tells two employments apart where nothing better does.
    let terms: [[Int64]]

    subscript(row: Int) -> Facts {
      Facts(
        row: row, id: id[row], unit: unit[row], profession: profession[row], start: start[row],
        end: end[row])
    }
  }

  /// The employment of each of the file's rows, −1 for a new one or a row not brought in.
  private(set) var employmentOf: [Int32]
  /// The rows that begin a new employment.
  private(set) var fresh: [Int] = []
  /// The rows that repeat an earlier one in everything.
  private(set) var repeated: Set<Int> = []
  /// Known employments, open on the day, of people in the file that no row is about.
  private(set) var absent: [Int] = []
  /// The rows whose person had left and is there again without a new start being said.
  private(set) var returned: Set<Int> = []

  private let rows: Columns
  private let known: Columns
  private let seen: [Int64]
  private let day: Int64
  private let isPartial: Bool

  /// So many rows, each the first employment of somebody who was not known.
  init(fresh count: Int) {
    employmentOf = [Int32](repeating: -1, count: count)
    fresh = Array(0..<count)
    rows = Columns(id: [], unit: [], profession: [], start: [], end: [], terms: [])
    known = rows
    (seen, day, isPartial) = ([], 0, false)
  }

  /// Matches; `hasIDs` says that the file numbers employments apart from people.
  init(
    _ sheet: inout Sheet, people: [Int32], rows: Columns, known: Columns, owners: [Int64],
    seen: [Int64], hasIDs: Bool, isPartial: Bool, alike: (Int, Int) -> Bool, on day: Day
  ) {
    employmentOf = [Int32](repeating: -1, count: people.count)
    self.rows = rows
    self.known = known
    self.seen = seen
    self.day = Int64(day.number)
    self.isPartial = isPartial
    let count = Int(max(people.max() ?? -1, -1)) + 1
    let rowsOf = Clusters(sheet.rows.count, of: count) { place in
      (Int(people[sheet.rows[place]]), Int32(sheet.rows[place]))
    }
    let knownOf = Clusters(owners.count, of: count) { place in
      (owners[place] < 0 ? -1 : Int(owners[place]), Int32(place))
    }
    for person in 0..<count where !rowsOf[person].isEmpty {
      let candidates = knownOf[person]
      let own = rowsOf[person]
      // One row of somebody who is new: nothing is there to match it with.
      if own.count == 1, candidates.isEmpty, let row = own.first {
        fresh.append(Int(row))
        continue
      }
      let mine = different(own.map { Int($0) }, &sheet, hasIDs: hasIDs, alike: alike)
      match(mine, candidates.map { Int($0) })
    }
    fresh.sort()
  }

  /// A person's rows without those that repeat an earlier one; the same employment with other values is refused.
  private mutating func different(
    _ mine: [Int], _ sheet: inout Sheet, hasIDs: Bool, alike: (Int, Int) -> Bool
  ) -> [Int] {
    guard mine.count > 1 else { return mine }
    var firstOf: [[Int64]: [Int]] = [:]
    var result: [Int] = []
    for row in mine {
      let facts = rows[row]
      let key = [facts.id, facts.unit, facts.profession, facts.start]
      let same = firstOf[key] ?? []
      if same.contains(where: { alike($0, row) }) {
        repeated.insert(row)
        continue
      }
      let isKeyed = !isPartial && (facts.start != .min || (hasIDs && facts.id != .min))
      if isKeyed, let first = same.first {
        let line = sheet.file.place(row: first, column: 0).line
        sheet.refuse(
          row, "hired",
          Both(
            "the row is about the same employment as line \(line), with other values",
            "raden gäller samma anställning som rad \(line), med andra värden"))
        continue
      }
      firstOf[key, default: []].append(row)
      result.append(row)
    }
    return result
  }

  private mutating func match(_ mine: [Int], _ candidates: [Int]) {
    if candidates.isEmpty {
      fresh += mine
      return
    }
    var left = mine
    var free = candidates
    for rule in [isExact, hasSameID, hasSameStart, isTwin, isSameWork, isOpen] {
      var waiting: [Int] = []
      for row in left {
        if let place = free.firstIndex(where: { rule(rows[row], $0) }) {
          employmentOf[row] = Int32(free.remove(at: place))
        } else {
          waiting.append(row)
        }
      }
      left = waiting
    }
    // One row, one open employment, the same work, and a start that the earlier file should have
    // known: the start was corrected. A later start is a new employment.
    let open = free.filter { isAlive($0) }
    if left.count == 1, open.count == 1, isSameWorkCorrected(rows[left[0]], open[0]) {
      employmentOf[left[0]] = Int32(open[0])
      free.removeAll { $0 == open[0] }
      left = []
    }
    for row in left where rows.start[row] == .min && !candidates.contains(where: isAlive) {
      returned.insert(row)
    }
    fresh += left
    absent += free.filter { isAlive($0) }
  }

  private func isAlive(_ known: Int) -> Bool {
    self.known.end[known] == .min || self.known.end[known] >= day
  }

  private func agrees(_ row: Facts, _ known: Facts) -> Bool {
    row.id == .min || known.id == .min || row.id == known.id
  }

  private func works(_ row: Facts, _ known: Facts) -> Bool {
    row.unit == known.unit && row.profession == known.profession
  }

  private func isExact(_ row: Facts, _ place: Int) -> Bool {
    hasSameStart(row, place) && works(row, known[place])
  }

  private func hasSameStart(_ row: Facts, _ place: Int) -> Bool {
    row.start != .min && row.start == known[place].start && agrees(row, known[place])
  }

  private func hasSameID(_ row: Facts, _ place: Int) -> Bool {
    let known = known[place]
    guard row.id != .min, row.id == known.id else { return false }
    if isAlive(place) || row.end == known.end { return true }
    return row.start != .min && row.start <= known.end
  }

  private func isSameWork(_ row: Facts, _ place: Int) -> Bool {
    isOpen(row, place) && works(row, known[place])
  }

  private func isTwin(_ row: Facts, _ place: Int) -> Bool {
    isSameWork(row, place)
      && zip(rows.terms, known.terms).allSatisfy { given, held in
        given[row.row] == .min || given[row.row] == held[place]
      }
  }

  private func isOpen(_ row: Facts, _ place: Int) -> Bool {
    let known = known[place]
    guard row.start == .min || known.start == .min, agrees(row, known) else { return false }
    return isAlive(place) || row.end == known.end
  }

  private func isSameWorkCorrected(_ row: Facts, _ place: Int) -> Bool {
    works(row, known[place]) && agrees(row, known[place]) && seen[place] != .min
      && row.start <= seen[place]
  }
}
