import KompLexicon

/// What a token turned out to be, for colours, the formatter and completion.
public enum Role: Hashable, Sendable {
  /// A word of the language, of one or several words.
  case keyword(Keyword)
  /// A noun, by its English id.
  case noun(String)
  /// An analysis, or a noun that is not built yet, by its English id.
  case analysis(String)
  /// A field, by its English id where it is a declared one.
  case field(String?)
  /// A bare word in a value's place, with the folded name of the field it is compared with.
  case value(of: String?)
  /// `:unit`.
  case parameter
  /// Quoted text.
  case text
  /// `3`, `75%`.
  case number
  /// A day or a period.
  case date
  /// A name that the script itself gives or uses.
  case name
  /// A file or a format.
  case file
  /// `=`, `(`, `,` and their kin.
  case symbol
  /// `# …`.
  case comment
  /// What was not understood.
  case unknown
}

/// A token with what it turned out to be.
public struct RoledToken: Hashable, Sendable {
  /// Where it stands.
  public var place: Place
  /// What it turned out to be.
  public var role: Role

  /// A token with its role.
  public init(_ place: Place, _ role: Role) {
    self.place = place
    self.role = role
  }
}

/// Something that could stand at a place.
public enum Expected: Hashable, Sendable {
  /// A word of the language.
  case keyword(Keyword)
  /// A noun.
  case noun
  /// An analysis.
  case analysis
  /// A field of a noun, by its English id where it is known.
  case field(of: String?)
  /// One field or noun and no other, by its English id.
  case named(String)
  /// A value of a field, by the field's folded name.
  case value(of: String?)
  /// A noun related to the row.
  case relation
  /// A competence.
  case competence
  /// A number.
  case number
  /// A day or a period.
  case day
  /// Quoted text.
  case text
  /// A file.
  case file
  /// A new name.
  case name
  /// A parameter or saved name.
  case saved
  /// `=`, `<` and their kin.
  case comparison
  /// `+ - * /`.
  case arithmetic
  /// A mark, as written.
  case symbol(String)
  /// The end of the statement.
  case end
}
