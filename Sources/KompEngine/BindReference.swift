import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The rows of a noun that a word names by label, key or (for people) name; a path says which branch.
  mutating func rows(
    named word: String, of noun: NounID, at place: Place, for typed: Typed, in scope: Scope,
    anyKind: Bool
  ) -> [Int]? {
    guard let declared = Schema.noun(noun), let target = scope.relation.target(noun) else {
      return []
    }
    let isTree = target.fields.contains { $0.id == "parent" }
    let domain = isTree && !anyKind ? domain(of: typed, in: target) : nil
    func isThere(_ row: Int) -> Bool { domain?.contains(Int64(row)) ?? true }
    var ids = declared.label == declared.key ? [declared.key] : [declared.label, declared.key]
    if noun == .staff { ids.append("name") }
    let matcher = FoldedMatcher(word)
    var found = Set(ids.flatMap { rows(of: target, where: $0, equals: matcher) })
      .filter(isThere).sorted()
    if isTree, found.isEmpty, word.contains("/") {
      let paths = self.paths(in: target)
      let wanted = folded(word)
      let folds = paths.map { folded($0) }
      found = folds.indices.filter {
        isThere($0) && (folds[$0] == wanted || "/" + folds[$0] == wanted)
      }
      if found.isEmpty {
        found = folds.indices.filter { isThere($0) && folds[$0].hasSuffix("/" + wanted) }
      }
    }
    if found.isEmpty {
      let kind = domain == nil ? declared.one : typed.name.last
      let labels = environment.namesNearest ? ids.map { texts(of: $0, in: target) } : []
      var among: [String] = []
      for (id, texts) in zip(ids, labels) where id != "id" || declared.label == "id" {
        among += texts.indices.filter(isThere).compactMap { texts[$0] }
      }
      return unknown(
        word, at: place, of: typed, kind: kind, among: among, in: scope,
        shown: { _ in
          let names = noun == .staff ? [] : labels.first ?? []
          return names.indices.filter(isThere).compactMap { names[$0] }
        },
        codes: { offer in
          labels.flatMap { texts in texts.indices.filter { texts[$0] == offer } }
        })
    }
    if found.count > 1, isTree {
      let offers = paths(for: found, in: target)
      return refuse(.ambiguousValue(word, paths: offers), at: place, offers: offers)
    }
    if found.count == 1 { named.append((place, noun, found[0])) }
    return found
  }

  /// The units a field such as department can be, by what the units' own field of that name holds.
  private func domain(of typed: Typed, in target: any Relation) -> Set<Int64>? {
    let field: Field
    switch typed.term {
    case .field(let own): field = own
    case .through(_, _, let own): field = own
    default: return nil
    }
    guard let own = target.fields.first(where: { $0.id == field.id }), own.type == typed.type,
      case .derived = own.origin, let column = try? target.column(own)
    else { return nil }
    return Set(column.widened)
  }

  private func rows(of target: any Relation, where id: String, equals matcher: FoldedMatcher)
    -> [Int]
  {
    guard let field = target.fields.first(where: { $0.id == id }),
      let column = try? target.column(field), let pool = column.pool
    else { return [] }
    // Texts that are one but for case are few: a look at each is quicker than a set.
    let codes = pool.codes(of: matcher).map(Int64.init)
    if codes.isEmpty { return [] }
    let values = column.widened
    return values.indices.filter { codes.contains(values[$0]) }
  }

  /// Every row's text of a field.
  func texts(of id: String, in relation: any Relation) -> [String?] {
    guard let field = relation.fields.first(where: { $0.id == id }),
      let column = try? relation.column(field)
    else { return [String?](repeating: nil, count: relation.count) }
    return (0..<relation.count).map { column.text($0) }
  }

  /// Every unit's path from the top, `Vård/Administration`.
  private func paths(in relation: any Relation) -> [String] {
    let labels = texts(of: "name", in: relation)
    guard let field = relation.fields.first(where: { $0.id == "parent" }),
      let parents = try? relation.column(field)
    else { return labels.map { $0 ?? "" } }
    let tree = OrganisationTree(parents: parents)
    return labels.indices.map { row in
      tree.path(to: row).map { labels[$0] ?? "" }.joined(separator: "/")
    }
  }

  /// What tells units of one name apart: the path, `/name` at the top, the id where even paths are alike.
  private func paths(for rows: [Int], in relation: any Relation) -> [String] {
    let paths = self.paths(in: relation)
    let ids = texts(of: "id", in: relation)
    return rows.map { row in
      let path = paths[row]
      if rows.contains(where: { $0 != row && folded(paths[$0]) == folded(path) }) {
        return ids[row] ?? path
      }
      return path.contains("/") ? path : "/" + path
    }
  }
}
