import KompLexicon
import KompModel
import KompValues

/// What each column of a file becomes: a role, an own field, or nothing.
struct HeadingPlan: Sendable {
  /// The column of each role that the file has.
  var columns: [String: Int] = [:]
  /// The columns that become own fields, with the ids they get.
  var own: [(column: Int, id: String)] = []
  /// Whether only some columns are read, so that rows may look alike that are not.
  var isPartial = false
  /// What was decided, each a sentence.
  var decisions: [Both] = []
  /// The roles of the noun.
  let roles: [ImportRole]

  /// The role with an id.
  func role(_ id: String) -> ImportRole? { roles.first { $0.id == id } }

  /// Whether the file has a role.
  func has(_ id: String) -> Bool { columns[id] != nil }

  /// Finds what the headings mean; what was mapped wins over what is recognised.
  init(
    _ headings: [String], file: String, noun: Noun, mapped: [(field: String, heading: String)]
  ) throws(ImportProblem) {
    roles = ImportRole.all(of: noun)
    try map(mapped, headings, file: file, noun: noun)
    let taken = Set(columns.values)
    var found: [String: [Int]] = [:]
    for (index, heading) in headings.enumerated() where !taken.contains(index) {
      let key = HeadingWords.key(heading)
      for role in roles where columns[role.id] == nil && role.keys.contains(key) {
        found[role.id, default: []].append(index)
        break
      }
    }
    // A whole name makes its parts own fields; the parts alone make the name.
    if has("name") || found["name"] != nil {
      found["first_name"] = nil
      found["last_name"] = nil
    }
    for (id, places) in found.sorted(by: { $0.key < $1.key }) {
      guard let place = places.first else { continue }
      if places.count > 1, id == "step", let own = exact(places, headings) {
        columns[id] = own
        continue
      }
      if places.count > 1, let role = role(id) {
        throw .twoHeadings(
          field: role.words.both, places.map { headings[$0] }, file: file)
      }
      columns[id] = place
    }
    nameOwn(headings, noun: noun)
    sayMapping(headings)
  }

  /// The one of several headings that is the step itself: beside it the level of an export says the
  /// same once more.
  private func exact(_ places: [Int], _ headings: [String]) -> Int? {
    let words = ["step", "steg"]
    let own = places.filter { words.contains(HeadingWords.key(headings[$0])) }
    return own.count == 1 ? own[0] : nil
  }

  /// What a field that is worked out is worked out from, where one of these is in the file as well.
  private static let sources: [String: [String]] = [
    "age": ["born", "personal_number"], "tenure": ["hired", "start_date"], "fte": ["degree"],
    "level": ["step"], "department": ["parent", "unit"], "committee": ["parent", "unit"],
    "municipality": ["parent", "unit"],
  ]

  /// The field that a heading's column would only repeat; nil where it says something of its own.
  private func repeated(_ heading: String, _ fields: [Field]) -> Field? {
    let key = HeadingWords.key(heading)
    return fields.first { field in
      guard case .derived = field.origin else { return false }
      return ([field.id] + field.words.all).map(HeadingWords.key).contains(key)
        && (HeadingPlan.sources[field.id] ?? []).contains { has($0) }
    }
  }

  private mutating func map(
    _ mapped: [(field: String, heading: String)], _ headings: [String], file: String, noun: Noun
  ) throws(ImportProblem) {
    for (field, heading) in mapped {
      let key = HeadingWords.key(field)
      let known = roles.first { $0.id == field } ?? roles.first { $0.keys.contains(key) }
      guard let role = known else {
        let words = roles.flatMap { [$0.words.main(in: .english), $0.words.main(in: .swedish)] }
        throw .unknownField(
          field, noun: noun.many, nearest: Nearest.words(to: field, among: words))
      }
      if has(role.id) { throw .mappedTwice(role.words.both) }
      let alike = headings.indices.filter {
        HeadingWords.key(headings[$0]) == HeadingWords.key(heading)
      }
      guard let place = headings.firstIndex(of: heading) ?? (alike.count == 1 ? alike[0] : nil)
      else {
        throw .unknownHeading(
          heading, file: file, nearest: Nearest.words(to: heading, among: headings))
      }
      columns[role.id] = place
    }
  }

  /// Own fields are called what their headings are; a word that the noun has already is marked as own.
  private mutating func nameOwn(_ headings: [String], noun: Noun) {
    let taken = Set(columns.values)
    let fields = noun.id == .staff ? Noun.staff.fields + Noun.employments.fields : noun.fields
    let words = Set(fields.flatMap { [$0.id] + $0.words.all }.map(HeadingWords.key))
    let hidden = Set(
      Schema.registers[noun.id == .staff ? "employments" : noun.home]?.keys ?? [:].keys)
    for (index, heading) in headings.enumerated() where !taken.contains(index) {
      if HeadingWords.refused.contains(HeadingWords.key(heading)) {
        decisions.append(
          Both(
            "the column \"\(heading)\" is not kept: addresses are never taken in",
            "kolumnen \"\(heading)\" sparas inte: adresser tas aldrig in"))
        continue
      }
      if let field = repeated(heading, fields) {
        decisions.append(
          Both(
            "the column \"\(heading)\" is not read: \(field.words.main(in: .english)) is worked out",
            "kolumnen \"\(heading)\" läses inte: \(field.words.main(in: .swedish)) räknas fram"))
        continue
      }
      var id = heading
      if words.contains(HeadingWords.key(heading)) || hidden.contains(heading) {
        id = "\(heading) (own)"
        decisions.append(
          Both(
            "the column \"\(heading)\" is kept as the own field \"\(id)\": "
              + "\"\(heading)\" means something else",
            "kolumnen \"\(heading)\" sparas som det egna fältet \"\(id)\": "
              + "\"\(heading)\" betyder något annat"))
      }
      own.append((index, id))
    }
  }

  /// A column that holds personal numbers under another name is read as such, and kept as nothing else.
  mutating func moveNumbers(in file: DelimitedFile, on day: Day) {
    let rows = 0..<file.rowCount
    for role in roles where role.type == .text && role.id != "personal_number" {
      guard let column = columns[role.id],
        PersonalNumbers.fill(file, column: column, rows: rows, on: day)
      else { continue }
      columns[role.id] = nil
      let heading = file.headings[column]
      if ["id", "person", "employment"].contains(role.id), !has("personal_number"),
        self.role("personal_number") != nil
      {
        columns["personal_number"] = column
        decisions.append(
          Both(
            "the column \"\(heading)\" holds personal numbers and is read as such",
            "kolumnen \"\(heading)\" innehåller personnummer och läses så"))
      } else {
        decisions.append(
          Both(
            "the column \"\(heading)\" holds personal numbers and is not kept",
            "kolumnen \"\(heading)\" innehåller personnummer och sparas inte"))
      }
    }
  }

  private mutating func sayMapping(_ headings: [String]) {
    func list(_ tongue: Tongue) -> String {
      columns.sorted { $0.value < $1.value }.compactMap { id, column in
        role(id).map { "\(headings[column]) → \($0.words.main(in: tongue))" }
      }.joined(separator: ", ")
    }
    if columns.isEmpty { return }
    decisions.append(
      Both("headings: \(list(.english))", "rubriker: \(list(.swedish))"))
  }
}

extension Words {
  /// The main words of both tongues.
  var both: Both { Both(main(in: .english), main(in: .swedish)) }
}
