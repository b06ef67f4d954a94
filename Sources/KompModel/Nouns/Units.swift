import KompLexicon
import KompValues

extension NounID {
  /// The places in the organisation's tree.
  public static let units = NounID("units")
}

extension Noun {
  /// The organisation: municipality, committee, department, operation, unit.
  public static let units = Noun(
    id: .units, words: [Words("units", "enheter")],
    one: Both("unit", "enhet"), many: Both("units", "enheter"),
    summary: Both(
      "the places of the organisation, a tree from municipality to unit",
      "organisationens delar, ett träd från kommun till enhet"),
    home: "units", label: "name", key: "id",
    fields: [
      Field(
        "id", Words("id", "id"), .text,
        Both("the unit's code in the export", "enhetens kod i exporten"),
        .stored(register: "units", column: "id")),
      Field(
        "name", Words("name", "namn"), .text, Both("the unit's name", "enhetens namn"),
        .stored(register: "units", column: "name")),
      Field(
        "kind", Words("kind", "slag"), .list(.kind),
        Both("municipality, committee, department …", "kommun, nämnd, förvaltning …"),
        .stored(register: "units", column: "kind")),
      Field(
        "parent", Words("parent", "överordnad"), .reference(.units),
        Both("the unit above", "enheten ovanför"), .stored(register: "units", column: "parent")),
      Field(
        "manager", Words("manager", "chef"), .reference(.staff), dated: true,
        Both("who leads it", "vem som leder den"), .stored(register: "units", column: "manager")),
      ancestor("department", Words("department", "förvaltning"), kind: 2),
      ancestor("committee", Words("committee", "nämnd"), kind: 1, shown: false),
      ancestor("municipality", Words("municipality", "kommun"), kind: 0, shown: false),
    ])

  /// A field that finds the nearest unit of a kind, from the unit itself upwards.
  private static func ancestor(_ id: String, _ words: Words, kind: Int64, shown: Bool = true)
    -> Field
  {
    Field(
      id, words, .reference(.units), shown: shown,
      Both("the \(id) above it", "\(words.main(in: .swedish)) ovanför"),
      .derived { roster in
        let tree = OrganisationTree(parents: roster.column("parent"))
        return Column(tree.ancestor(ofKind: kind, kinds: roster.column("kind").widened))
      })
  }
}
