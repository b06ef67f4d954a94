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
    let name: String
  }

  /// Several units have the name, and the file does not say which is meant.
  struct Ambiguous: Error {
    let name: String
  }

  private let units: Draft
  /// The unit above each and what kind each is, as the draft has them: they are looked at by the thousand.
  private var parents: [Int64]
  private var kinds: [Int64]
  private var under: [Place: Int] = [:]
  private var byName: [String: [Int]] = [:]
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
      if let name = units.text("name", row) { note(row, folded(name)) }
    }
  }

  /// The unit at the end of the named levels; nil where none is named.
  func unit(_ names: [(kind: Int, name: String)]) throws(Ambiguous) -> Int? {
    var here: Int?
    for (kind, name) in names {
      if let parent = here {
        here = child(of: parent, kind, name)
      } else {
        here = try top(kind, name)
      }
    }
    return here
  }

  /// The unit at the end of named levels, and whether it stays the answer until a unit of the first one's kind
  /// is made: each has the kind that was said and hangs straight under the one before.
  private func branch(_ names: ArraySlice<(kind: Int, name: String)>) throws(Ambiguous) -> (
    row: Int, stays: Bool
  )? {
    guard let row = try unit(Array(names)) else { return nil }
    var here = row
    var stays = true
    for (kind, name) in names.reversed() {
      guard kinds[here] == Int64(kind) else { return (row, false) }
      if kind == names.first?.kind { break }
      let parent = parents[here]
      stays = stays && parent != .min && under[Place(parent: parent, name: folded(name))] == here
      guard stays else { return (row, false) }
      here = Int(parent)
    }
    return (row, stays)
  }

  /// The unit that begins a branch: one that is known by this name, of this kind before others.
  private func top(_ kind: Int, _ name: String) throws(Ambiguous) -> Int {
    let named = byName[folded(name)] ?? []
    let ofKind = named.filter { kinds[$0] == Int64(kind) }
    let known = ofKind.isEmpty ? named : ofKind
    if known.count > 1 { throw Ambiguous(name: name) }
    return known.first ?? byID[name] ?? grow(kind, name, under: nil)
  }

  /// The unit of a name somewhere under another, else a new one straight under it.
  private func child(of parent: Int, _ kind: Int, _ name: String) -> Int {
    let key = folded(name)
    if let row = under[Place(parent: Int64(parent), name: key)] { return row }
    let named = byName[key] ?? []
    let inside = named.filter { isUnder($0, parent) }
    if inside.count == 1 { return inside[0] }
    if let row = byID[name], isUnder(row, parent) { return row }
    // A branch that an earlier file knew without what is above it is hung in its place.
    let loose = named.filter {
      parents[$0] == .min && kinds[$0] == Int64(kind) && $0 != parent
    }
    if loose.count == 1, !isUnder(parent, loose[0]) {
      units.set("parent", loose[0], Int64(parent))
      parents[loose[0]] = Int64(parent)
      under[Place(parent: Int64(parent), name: key)] = loose[0]
      return loose[0]
    }
    return grow(kind, name, under: parent)
  }

  private func grow(_ kind: Int, _ name: String, under parent: Int?) -> Int {
    made[kind] += 1
    let row = units.addRows()
    units.setText("name", row, name)
    units.set("kind", row, Int64(kind))
    if let parent { units.set("parent", row, Int64(parent)) }
    while kinds.count < row {
      kinds.append(.min)
      parents.append(.min)
    }
    kinds.append(Int64(kind))
    parents.append(parent.map(Int64.init) ?? .min)
    note(row, folded(name))
    return row
  }

  private func note(_ row: Int, _ name: String) {
    byName[name, default: []].append(row)
    under[Place(parent: parents[row], name: name)] = row
  }

  /// Whether a unit lies below another; a ring of parents ends the search.
  private func isUnder(_ row: Int, _ top: Int) -> Bool {
    var here = parents[row]
    var steps = 0
    while here != .min, steps <= units.count {
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
        let names = present.compactMap { kind, role in
          sheet.text(role, row).map { (kind: kind, name: $0) }
        }
        do {
          let unit: Int64
          var above = levels
          above[columns.count - 1] = -1
          let hasAbove = levels != above && names.count > 1
          if hasAbove, let branch = branches[above], branch.made == made[branch.top] {
            let (kind, name) = names[names.count - 1]
            unit = Int64(child(of: branch.row, kind, name))
          } else {
            if hasAbove, let branch = try branch(names.dropLast()), branch.stays {
              branches[above] = (branch.row, names[0].kind, made[names[0].kind])
            }
            unit = try self.unit(names).map { Int64($0) } ?? .min
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
