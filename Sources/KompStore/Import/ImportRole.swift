import KompLexicon
import KompModel

/// What a column of a file can become: a field of the noun, or a part of one.
struct ImportRole: Sendable {
  /// The field's id, as it may be mapped.
  let id: String
  /// What the cells are read as; references are read as texts.
  let type: FieldType
  /// What the user calls it.
  let words: Words
  /// The compared forms of every heading that means it.
  let keys: Set<String>

  init(_ id: String, _ type: FieldType, _ words: Words, usual: [String] = []) {
    self.id = id
    self.words = words
    if case .reference = type { self.type = .text } else { self.type = type }
    keys = Set(([id] + words.all + usual).map(HeadingWords.key))
  }

  /// The roles of a noun's import.
  static func all(of noun: Noun) -> [ImportRole] {
    switch noun.id {
    case .staff, .employments: staff(for: noun)
    default: stored(noun)
    }
  }

  /// A staff export: the columns of people, employments, the organisation and placements together.
  private static func staff(for noun: Noun) -> [ImportRole] {
    let named = [
      "id", "name", "unit", "department", "committee", "municipality", "profession", "form",
      "degree", "actual_degree", "hired", "left", "salary", "reason", "manager", "ladder", "born",
      "sex", "education", "protected",
    ]
    var roles = Noun.staff.fields.filter { named.contains($0.id) }.map { field in
      var usual = HeadingWords.staff[field.id] ?? []
      if noun.id == .employments && field.id == "id" {
        // In a list of employments the bare id is the employment's, and the person's is said.
        return ImportRole(
          "person", .text, Words("person", "person"),
          usual: usual.filter { $0 != "id" } + ["anställd"])
      }
      if noun.id == .employments {
        usual += noun.fields.first { $0.id == field.id }?.words.all ?? []
      }
      return ImportRole(field.id, field.type, field.words, usual: usual)
    }
    roles += [
      ImportRole(
        "step", .number(scale: 0), Words("step", "steg", also: ["level"], accepted: ["nivå"]),
        usual: HeadingWords.staff["step"] ?? []),
      ImportRole(
        "employment", .text, Words("employment", "anställningsnummer"),
        usual: (HeadingWords.staff["employment"] ?? []) + (noun.id == .employments ? ["id"] : [])),
      ImportRole(
        "operation", .text, Words("operation", "verksamhet"),
        usual: HeadingWords.staff["operation"] ?? []),
      ImportRole(
        "first_name", .text, Words("first_name", "förnamn"),
        usual: HeadingWords.staff["first_name"] ?? []),
      ImportRole(
        "last_name", .text, Words("last_name", "efternamn"),
        usual: HeadingWords.staff["last_name"] ?? []),
      ImportRole(
        "personal_number", .text, Words("personal_number", "personnummer"),
        usual: HeadingWords.staff["personal_number"] ?? []),
    ]
    return roles
  }

  /// Any other noun: the columns of its own register.
  private static func stored(_ noun: Noun) -> [ImportRole] {
    let usual = HeadingWords.others[noun.id] ?? [:]
    var roles = noun.fields.compactMap { field -> ImportRole? in
      guard case .stored(let register, _) = field.origin, register == noun.home else { return nil }
      return ImportRole(field.id, field.type, field.words, usual: usual[field.id] ?? [])
    }
    if noun.hidden["condition"] != nil {
      roles.append(
        ImportRole(
          "condition", .text, Words("condition", "villkor"), usual: usual["condition"] ?? []))
    }
    if noun.key == "person" {
      roles.append(
        ImportRole(
          "personal_number", .text, Words("personal_number", "personnummer"),
          usual: HeadingWords.staff["personal_number"] ?? []))
    }
    return roles
  }
}
