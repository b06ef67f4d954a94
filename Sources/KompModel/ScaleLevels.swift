/// A scale with its levels in order.
public struct ScaleLevels: Sendable {
  /// The scale's name.
  public let name: String
  /// Its levels, lowest first, with their names.
  public let levels: [(level: Int64, name: String?)]
}

extension Model {
  /// The scale of a competence; nil where it has none or the scale has no levels.
  public func scale(ofCompetence row: Int) -> ScaleLevels? {
    let competences = self["competences"]
    guard row >= 0, row < competences.count, let name = competences.text("scale", row) else {
      return nil
    }
    return scale(named: name)
  }

  /// A scale by its name; nil where no level of it is known.
  public func scale(named name: String) -> ScaleLevels? {
    let scales = self["scales"]
    let wanted = name.lowercased()
    var levels: [(level: Int64, name: String?)] = []
    for row in 0..<scales.count where !scales.removed.contains(Int32(row)) {
      guard scales.text("scale", row)?.lowercased() == wanted, let level = scales["level", row]
      else { continue }
      levels.append((level, scales.text("name", row)))
    }
    guard !levels.isEmpty else { return nil }
    return ScaleLevels(name: name, levels: levels.sorted { $0.level < $1.level })
  }
}
