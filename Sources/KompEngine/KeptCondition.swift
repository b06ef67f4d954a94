import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A condition on people that is kept with the model: a need's, a criterion's.
///
/// It is kept as an English sentence in which every unit, profession, person and competence stands as the
/// row it is, `"#units:3"`, so that it follows a rename. Text of one's own that begins with `#` gets
/// another.
public enum KeptCondition {
  /// The text to keep for a condition that stands in a source; nil where a problem was noted.
  public static func text(
    of condition: Condition, at place: Place, in source: Source, environment: Environment
  ) -> (text: String?, problems: [BindingProblem]) {
    guard let phrasebook = environment.phrasebook,
      let staff = environment.rosters.roster(
        .staff, in: environment.model, at: Moment(day: environment.today))
    else { return (nil, []) }
    var binder = Binder(environment)
    let scope = Scope(fields: staff.fields, relation: staff, noun: .staff, day: environment.today)
    guard binder.condition(condition, in: scope) != nil else { return (nil, binder.problems) }
    if let defined = binder.defined.first {
      let problem: Never? = binder.refuse(.keptDefinition(source[defined]), at: defined, fixes: [])
      _ = problem
      return (nil, binder.problems)
    }
    // The words are replaced from the last to the first, so that places before them stay true.
    let reading = Parser.read(
      Source(text: prefix + source[place]), with: phrasebook, isFile: true)
    var replaced: [(place: Place, text: String)] = binder.named.map {
      ($0.place, mark($0.noun, $0.row))
    }
    let shift = place.lowerBound - prefix.utf8.count
    for token in reading.tokens {
      let here = token.place.lowerBound + shift..<token.place.upperBound + shift
      guard !replaced.contains(where: { $0.place.overlaps(here) }) else { continue }
      let text = source[here]
      switch token.role {
      case .parameter:
        guard let value = environment.values[folded(String(text.dropFirst()))] else { continue }
        replaced.append((here, written(value, binder)))
      case .comment: replaced.append((here, ""))
      case .text where text.dropFirst().first == "#":
        replaced.append((here, text.prefix(1) + "#" + text.dropFirst()))
      default: continue
      }
    }
    var bytes = Array(source.text.utf8[...].prefix(place.upperBound))
    for (place, text) in replaced.sorted(by: { $0.place.lowerBound > $1.place.lowerBound }) {
      bytes.replaceSubrange(place, with: text.utf8)
    }
    let whole = prefix + String(decoding: bytes[place.lowerBound...], as: UTF8.self)
    let english = Formatter.format(Source(text: whole), with: phrasebook, in: .english)
    return (String(english.onOneLine.dropFirst(prefix.count)), [])
  }

  /// What is wrong with a condition that was read by itself.
  public struct Fault: Error, Sendable {
    /// The reason, as it is said beside the text.
    public let reason: Both
  }

  /// A condition that stands by itself, as in a cell of a file, as it is kept.
  public static func reading(_ text: String, _ environment: Environment) -> Result<String, Fault> {
    guard let phrasebook = environment.phrasebook else { return .failure(.noCondition) }
    let source = Source(text: prefix + text)
    let reading = Parser.read(source, with: phrasebook, isFile: true)
    if let problem = reading.problems.first(where: { $0.severity == .error }) {
      return .failure(Fault(problem))
    }
    guard reading.statements.count == 1, case .query(let query)? = reading.statements.first?.kind,
      query.stages.count == 1, case .condition(let condition)? = query.stages.first?.arguments
    else { return .failure(.noCondition) }
    let place = prefix.utf8.count..<source.text.utf8.count
    let made = KeptCondition.text(of: condition, at: place, in: source, environment: environment)
    if let problem = made.problems.first(where: { $0.severity == .error }) {
      return .failure(Fault(problem))
    }
    return made.text.map { .success($0) } ?? .failure(.noCondition)
  }

  /// A kept condition as it is said now, in a tongue.
  public static func words(
    of text: String, in model: Model, phrasebook: Phrasebook, tongue: Tongue
  ) -> String {
    let named = named(text, in: model)
    let whole = Formatter.format(
      Source(text: prefix + named), with: phrasebook, in: tongue
    ).onOneLine
    let head = tongue == .english ? prefix : swedishPrefix
    return whole.hasPrefix(head) ? String(whole.dropFirst(head.count)) : named
  }

  /// One byte for each row of a relation, 1 where a kept condition holds; nil where it can no longer be
  /// understood.
  static func mask(of text: String, over relation: any Relation, in environment: Environment)
    -> [UInt8]?
  {
    guard let bound = bound(text, over: relation, in: environment) else { return nil }
    return try? Filter(relation).mask(of: bound)
  }

  /// A kept condition with its meaning on a relation.
  static func bound(_ text: String, over relation: any Relation, in environment: Environment)
    -> Bound?
  {
    guard let phrasebook = environment.phrasebook else { return nil }
    let source = Source(text: prefix + named(text, in: environment.model))
    let reading = Parser.read(source, with: phrasebook, isFile: true)
    guard reading.problems.isEmpty, case .query(let query)? = reading.statements.first?.kind,
      case .condition(let condition)? = query.stages.first?.arguments
    else { return nil }
    var binder = Binder(environment)
    let day = (relation as? Roster)?.moment.day ?? environment.today
    let scope = Scope(
      fields: relation.fields, relation: relation, noun: relation.noun, day: day)
    return binder.condition(condition, in: scope)
  }

  private static let prefix = "staff where "
  private static let swedishPrefix = "personal där "

  private static func mark(_ noun: NounID, _ row: Int) -> String { "\"#\(noun.name):\(row)\"" }

  /// A value of a parameter as it is typed.
  private static func written(_ literal: Literal, _ binder: Binder) -> String {
    switch literal {
    case .word, .text: quotedWhereNeeded(binder.written(literal))
    case .span(let span): "\(span.count) \(span.unit)"
    default: binder.written(literal)
    }
  }

  /// The text with the rows' present names in the place of their numbers.
  static func named(_ text: String, in model: Model) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "\"") {
      result += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "\"") else { break }
      let word = inner[..<close]
      rest = inner[inner.index(after: close)...]
      if word.hasPrefix("##") {
        result += "\"" + word.dropFirst() + "\""
      } else if word.hasPrefix("#"), let colon = word.firstIndex(of: ":"),
        let row = Int(word[word.index(after: colon)...])
      {
        let noun = NounID(String(word[word.index(after: word.startIndex)..<colon]))
        result += quotedWhereNeeded(name(of: row, of: noun, in: model))
      } else {
        result += "\"" + word + "\""
      }
    }
    return result + rest
  }

  /// The id of a row, its name where it has none.
  public static func key(of row: Int, of noun: NounID, in model: Model) -> String {
    guard let declared = Schema.noun(noun), row >= 0, row < model[declared.home].count else {
      return "#\(row)"
    }
    let register = model[declared.home]
    return register.text(declared.key, row) ?? register.text(declared.label, row) ?? "#\(row)"
  }

  /// What a row is called now: its label where no other has it, else its key or its path.
  static func name(of row: Int, of noun: NounID, in model: Model) -> String {
    guard let declared = Schema.noun(noun), row >= 0, row < model[declared.home].count else {
      return "#\(noun.name):\(row)"
    }
    let register = model[declared.home]
    guard let label = register.text(declared.label, row) else {
      return register.text(declared.key, row) ?? "#\(noun.name):\(row)"
    }
    let column = register.columns[declared.label]
    let code = column?[row]
    let isAlone =
      !(column?.widened.enumerated().contains { $0.offset != row && $0.element == code } ?? false)
    if isAlone { return label }
    if let key = register.text(declared.key, row), key != label { return key }
    guard let parents = register.columns["parent"] else { return label }
    return "/"
      + OrganisationTree(parents: parents).path(to: row)
      .map { register.text(declared.label, $0) ?? "" }.joined(separator: "/")
  }
}

extension String {
  /// A formatted sentence as one line: a long one is broken before its stages, and ends with a newline.
  fileprivate var onOneLine: String {
    split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}

extension KeptCondition.Fault {
  /// The problem's words, and its first mending.
  init(_ problem: any Complaint) {
    let near = problem.fixes.first?.edits.first.map { "  → " + $0.text } ?? ""
    reason = Both(problem.message(in: .english) + near, problem.message(in: .swedish) + near)
  }

  static let noCondition = KeptCondition.Fault(
    reason: Both("no condition on people", "inget villkor på personal"))
}
