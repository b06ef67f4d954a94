import KompLexicon

/// An age after `at`, with its place.
public struct Aged: Hashable, Sendable {
  /// The age in whole years.
  public var age: Int
  /// Where it stands.
  public var place: Place

  /// An age at a place.
  public init(_ age: Int, at place: Place) {
    self.age = age
    self.place = place
  }
}

/// Whom or what an analysis is about: what stands after `for`.
public enum Subject: Hashable, Sendable {
  /// `for (staff where …)`.
  case query(Query)
  /// `for kommunvägledare`.
  case value(Literal, Place)

  /// Where it stands.
  public var place: Place {
    switch self {
    case .query(let query): query.place
    case .value(_, let place): place
    }
  }
}

/// An analysis with the arguments right after its name: `gap 2028 at 67 for (staff …) by unit`.
public struct AnalysisCall: Hashable, Sendable {
  /// The analysis, by its English id.
  public var id: String
  /// Its name as typed.
  public var name: Name
  /// `2028`, `last 3 months`.
  public var period: Literal?
  /// Where the period stands.
  public var periodPlace: Place?
  /// `at 65, 67`.
  public var ages: [Aged]
  /// `for …`.
  public var subject: Subject?
  /// `by unit, profession`.
  public var keys: [Column]
  /// `with total`, right after the keys.
  public var total: Bool
  /// `using kolada_out`.
  public var definition: Name?
  /// `with rounds=6, size=4`.
  public var options: [Assignment]
  /// Where the name and its arguments stand; a clause of time among them lies within.
  public var place: Place

  /// An analysis without arguments.
  public init(id: String, name: Name) {
    self.id = id
    self.name = name
    ages = []
    keys = []
    total = false
    options = []
    place = name.place
  }
}
