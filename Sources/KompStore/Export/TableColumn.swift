import KompLexicon
import KompModel

/// A column of an exported table, and what its cells are.
struct TableColumn {
  /// What stands in a column.
  enum Content: Equatable {
    /// The cells of a column of the noun's own register; `isHidden` where no field shows it.
    case stored(isHidden: Bool, isOwn: Bool)
    /// The numbers of the rows that a reference stored there means.
    case row
    /// Worked out for other tools; nobody reads it back.
    case said
  }

  /// What it is called in the table.
  let name: String
  /// The field's id, or the name of a column that no field shows.
  let field: String
  /// The heading of an own field as it was typed.
  let heading: String
  /// The column of the register.
  let column: String
  let type: FieldType
  let content: Content

  /// The word for a condition that is kept with a row.
  static let condition = "condition"

  /// The columns of a noun's table: what is stored of its rows, and what is said besides.
  static func all(of noun: Noun, in model: Model, saying said: [Field]) -> [TableColumn] {
    var naming = Naming()
    var columns: [TableColumn] = []
    func add(
      _ field: String, _ heading: String, _ column: String, _ type: FieldType, _ what: Content
    ) {
      let name = naming.unused(field)
      columns.append(
        TableColumn(
          name: name, field: field, heading: heading, column: column, type: type, content: what))
      guard case .reference = type, what != .said else { return }
      columns.append(
        TableColumn(
          name: naming.unused(name + "_row"), field: field, heading: "", column: column,
          type: type, content: .row))
    }
    for field in noun.fields {
      guard case .stored(noun.home, let column) = field.origin else { continue }
      add(field.id, "", column, field.type, .stored(isHidden: false, isOwn: false))
    }
    // The hash of a personal number means nothing without its key, which is never exported.
    for (column, type) in noun.hidden.sorted(by: { $0.key < $1.key }) where column != "hash" {
      add(column, "", column, type, .stored(isHidden: column != condition, isOwn: false))
    }
    let register = model[noun.home]
    for field in register.own {
      add(
        field.id, field.heading, field.id, register.types[field.id] ?? .text,
        .stored(isHidden: false, isOwn: true))
    }
    for field in said { add(field.id, field.words.main(in: .english), field.id, field.type, .said) }
    return columns
  }

  /// Names that no other column of a table has; SQLite tells letters of ASCII apart by no case.
  private struct Naming {
    private var used: Set<String> = ["row"]

    mutating func unused(_ wanted: String) -> String {
      var name = wanted
      var number = 2
      while !used.insert(Naming.plain(name)).inserted {
        name = "\(wanted)_\(number)"
        number += 1
      }
      return name
    }

    private static func plain(_ name: String) -> String {
      String(
        decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// The kind as the table of fields says it.
  var kind: String {
    switch content {
    case .stored(true, _): "hidden"
    case .stored(_, true): "own"
    case .stored: "field"
    case .row: "row"
    case .said: "said"
    }
  }

  /// The type as the table of fields says it.
  var typeWord: String {
    switch type {
    case .text: "text"
    case .number: "number"
    case .share: "share"
    case .months: "months"
    case .day: "day"
    case .flag: "flag"
    case .list: "list"
    case .reference(let noun): "reference to \(noun.name)"
    }
  }

  /// The type that the table of fields says of an own field; nil where an own field has no such.
  static func ownType(_ word: String, scale: Int64) -> FieldType? {
    guard (0...18).contains(scale) else { return nil }
    return switch word {
    case "text": .text
    case "number": .number(scale: Int(scale))
    case "share": .share(scale: Int(scale))
    case "months": .months
    case "day": .day
    case "flag": .flag
    default: nil
    }
  }

  /// What the rows of a noun are called where others refer to them.
  static func names(of noun: Noun, in model: Model) -> [String?] {
    let register = model[noun.home]
    let columns = [noun.key, noun.label].compactMap { id -> String? in
      guard
        case .stored(noun.home, let column)? = noun.fields.first(where: { $0.id == id })?.origin,
        register.types[column] == .text
      else { return nil }
      return column
    }
    return (0..<register.count).map { row in
      register.has(row) ? columns.lazy.compactMap { register.text($0, row) }.first : nil
    }
  }
}
