import KompModel
import KompValues

/// Finds the row behind each row of a file of units or competences: by its id, else by its name under its
/// parent.
///
/// A staff export knows units by name alone, and assessments competences, so a row of the register without
/// an id is the one whose name the file's row has. Two ids are two rows, also under one name.
struct TreeRows {
  /// The register's row of each of the file's rows, −1 for one not brought in.
  private(set) var targets: [Int32]

  private struct Place: Hashable {
    let name: String
    let parent: String?
  }

  /// Finds or makes the rows; `idColumn` is what an export calls them by.
  init(_ register: Draft, _ sheet: Sheet, id idColumn: String) {
    targets = [Int32](repeating: -1, count: sheet.file.rowCount)
    var byID: [String: Int] = [:]
    var named: [String: [Int]] = [:]
    for row in register.rows {
      if let id = register.text(idColumn, row) { byID[id] = row }
      if let name = register.text("name", row) { named[folded(name), default: []].append(row) }
    }
    // A parent may be given by its id in this file, and be known by its name alone.
    var nameOfID: [String: String] = [:]
    for row in sheet.rows {
      if let id = sheet.text(idColumn, row), let name = sheet.text("name", row) {
        nameOfID[id] = folded(name)
      }
    }
    var placed: [Place: Int] = [:]
    var taken: Set<Int> = []
    // Until they are added, new rows are counted on from the last.
    var next = register.count
    for row in sheet.rows {
      let id = sheet.text(idColumn, row)
      if let id, let known = byID[id] {
        targets[row] = Int32(known)
        continue
      }
      let name = folded(sheet.text("name", row) ?? "")
      let parent = sheet.text("parent", row).map { nameOfID[$0] ?? folded($0) }
      let place = Place(name: name, parent: parent)
      let free = (named[name] ?? []).filter { known in
        if taken.contains(known) || (id != nil && register.value(idColumn, known) != .min) {
          return false
        }
        let above = register.value("parent", known)
        guard above != .min, let parent else { return true }
        return register.text("name", Int(above)).map { folded($0) } == parent
          || register.text(idColumn, Int(above)) == parent
      }
      let same = id == nil ? placed[place] : nil
      let target = same ?? (free.count == 1 ? free[0] : next)
      if target == next { next += 1 }
      if let id { byID[id] = target }
      placed[place] = target
      taken.insert(target)
      targets[row] = Int32(target)
    }
    register.addRows(next - register.count)
  }
}
