import KompLexicon
import KompValues

/// Where the values of a field come from.
public enum FieldOrigin: Sendable {
  /// A column of a register; a noun other than the register's own sees it through its lines.
  case stored(register: String, column: String)
  /// Computed from other columns for a day; with less work where rows that are not there may have anything.
  case derived(
    @Sendable (Roster) -> Column, amongPresent: (@Sendable (Roster) -> Column?)? = nil)
}

/// A field of a noun: declared once, read by binding, completion, help, import and storage.
///
/// An object that never changes: a plan hands fields on at every step, and copies none of their words.
public final class Field: Sendable {
  /// The English id, which machine formats print.
  public let id: String
  /// Its words in both tongues; an own field has one spelling, its heading.
  public let words: Words
  /// What its values are.
  public var type: FieldType { typing.type }
  private let typing: FieldTyping
  /// Whether its values hold from a day on, so that `as of` knows the old ones.
  public let isDated: Bool
  /// One line of description.
  public let summary: Both
  /// Where its values come from.
  public let origin: FieldOrigin
  /// Whether an import brought it and the schema does not know it.
  public let isOwn: Bool
  /// Whether `show *` and a bare query print it.
  public let isShown: Bool
  /// Decimals to show, where not all that the type can hold.
  public let places: Int?

  /// A field.
  public init(
    _ id: String, _ words: Words, _ type: FieldType, dated: Bool = false, shown: Bool = true,
    own: Bool = false, places: Int? = nil, _ summary: Both, _ origin: FieldOrigin
  ) {
    self.id = id
    self.words = words
    typing = .known(type)
    self.isDated = dated
    self.isShown = shown
    self.places = places
    self.isOwn = own
    self.summary = summary
    self.origin = origin
  }

  /// A file's own field, whose type is found out by looking at its values when somebody first asks.
  public init(
    _ id: String, found find: @escaping () -> FieldType, _ summary: Both, _ origin: FieldOrigin
  ) {
    self.id = id
    words = Words(id, id)
    typing = .sought(SoughtType(find))
    isDated = false
    isShown = true
    places = nil
    isOwn = true
    self.summary = summary
    self.origin = origin
  }
}

/// How a field's type is known.
private enum FieldTyping: Sendable {
  case known(FieldType)
  case sought(SoughtType)

  @inline(__always)
  var type: FieldType {
    switch self {
    case .known(let type): type
    case .sought(let sought): sought.type
    }
  }
}

/// A type that nobody has asked about yet.
///
/// A relation of a file, which is what finds it, stays on the thread that asks its questions; that is why
/// it may be part of a field.
private final class SoughtType: @unchecked Sendable {
  private var find: (() -> FieldType)?
  private lazy var found: FieldType = find?() ?? .text

  init(_ find: @escaping () -> FieldType) { self.find = find }

  var type: FieldType {
    let type = found
    find = nil
    return type
  }
}

/// A noun of the language: every noun is a table.
///
/// An object that never changes, as a field is.
public final class Noun: Sendable {
  /// The English id.
  public let id: NounID
  /// Its words; more than one pair where the language keeps two, as staff and employees.
  public let words: [Words]
  /// One row, `person`.
  public let one: Both
  /// Several rows, `people`.
  public let many: Both
  /// One line of description.
  public let summary: Both
  /// The register whose rows are the noun's rows.
  public let home: String
  /// The field that names a row where another row refers to it, and by which a value is found.
  public let label: String
  /// The field that identifies a row, where it is not the label.
  public let key: String
  /// The declared fields in the order they are shown.
  public let fields: [Field]
  /// Columns of the home register that no field shows.
  public let hidden: [String: FieldType]
  /// The rows that are there on a day; nil where all are.
  public let present: @Sendable (Roster) -> [Bool]?
  /// The rows of other registers that belong to each row, by register.
  public let lines: @Sendable (Roster) -> [String: RowLines]

  /// A noun.
  public init(
    id: NounID, words: [Words], one: Both, many: Both, summary: Both, home: String, label: String,
    key: String, fields: [Field], hidden: [String: FieldType] = [:],
    present: @escaping @Sendable (Roster) -> [Bool]? = { _ in nil },
    lines: @escaping @Sendable (Roster) -> [String: RowLines] = { _ in [:] }
  ) {
    self.id = id
    self.words = words
    self.one = one
    self.many = many
    self.summary = summary
    self.home = home
    self.label = label
    self.key = key
    self.fields = fields
    self.hidden = hidden
    self.present = present
    self.lines = lines
  }
}
