import KompLanguage
import KompLexicon
import KompModel
import KompValues

// A scale is never compared with another: 3 of 4 is not 3 of 5.

extension Binder {
  /// Refuses levels compared or measured over scales, where nothing says which competence is meant.
  mutating func refuseMixedScales(_ query: Query, relation: any Relation) {
    guard let roster = relation as? Roster,
      [.assessments, .needs, .roles].contains(roster.nounOfRows.id)
    else { return }
    func isLevel(_ path: Path) -> Bool {
      names("level", path, in: relation) || names("required", path, in: relation)
    }
    func tellsScale(_ expression: Expression) -> Bool {
      guard case .path(let path) = expression else { return false }
      return names("competence", path, in: relation) || namesScale(path, in: relation)
    }
    var compared: Path?
    for stage in query.stages {
      switch stage.arguments {
      case .condition(let condition):
        for part in condition.parts {
          switch part {
          case .compare(let left, let comparison, _, _):
            if tellsScale(left) { return }
            guard case .path(let path) = left, comparison != .equal, comparison != .notEqual,
              isLevel(path)
            else { continue }
            compared = compared ?? path
          case .between(.path(let path), _, _, _) where isLevel(path): compared = compared ?? path
          case .member(let left, _, _, _) where tellsScale(left): return
          default: break
          }
        }
      case .grouping(let keys, let across, let measures, _):
        if keys.contains(where: { tellsScale($0.expression) }) { return }
        if let across, tellsScale(.path(across)) { return }
        compared = compared ?? measures.lazy.compactMap(\.orderedPath).first(where: isLevel)
      case .measures(let measures):
        compared = compared ?? measures.lazy.compactMap(\.orderedPath).first(where: isLevel)
      default: break
      }
    }
    guard let compared else { return }
    let scales = roster.model["competences"].columns["scale"]
    let rated = Set(roster.column("competence").widened)
    var seen: Set<String?> = []
    for row in rated where row >= 0 { seen.insert(scales?.text(Int(row))) }
    guard seen.count > 1 else { return }
    problems.append(
      BindingProblem(.unlikeScales(compared.names[0].text), at: compared.place, fixes: []))
  }

  /// `competence.scale`.
  private func namesScale(_ path: Path, in relation: any Relation) -> Bool {
    guard path.names.count == 2, let first = path.names.first, let last = path.names.last,
      let competence = relation.fields.first(where: { $0.id == "competence" }),
      let scale = Schema.noun(.competences)?.fields.first(where: { $0.id == "scale" })
    else { return false }
    return competence.words.all.contains(folded(first.text))
      && scale.words.all.contains(folded(last.text))
  }
}

extension Measure {
  /// The field of a measure that adds values or puts them in order.
  fileprivate var orderedPath: Path? {
    guard case .of(let word, .path(let path)) = kind else { return nil }
    switch word {
    case .sum, .average, .median, .minimum, .maximum, .deviation: return path
    default: return nil
    }
  }
}
