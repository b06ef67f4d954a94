import KompLexicon
import KompModel

extension Field {
  /// A column that an analysis makes.
  static func made(
    _ id: String, _ words: Words, _ type: FieldType, shown: Bool = true, places: Int? = nil,
    _ summary: Both
  ) -> Field {
    Field(
      id, words, type, shown: shown, places: places, summary, .derived { Column(missing: $0.count) }
    )
  }

  /// The same column under a name that says more, `holders_2028`.
  func followed(by suffix: Both, shown: Bool? = nil, _ summary: Both) -> Field {
    Field(
      "\(id)_\(suffix.english)",
      Words(
        "\(words.main(in: .english))_\(suffix.english)",
        "\(words.main(in: .swedish))_\(suffix.swedish)"),
      type, shown: shown ?? isShown, places: places, summary, origin)
  }

  /// The same column with values of another type.
  func of(_ type: FieldType, places: Int? = nil) -> Field {
    Field(id, words, type, shown: isShown, places: places ?? self.places, summary, origin)
  }

  /// The same column, shown or not.
  func shown(_ isShown: Bool) -> Field {
    Field(id, words, type, shown: isShown, places: places, summary, origin)
  }
}
