import KompLexicon
import KompModel
import KompValues

/// The parents that a file of units or competences names, looked up and kept a tree.
struct Ancestry {
  /// The parent of each of the file's rows, missing where none is named.
  private(set) var parents: [Int64]

  /// Finds the parents by id or name; one that is not there, or that would close a ring, is refused.
  ///
  /// What they are looked up by must stand in the register already: a parent may come further down.
  init(_ register: Draft, _ sheet: inout Sheet, _ targets: [Int32], names: NamedRows, one: Both) {
    parents = [Int64](repeating: .min, count: sheet.file.rowCount)
    guard let column = sheet.columns["parent"] else { return }
    for row in sheet.rows {
      guard let text = column.text(row) else { continue }
      switch names.find(text) {
      case .row(let parent): parents[row] = Int64(parent)
      case .several: sheet.refuse(row, "parent", Ancestry.ambiguous(one))
      case .nothing:
        sheet.refuse(row, "parent", Ancestry.unknown(one, near: names.nearest(to: text)))
      }
    }
    refuseRings(register, &sheet, targets)
  }

  /// Says that nothing has a name.
  static func unknown(_ one: Both, near: [String]) -> Both {
    let list = near.joined(separator: ", ")
    let hint = near.isEmpty ? Both("", "") : Both("; nearest: \(list)", "; närmast: \(list)")
    return Both(
      "there is no such \(one.english)" + hint.english,
      "det finns ingen sådan \(one.swedish)" + hint.swedish)
  }

  /// Says that several have a name.
  static func ambiguous(_ one: Both) -> Both {
    Both(
      "more than one \(one.english) is called that; the id says which",
      "mer än en \(one.swedish) heter så; id:t säger vilken")
  }

  /// Walks every row upwards once; the file's rows on a ring are refused.
  private func refuseRings(_ register: Draft, _ sheet: inout Sheet, _ targets: [Int32]) {
    var above = register.column("parent") ?? []
    for row in sheet.rows where targets[row] >= 0 && parents[row] != .min {
      above[Int(targets[row])] = parents[row]
    }
    var walk = [Int32](repeating: -1, count: above.count)
    var onRing: [Int: [Int]] = [:]
    for start in above.indices {
      var here = start
      while walk[here] < 0 {
        walk[here] = Int32(start)
        guard above[here] != .min, above.indices.contains(Int(above[here])) else { break }
        here = Int(above[here])
        guard walk[here] == Int32(start) else { continue }
        var ring = [here]
        while let last = ring.last, Int(above[last]) != here { ring.append(Int(above[last])) }
        for row in ring { onRing[row] = ring }
      }
    }
    if onRing.isEmpty { return }
    for row in sheet.rows where targets[row] >= 0 && parents[row] != .min {
      guard let ring = onRing[Int(targets[row])] else { continue }
      let path = (ring + ring.prefix(1)).prefix(6).map { register.text("name", $0) ?? "?" }
        .joined(separator: " → ")
      sheet.refuse(
        row, "parent",
        Both(
          "this would make it its own ancestor: \(path)",
          "detta skulle göra den till sin egen förälder: \(path)"))
    }
  }
}
