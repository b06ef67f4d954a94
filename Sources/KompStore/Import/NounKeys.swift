import KompModel

extension Noun {
  /// The roles that an import of the noun's rows cannot do without.
  ///
  /// A need names a competence or a condition; where a file has conditions each row says which.
  var neededRoles: [String] {
    switch id {
    case .criteria: ["ladder", "step", "condition"]
    case .ladders: ["ladder", "step"]
    case .placements: ["person", "step"]
    case .competences: ["name"]
    case .scales: ["scale", "level"]
    case .assessments: ["person", "competence", "level"]
    case .needs: ["unit", "competence", "needed"]
    case .roles: ["role", "competence", "required"]
    case .wishes: ["person", "competence"]
    case .targets: ["unit", "step", "target"]
    case .units, .professions: ["name"]
    default: [key]
    }
  }

  /// The columns of the home register that tell its rows apart, where no rule of its own does.
  ///
  /// What two files agree on here is the same row, and the rest of it is brought up to date. An
  /// assessment of another day or source is another assessment; a need from another level or day is
  /// another need.
  var keyColumns: [String] {
    switch id {
    case .ladders: ["ladder", "step", "profession"]
    case .placements: ["person", "ladder", "date"]
    case .scales: ["scale", "level"]
    case .assessments: ["person", "competence", "date", "source"]
    case .needs: ["unit", "competence", "required", "counted", "start_date", "condition"]
    case .criteria: ["ladder", "step", "condition"]
    case .roles: ["role", "competence"]
    case .wishes: ["person", "competence", "wish", "date"]
    case .targets: ["unit", "ladder", "step"]
    default: [key]
    }
  }
}
