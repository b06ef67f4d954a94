import KompLexicon

/// Everything the model can hold, declared once: parser, completion, help, import, storage and inks read it.
public enum Schema {
  /// The nouns; a new one is a file and a line here.
  public static let nouns: [Noun] = [
    .staff, .employments, .units, .professions, .ladders, .placements, .competences, .scales,
    .assessments, .needs, .roles, .wishes, .criteria, .targets,
  ]

  /// A noun by its id.
  public static func noun(_ id: NounID) -> Noun? { nouns.first { $0.id == id } }

  /// The columns of each register and their types, gathered from the nouns' stored fields.
  public static let registers: [String: [String: FieldType]] = {
    var result: [String: [String: FieldType]] = [:]
    for noun in nouns {
      result[noun.home, default: [:]].merge(noun.hidden) { declared, _ in declared }
      for field in noun.fields {
        if case .stored(let register, let column) = field.origin {
          result[register, default: [:]][column] = field.type
        }
      }
    }
    return result
  }()
}
