import KompLexicon
import KompModel
import KompValues

/// A catalogue of competences in JSON, as JobTech's taxonomy is published: every object that has a label
/// and an id is a concept, wherever it stands.
///
/// Where concepts say their types, the skills are meant; a category is taken where a skill lies under it.
struct Catalogue {
  private struct Concept {
    let label: String
    let id: String
    let type: String?
    let parent: JSONValue?
    let byte: Int
  }

  private static let labels = [
    "preferredLabel", "preferred_label", "preferred-label", "taxonomy/preferred-label", "label",
    "name",
  ]
  private static let ids = [
    "conceptId", "concept_id", "concept-id", "taxonomy/id", "conceptUri", "uri", "id",
  ]
  private static let types = ["type", "taxonomy/type", "conceptType"]
  private static let parents = ["broader", "broaderConcept", "taxonomy/broader", "parent"]

  private var concepts: [Concept] = []

  /// The catalogue as a table of competences: name, id, kind and parent.
  static func read(_ bytes: [UInt8], named name: String) throws(RelationFailure) -> DelimitedFile {
    var catalogue = Catalogue()
    do {
      catalogue.collect(try JSONText.read(bytes))
    } catch {
      throw broken(bytes, named: name, at: error.byte, error.reason)
    }
    let skills = catalogue.concepts.filter { $0.type.map(folded) == "skill" }
    let kept = skills.isEmpty ? catalogue.concepts : skills
    guard !kept.isEmpty else {
      throw broken(
        bytes, named: name, at: 0,
        Both("no object has a label and an id", "inget objekt har namn och id"))
    }
    if let (byte, reason) = Catalogue.objection(to: kept) {
      throw broken(bytes, named: name, at: byte, reason)
    }
    let others = catalogue.concepts.count - kept.count
    var decisions = [
      Both("JSON: \(kept.count) concepts", "JSON: \(kept.count) begrepp")
    ]
    if others > 0 {
      decisions.append(
        Both(
          "\(others) concepts of other types than skill left out",
          "\(others) begrepp av andra slag än skill utelämnade"))
    }
    return try DelimitedFile.reading(
      FileBytes(catalogue.table(kept)), named: name, deciding: decisions)
  }

  /// Whether bytes begin as a JSON text does: no table of rows begins so.
  static func isJSON(_ bytes: some Collection<UInt8>) -> Bool {
    let text = bytes.lazy.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(
      64)
    guard let first = text.first, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first) else {
      return false
    }
    let second = text.dropFirst().first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return second.map { [0x22, 0x7B, 0x5B, 0x5D, 0x7D].contains($0) } ?? false
  }

  private mutating func collect(_ value: JSONValue) {
    switch value.kind {
    case .array(let elements):
      for element in elements { collect(element) }
    case .object(let members):
      if let label = Catalogue.first(Catalogue.labels, of: value)?.text,
        let id = Catalogue.first(Catalogue.ids, of: value)?.text
      {
        concepts.append(
          Concept(
            label: label, id: id, type: Catalogue.first(Catalogue.types, of: value)?.text,
            parent: Catalogue.first(Catalogue.parents, of: value), byte: value.byte))
      } else {
        for member in members { collect(member.value) }
      }
    case .text, .word: return
    }
  }

  /// Where a concept has no name, or is its own ancestor: said here, where its place is known.
  private static func objection(to kept: [Concept]) -> (byte: Int, reason: Both)? {
    if let nameless = kept.first(where: { $0.label.allSatisfy(\.isWhitespace) }) {
      return (nameless.byte, Both("the label is empty", "namnet är tomt"))
    }
    var byID: [String: Concept] = [:]
    for concept in kept { byID[concept.id] = concept }
    func above(_ concept: Concept) -> Concept? {
      concept.parent.flatMap(reference).flatMap { byID[$0.id] }
    }
    var walked: Set<String> = []
    for concept in kept {
      var path: [String: Concept] = [:]
      var here: Concept? = concept
      while let step = here, !walked.contains(step.id) {
        if path.updateValue(step, forKey: step.id) != nil {
          return (
            step.byte,
            Both(
              "\(step.label) would be its own ancestor",
              "\(step.label) skulle bli sin egen förälder")
          )
        }
        here = above(step)
      }
      walked.formUnion(path.keys)
    }
    return nil
  }

  private static func first(_ keys: [String], of value: JSONValue) -> JSONValue? {
    for key in keys {
      if let found = value[key] { return found }
    }
    return nil
  }

  /// The kept concepts, and the categories above them, as rows of quoted cells.
  private func table(_ kept: [Concept]) -> [UInt8] {
    var labels: [String: String] = [:]
    for concept in concepts where labels[concept.id] == nil { labels[concept.id] = concept.label }
    var written = Set(kept.map(\.id))
    var categories: [(id: String, label: String)] = []
    var rows = "name;external_id;kind;parent\n"
    func row(_ cells: [String]) {
      rows += cells.map { "\"" + Catalogue.doubled($0) + "\"" }.joined(separator: ";") + "\n"
    }
    for concept in kept {
      var parent = ""
      if let above = concept.parent, let (id, label) = Catalogue.reference(above) {
        if written.contains(id) {
          parent = id
        } else if let label = label ?? labels[id] {
          parent = id
          written.insert(id)
          categories.append((id, label))
        }
      }
      let isSkill = concept.type.map(folded) == "skill"
      row([concept.label, concept.id, isSkill ? "skill" : "", parent])
    }
    for category in categories { row([category.label, category.id, "", ""]) }
    return Array(rows.utf8)
  }

  /// The id and label of a concept above: an id alone, an object, or the first of several.
  private static func reference(_ value: JSONValue) -> (id: String, label: String?)? {
    switch value.kind {
    case .text(let id): return id.isEmpty ? nil : (id, nil)
    case .array(let all): return all.first.flatMap(reference)
    case .object:
      return first(ids, of: value)?.text.map { ($0, first(labels, of: value)?.text) }
    case .word: return nil
    }
  }

  private static func doubled(_ text: String) -> String {
    text.contains("\"")
      ? text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      : text
  }

  private static func broken(_ bytes: [UInt8], named name: String, at byte: Int, _ reason: Both)
    -> RelationFailure
  {
    let before = bytes.prefix(byte)
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let column = byte - (before.lastIndex(of: 0x0A) ?? -1)
    let place = CellPlace(line: line, column: column, byte: byte)
    let cell = BadCell(row: 0, place: place, heading: "JSON", text: "", reason: reason)
    return RelationFailure(ImportProblem.badCells(file: name, first: [cell], total: 1))
  }
}
