import KompLexicon

/// What the values of a field are.
public enum FieldType: Hashable, Sendable {
  /// Open text.
  case text
  /// Whole numbers and decimals: integers of `10^-scale`.
  case number(scale: Int)
  /// A part of a whole such as 75 %: integers of `10^-scale`, 1 being the whole.
  case share(scale: Int)
  /// Months, compared with `12 months` or `2 years`.
  case months
  /// A civil day, as days since 1970-01-01.
  case day
  /// Yes or no.
  case flag
  /// A row of another noun, as its row number.
  case reference(NounID)
  /// A value of a closed list, as its index.
  case list(ClosedList)

  /// Whether the values stand in an order that `<` and ranges may use.
  public var isOrdered: Bool {
    switch self {
    case .number, .share, .months, .day: true
    case .text, .flag, .reference, .list: false
    }
  }

  /// Whether sums and means have a meaning.
  public var isAmount: Bool {
    switch self {
    case .number, .share, .months: true
    default: false
    }
  }

  /// The power of ten that the stored integers count.
  public var scale: Int {
    switch self {
    case .number(let scale), .share(let scale): scale
    default: 0
    }
  }
}

/// A declared list of values with their words in both tongues.
public struct ClosedList: Hashable, Sendable {
  /// The English id of the field that declares it.
  public let id: String
  /// The values in their order; codes of exports are accepted spellings.
  public let values: [Words]

  /// A list of values.
  public init(_ id: String, _ values: [Words]) {
    self.id = id
    self.values = values
  }
}

/// The English name of a noun.
public struct NounID: Hashable, Sendable, CustomStringConvertible {
  /// The English id, `staff`.
  public let name: String

  /// A noun's id.
  public init(_ name: String) { self.name = name }

  /// The English id.
  public var description: String { name }
}

extension FieldType {
  /// What a reader calls the type.
  public var name: Both {
    switch self {
    case .text: Both("text", "text")
    case .number(let scale): scale == 0 ? Both("whole number", "heltal") : Both("number", "tal")
    case .share: Both("share", "andel")
    case .months: Both("months", "månader")
    case .day: Both("day", "dag")
    case .flag: Both("yes or no", "ja eller nej")
    case .reference(let noun): Schema.noun(noun)?.one ?? Both(noun.name, noun.name)
    case .list: Both("word of a list", "ord ur en lista")
    }
  }
}
