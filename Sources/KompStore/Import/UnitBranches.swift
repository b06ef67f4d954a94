import KompLexicon
import KompModel
import KompValues

/// Finds or grows the organisation's tree from the levels that rows name, from municipality to unit.
///
/// A name is unique under its parent; the same name under two parents is two units.
final class UnitBranches {
  /// The levels a file can have, from the top: the role, in the order of the kinds.
  static let levels = ["municipality", "committee", "department", "operation", "unit"]

  private struct Place: Hashable {
    let parent: Int64
    let name: Int
  }

  /// One of the names by which a row says where it belongs.
  private struct Level {
    let kind: Int
    let name: String
    /// The number of the folded name: names are compared by the thousand, and folded once.
    let number: Int
  }

  /// Several units have the name, and the file does not say which is meant.
  struct Ambiguous: Error {
    let name: String
  }

  private let units: Draft
  /// The unit above each and what kind each is; those made here follow the draft's own until `settle`.
  private var parents: [Int64]
  private var kinds: [Int64]
  /// The names of the units that the draft has yet to get.
  private var waiting: [String] = []
  /// The draft's units that were hung under another and are not so in it yet.
  private var hung: [Int] = []
  private var numbers: [String: Int] = [:]
  /// The units of each name, by its number.
  private var named: [[Int]] = []
  private var under: [Place: Int] = [:]
  private var byID: [String: Int] = [:]
  /// How many units of each kind were made here.
  private var made = [Int](repeating: 0, count: levels.count)

  init(_ units: Draft) {
    self.units = units
    let none = [Int64](repeating: .min, count: units.count)
    parents = units.column("parent") ?? none
    kinds = units.column("kind") ?? none
    for row in units.rows {
      if let id = units.text("id", row) { byID[id] = row }
      if let name = units.text("name", row) { note(row, number(of: name)) }
    }
  }

  /// The unit at the end of the named levels; nil where none is named.
  func unit(_ names: [(kind: Int, name: String)]) throws(Ambiguous) -> Int? {
    defer { settle() }
    return try unit(
      names.map { Level(kind: $0.kind, name: $0.name, number: number(of: $0.name)) }[...])
  }

  private func unit(_ names: ArraySlice<Level>) throws(Ambiguous) -> Int? {
    var here: Int?
    for name in names {
      if let parent = here {
        here = child(of: parent, name)
      } else {
        here = try top(name)
      }
    }
    return here
  }

  /// The number of a name, given one where it is new.
  private func number(of name: String) -> Int {
    let name = folded(name)
    if let number = numbers[name] { return number }
    numbers[name] = named.count
    named.append([])
    return named.count - 1
  }

  /// The unit at the end of named levels, and whether it stays the answer until a unit of the first one's kind
  /// is made: each has the kind that was said and hangs straight under the one before.
  private func branch(_ names: ArraySlice<Level>) throws(Ambiguous) -> (row: Int, stays: Bool)? {
    guard let row = try unit(names) else { return nil }
    var here = row
    var stays = true
    for name in names.reversed() {
      guard kinds[here] == Int64(name.kind) else { return (row, false) }
      if name.kind == names.first?.kind { break }
      let parent = parents[here]
      stays = stays && parent != .min && under[Place(parent: parent, name: name.number)] == here
      guard stays else { return (row, false) }
      here = Int(parent)
    }
    return (row, stays)
  }

  /// The unit that begins a branch: one that is known by this name, of this kind before others.
  private func top(_ level: Level) throws(Ambiguous) -> Int {
    let named = named[level.number]
    let ofKind = named.filter { kinds[$0] == Int64(level.kind) }
    let known = ofKind.isEmpty ? named : ofKind
    if known.count > 1 { throw Ambiguous(name: level.name) }
    return known.first ?? byID[level.name] ?? grow(level, under: nil)
  }

  /// The unit of a name somewhere under another, else a new one straight under it.
  private func child(of parent: Int, _ level: Level) -> Int {
    let place = Place(parent: Int64(parent), name: level.number)
    if let row = under[place] { return row }
    let named = named[level.number]
    let inside = named.filter { isUnder($0, parent) }
    if inside.count == 1 { return inside[0] }
    if let row = byID[level.name], isUnder(row, parent) { return row }
    // A branch that an earlier file knew without what is above it is hung in its place.
    let loose = named.filter {
      parents[$0] == .min && kinds[$0] == Int64(level.kind) && $0 != parent
    }
    if loose.count == 1, !isUnder(parent, loose[0]) {
      parents[loose[0]] = Int64(parent)
      if loose[0] < units.count { hung.append(loose[0]) }
      under[place] = loose[0]
      return loose[0]
    }
    return grow(level, under: parent)
  }

  private func grow(_ level: Level, under parent: Int?) -> Int {
    made[level.kind] += 1
    let row = parents.count
    waiting.append(level.name)
    kinds.append(Int64(level.kind))
    parents.append(parent.map(Int64.init) ?? .min)
    note(row, level.number)
    return row
  }

  private func note(_ row: Int, _ name: Int) {
    named[name].append(row)
    under[Place(parent: parents[row], name: name)] = row
  }

  /// Puts into the draft what was found out: a look at its columns for each unit costs more than the unit.
  private func settle() {
    for row in hung { units.set("parent", row, parents[row]) }
    hung = []
    if waiting.isEmpty { return }
    let first = units.count
    units.addRows(
      waiting.count,
      [
        "name": waiting.map { Int64(units.code(of: $0, in: "name")) },
        "kind": Array(kinds[first...]), "parent": Array(parents[first...]),
      ])
    waiting = []
  }

  /// Whether a unit lies below another; a ring of parents ends the search.
  private func isUnder(_ row: Int, _ top: Int) -> Bool {
    var here = parents[row]
    var steps = 0
    while here != .min, steps <= parents.count {
      if here == Int64(top) { return true }
      here = parents.indices.contains(Int(here)) ? parents[Int(here)] : .min
      steps += 1
    }
    return false
  }

  /// The unit of each row of a sheet, `Int64.min` where none is named; rows that cannot say which are refused.
  func units(of sheet: inout Sheet, _ plan: HeadingPlan) -> [Int64] {
    let present = UnitBranches.levels.enumerated().filter { plan.has($0.element) }
    let columns = present.map { sheet.values($0.element) }
    var levelOf = present.map { level in
      [Level?](repeating: nil, count: sheet.columns[level.element]?.pool?.count ?? 0)
    }
    defer { settle() }
    var result = [Int64](repeating: .min, count: sheet.file.rowCount)
    // A row's levels, as their numbers: there are fewer kinds than there is room for.
    var seen: [SIMD8<Int32>: Int64] = [:]
    // What the levels above the lowest led to: most units stand beside others under the same.
    var branches: [SIMD8<Int32>: (row: Int, top: Int, made: Int)] = [:]
    // What the lowest level's number stood under when it was last met: most rows find the same there again.
    let lowest = present.last.flatMap { sheet.columns[$0.element]?.pool?.count } ?? 0
    var last = [(levels: SIMD8<Int32>, unit: Int64)](
      repeating: (SIMD8(repeating: -2), .min), count: lowest + 1)
    // Rows that begin at a higher level go first: a bare name must find the units it may mean,
    // whatever the order of the rows, or the same file would be read otherwise the next time.
    let tops = sheet.rows.map { row in columns.firstIndex { $0[row] != .min } ?? columns.count }
    for top in columns.indices {
      for (number, row) in sheet.rows.enumerated() where tops[number] == top {
        var levels = SIMD8<Int32>(repeating: -1)
        for level in columns.indices where columns[level][row] != .min {
          levels[level] = Int32(truncatingIfNeeded: columns[level][row])
        }
        let place = Int(levels[columns.count - 1]) + 1
        if last[place].levels == levels {
          result[row] = last[place].unit
          continue
        }
        if let unit = seen[levels] {
          result[row] = unit
          last[place] = (levels, unit)
          continue
        }
        let names = present.indices.compactMap { index -> Level? in
          guard columns[index][row] != .min else { return nil }
          let code = Int(columns[index][row])
          guard levelOf[index].indices.contains(code) else { return nil }
          if let level = levelOf[index][code] { return level }
          let (kind, role) = present[index]
          guard let name = sheet.text(role, row) else { return nil }
          let level = Level(kind: kind, name: name, number: self.number(of: name))
          levelOf[index][code] = level
          return level
        }
        do {
          let unit: Int64
          var above = levels
          above[columns.count - 1] = -1
          let hasAbove = levels != above && names.count > 1
          if hasAbove, let branch = branches[above], branch.made == made[branch.top] {
            unit = Int64(child(of: branch.row, names[names.count - 1]))
          } else {
            if hasAbove, let branch = try branch(names.dropLast()), branch.stays {
              branches[above] = (branch.row, names[0].kind, made[names[0].kind])
            }
            unit = try self.unit(names[...]).map { Int64($0) } ?? .min
          }
          seen[levels] = unit
          last[place] = (levels, unit)
          result[row] = unit
        } catch {
          let role = names.first.map { UnitBranches.levels[$0.kind] } ?? "unit"
          sheet.refuse(
            row, role,
            Both(
              "several units are called that; a column with the level above says which",
              "flera enheter heter så; en kolumn med nivån ovanför säger vilken"))
        }
      }
    }
    return result
  }
}
