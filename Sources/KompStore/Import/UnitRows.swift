import KompModel
import KompValues

/// Finds the unit behind each row of a file of units: by its id, else by its name under its parent.
///
/// A staff export knows units by name alone, so a unit without an id is the one whose name the row has.
struct UnitRows {
  /// The register's row of each of the file's rows, −1 for one not brought in.
  private(set) var targets: [Int32]

  private struct Place: Hashable {
    let name: String
    let parent: String?
  }

  init(_ units: Draft, _ sheet: Sheet) {
    targets = [Int32](repeating: -1, count: sheet.file.rowCount)
    var byID: [String: Int] = [:]
    var named: [String: [Int]] = [:]
    for row in 0..<units.count {
      if let id = units.text("id", row) { byID[id] = row }
      if let name = units.text("name", row) { named[folded(name), default: []].append(row) }
    }
    // A parent may be given by its id in this file, and be known by its name alone.
    var nameOfID: [String: String] = [:]
    for row in sheet.rows {
      if let id = sheet.text("id", row), let name = sheet.text("name", row) {
        nameOfID[id] = folded(name)
      }
    }
    var placed: [Place: Int] = [:]
    var taken: Set<Int> = []
    for row in sheet.rows {
      let id = sheet.text("id", row)
      if let id, let known = byID[id] {
        targets[row] = Int32(known)
        continue
      }
      let name = folded(sheet.text("name", row) ?? "")
      let parent = sheet.text("parent", row).map { nameOfID[$0] ?? folded($0) }
      let place = Place(name: name, parent: parent)
      let free = (named[name] ?? []).filter { unit in
        if taken.contains(unit) || (id != nil && units.value("id", unit) != .min) { return false }
        let above = units.value("parent", unit)
        guard above != .min, let parent else { return true }
        return units.text("name", Int(above)).map { folded($0) } == parent
          || units.text("id", Int(above)) == parent
      }
      let same = id == nil ? placed[place] : nil
      let target = same ?? (free.count == 1 ? free[0] : units.addRows())
      if let id { byID[id] = target }
      placed[place] = target
      taken.insert(target)
      targets[row] = Int32(target)
    }
  }
}
