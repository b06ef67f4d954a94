import KompLexicon
import KompModel
import KompValues

// What stages make of keys and measures: fields, the terms that read them, and columns to print.

extension Field {
  /// A field made by a stage.
  static func made(_ id: String, _ words: Words, _ type: FieldType, own: Bool = false) -> Field {
    Field(
      id, words, type, own: own, Both("made by a stage", "gjord av ett steg"),
      .stored(register: "answer", column: id))
  }

  /// The field as a term.
  func typed(at place: Range<Int> = 0..<0) -> Typed {
    let swedish = words.main(in: .swedish)
    return Typed(
      term: .field(self), type: type, name: Both(isOwn ? id : words.main(in: .english), swedish),
      place: place, isUndated: isOwn)
  }

  /// The field as a term that keeps what the key it came from was called.
  func typed(named key: Typed) -> Typed {
    Typed(
      term: .field(self), type: type, name: key.name, place: key.place, isUndated: key.isUndated,
      labels: key.labels)
  }
}

extension Typed {
  /// The term under a name of the user's.
  func renamed(_ name: String) -> Typed {
    Typed(
      term: term, type: type, name: Both(name, name), place: place, isUndated: isUndated,
      labels: labels)
  }

  /// Decimals to show, where the field it ends in says so.
  var places: Int? {
    switch term {
    case .field(let field), .through(_, _, let field): field.places
    default: nil
    }
  }

  /// The field a stage makes of a key.
  var field: Field {
    .made(name.english, Words(name.english, name.swedish), type, own: isUndated)
  }

  /// The term as a column to print.
  func shown(as name: String? = nil, places: Int? = nil) -> Shown {
    Shown(
      id: name ?? self.name.english, title: name.map { Both($0, $0) } ?? self.name, type: type,
      places: places ?? self.places, typed: self)
  }
}

extension BoundMeasure {
  /// The plain count under a field.
  init(counting field: Field) {
    self.init(
      kind: .count(nil), name: Both(field.id, field.words.main(in: .swedish)),
      title: Both(field.id, field.words.main(in: .swedish)), type: field.type, places: nil)
  }

  /// The field the measure makes.
  var field: Field { .made(name.english, Words(name.english, name.swedish), type) }

  /// The measure as a column to print.
  var shown: Shown {
    Shown(id: name.english, title: title, type: type, places: places, typed: field.typed())
  }
}

extension Shown {
  /// The field it prints, where it is one.
  var field: Field? { if case .field(let field) = typed.term { field } else { nil } }

  /// Whether a query that chose no columns prints it: a noun's fields that nobody has are left out.
  func isWorthShowing(of relation: any Relation) -> Bool {
    guard relation.noun != nil, relation.count > 0, let field else { return true }
    guard let column = try? relation.column(field) else { return true }
    return column.parts.contains { $0.hasKnown }
  }
}
