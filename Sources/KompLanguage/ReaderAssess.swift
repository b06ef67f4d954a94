import KompLexicon
import KompValues

/// `assess` and `place`: what was judged and decided of people.
extension Reader {
  /// `P02 hjälpmedel=3, rehabplan=2 from 2025-11-01 source=manager`.
  mutating func assessing() throws(Stop) -> CommandArguments {
    let people = try people()
    var levels: [Assignment] = []
    var from: (Literal, Place)?
    var source: Name?
    while at < end {
      if from == nil, take(.from) != nil {
        from = try day()
      } else if source == nil, isField("source", at) {
        source = try fieldName("source")
      } else if let token, token.kind == .word || token.isText, !endsChange {
        levels.append(try level())
      } else {
        break
      }
      note(.symbol(","))
      if mark == .comma, goesOn(at + 1) { take(as: .symbol) }
      if at >= end, division.tokens[at - 1].mark == .comma {
        noteAssessment(from == nil, source == nil)
        throw missing(.competence)
      }
    }
    noteAssessment(from == nil, source == nil)
    if levels.isEmpty, at >= end { throw missing(.competence) }
    return .assessing(
      people: people, levels, from: from?.0, fromPlace: from?.1, source: source)
  }

  mutating func noteAssessment(_ from: Bool, _ source: Bool) {
    note(.competence)
    if from { note(.keyword(.from)) }
    if source { note(.named("source")) }
  }

  /// `P02`, `P02, P03`, `(P02, P03)`.
  mutating func people() throws(Stop) -> [Name] {
    var names: [Name] = []
    let bracket = at
    let bracketed = takeMark(.open) != nil
    repeat {
      note(.value(of: "id"))
      guard !isAssignment(at) else { throw missing(.person) }
      guard let token, token.kind == .word || token.isText || token.kind == .parameter else {
        throw missing(.person)
      }
      names.append(try valueName(of: "id"))
    } while takeMark(.comma) != nil
    if bracketed { try close(bracket) }
    return names
  }

  /// Whether a name with a value begins at a token.
  func isAssignment(_ index: Int) -> Bool {
    guard index + 1 < end else { return false }
    let token = division.tokens[index]
    return (token.kind == .word || token.isText) && division.tokens[index + 1].mark == .equal
  }

  /// Whether a name with a value begins at a token, or the text ends before it is whole.
  private func goesOn(_ index: Int) -> Bool {
    guard index < end, !isAssignment(index) else { return true }
    let token = division.tokens[index]
    return index + 1 == end && (token.kind == .word || token.isText)
  }

  /// Whether a field is given a value at a token.
  func isField(_ id: String, _ index: Int) -> Bool {
    guard index < end, division.tokens[index].kind == .word else { return false }
    return book.fieldID(division.tokens[index].folded) == id
  }

  /// `=` after a name; where a value follows without it, it is put between.
  mutating func equals() throws(Stop) {
    let sign = at
    if takeMark(.equal) != nil {
      settings[sign] = .tight
      return
    }
    guard let token, at > 0, isValueAhead(token) else { throw missing(.equals) }
    let gap = division.tokens[at - 1].place.upperBound..<token.place.lowerBound
    throw fail(.missing(.equals, after: lastText), at: token.place, fixes: [Fix(gap, "=")])
  }

  /// Whether what is next can only be a value: `nivå 3`, `enhet hemsjukvård`.
  private func isValueAhead(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .percent, .period: true
    case .word: phrase(at).isEmpty && book.fieldID(division.tokens[at - 1].folded) != nil
    default: token.isText
    }
  }

  /// `hjälpmedel=3`.
  mutating func level() throws(Stop) -> Assignment {
    note(.competence)
    guard let token else { throw missing(.competence) }
    let name = takeName(as: token.isText ? .text : .value(of: "competence"))
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    let sign = at
    try equals()
    let (value, place) = try literal(of: nil)
    if !Expression.literal(value, place).isSingle { settings[sign] = .usual }
    return Assignment(name, value, valuePlace: place)
  }

  /// `source=manager`: the value as a name.
  mutating func fieldName(_ id: String) throws(Stop) -> Name {
    take(as: .field(id))
    try equals()
    return try valueName(of: id)
  }

  /// `P02 step=3 ladder="Fyrstegsmodell" from 2025-11-01 decided_by="enhetschef"`.
  mutating func placing() throws(Stop) -> CommandArguments {
    let people = try people()
    var step: (Literal, Place)?
    var ladder: Name?
    var from: (Literal, Place)?
    var decider: Name?
    while at < end {
      if from == nil, take(.from) != nil {
        from = try day()
      } else if step == nil, isField("step", at) || isField("level", at) {
        step = try stepValue()
      } else if ladder == nil, isField("ladder", at) {
        ladder = try fieldName("ladder")
      } else if decider == nil, isField("decided_by", at) {
        decider = try fieldName("decided_by")
      } else {
        break
      }
      if mark == .comma, isAssignment(at + 1) { take(as: .symbol) }
    }
    if step == nil { note(.named("step")) }
    if ladder == nil { note(.named("ladder")) }
    if decider == nil { note(.named("decided_by")) }
    if from == nil { note(.keyword(.from)) }
    guard let step else {
      if let token, isAssignment(at) { throw unfit(token) }
      throw missing(.step)
    }
    return .placing(
      people: people, step: step.0, stepPlace: step.1, ladder: ladder, from: from?.0,
      fromPlace: from?.1, decidedBy: decider)
  }

  private mutating func stepValue() throws(Stop) -> (Literal, Place) {
    let id = token.flatMap { book.fieldID($0.folded) } ?? "step"
    take(as: .field(id))
    let sign = at
    try equals()
    let value = try literal(of: "step")
    if !Expression.literal(value.0, value.1).isSingle { settings[sign] = .usual }
    return value
  }
}
