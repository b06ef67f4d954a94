import KompLexicon
import KompModel
import KompValues

/// The levels that each competence's scale has; a level that is none of them is no level.
///
/// A competence without a scale, or whose scale has no known levels, takes any number.
struct LevelBounds {
  private let competences: Draft
  private var levels: [String: [Int64]] = [:]
  /// The folded scale of each text in the competences' column of scales.
  private let scaleOfCode: [String]

  init(_ competences: Draft, _ scales: Draft) {
    self.competences = competences
    for row in scales.rows {
      let level = scales.value("level", row)
      guard let scale = scales.text("scale", row), level != .min else { continue }
      levels[folded(scale), default: []].append(level)
    }
    for scale in Array(levels.keys) { levels[scale]?.sort() }
    scaleOfCode = (competences.pools["scale"]?.texts ?? []).map { folded($0) }
  }

  /// Whether any scale has levels.
  var isEmpty: Bool { levels.isEmpty }

  /// Whether a scale has levels.
  func knows(_ scale: String) -> Bool { levels[folded(scale)] != nil }

  /// Refuses the rows of a file whose level is none of their competence's.
  func refuse(_ sheet: inout Sheet, _ role: String, _ given: [Int64], competence: [Int64]) {
    if isEmpty { return }
    let codes = competences.column("scale") ?? []
    var allowed: [Int64: [Int64]] = [:]
    for code in scaleOfCode.indices { allowed[Int64(code)] = levels[scaleOfCode[code]] }
    let rows = sheet.rows
    for row in rows where given[row] != .min && competence[row] != .min {
      let place = Int(competence[row])
      guard codes.indices.contains(place), codes[place] != .min,
        let known = allowed[codes[place]], !known.contains(given[row])
      else { continue }
      let scale = competences.text("scale", place) ?? ""
      let list = known.map(String.init).joined(separator: ", ")
      sheet.refuse(
        row, role,
        Both(
          "\(given[row]) is no level of the scale \"\(scale)\": \(list)",
          "\(given[row]) är ingen nivå på skalan \"\(scale)\": \(list)"))
    }
  }
}
