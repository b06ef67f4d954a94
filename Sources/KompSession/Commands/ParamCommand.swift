import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// `param unit: unit = kommunrehab "Which unit?"`: what a script is told from outside.
enum ParamCommand: Command {
  static let word = Keyword.param
  static let shape = CommandShape.parameter
  static let summary = Both(
    "a value the script takes from outside", "ett värde som skriptet får utifrån")
  static let form = Both(
    "param NAME: TYPE [= DEFAULT] [\"QUESTION\"]", "parameter NAMN: TYP [= STANDARD] [\"FRÅGA\"]")
  static let examples = ["param unit: unit = kommunrehab \"Which unit?\""]
  static let isHarmless = true

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .parameter(let parameter) = arguments else { return }
    let key = folded(parameter.name.text)
    guard let type = ParameterType(parameter.type.text, session) else {
      throw .explained(
        SessionProblem.unknownType(parameter.type.text), parameter.type.place, .wrong)
    }
    let given = session.scripts.last?.arguments[key]
    if !session.scripts.isEmpty {
      session.scripts[session.scripts.count - 1].parameters.append(parameter.name.text)
    }
    let usage = session.usage(call.source)
    if let given {
      let literal = type.read(given, session)
      guard let literal else {
        throw .explained(
          SessionProblem.parameterType(
            parameter.name.text, value: session.text(of: given),
            type: type.title[session.tongue]), parameter.name.place, .wrong)
      }
      session.names.values[key] = literal
      return
    }
    if let ask = session.ask, session.isInteractive {
      let question = parameter.question?.text ?? parameter.name.text
      let standard = parameter.standard.map { " [\(session.text(of: $0))]" } ?? ""
      var remark = ""
      while true {
        let said = remark.isEmpty ? "" : remark + "; "
        guard let typed = ask("\(said)\(question)\(standard)") else {
          throw .explained(
            SessionProblem.parameterMissing(parameter.name.text, usage: usage),
            parameter.name.place, .wrong)
        }
        if typed.isEmpty, let standard = parameter.standard {
          session.names.values[key] = session.resolved(standard)
          return
        }
        guard !typed.isEmpty else { continue }
        guard let literal = type.read(ArgumentText.literal(typed), session) else {
          let problem = SessionProblem.parameterType(
            parameter.name.text, value: typed, type: type.title[session.tongue])
          remark = problem.message(in: session.tongue)
          continue
        }
        if let near = type.unknown(literal, session) {
          remark = near
          continue
        }
        session.names.values[key] = literal
        return
      }
    }
    guard let standard = parameter.standard else {
      throw .explained(
        SessionProblem.parameterMissing(parameter.name.text, usage: usage),
        parameter.name.place, .wrong)
    }
    guard let literal = type.read(session.resolved(standard), session) else {
      throw .explained(
        SessionProblem.parameterType(
          parameter.name.text, value: session.text(of: standard), type: type.title[session.tongue]),
        parameter.standardPlace ?? parameter.name.place, .wrong)
    }
    session.names.values[key] = literal
  }
}

/// What a parameter may be.
enum ParameterType {
  case number, text, day, period
  case field(FieldType)

  /// The type a word means: number, text, day, period, a field, or a noun whose rows it names.
  init?(_ word: String, _ session: Session) {
    let wanted = folded(word)
    if ["number", "tal"].contains(wanted) {
      self = .number
    } else if wanted == "text" {
      self = .text
    } else if Keyword.day.spellings(in: .english).contains(wanted)
      || Keyword.day.spellings(in: .swedish).contains(wanted) || wanted == "datum"
      || wanted == "date"
    {
      self = .day
    } else if wanted == "period" {
      self = .period
    } else if let field = Schema.nouns.lazy.flatMap({ session.asked.fields(of: $0) })
      .first(where: { $0.words.all.contains { folded($0) == wanted } })
    {
      self = .field(field.type)
    } else {
      return nil
    }
  }

  /// What a message calls it.
  var title: Both {
    switch self {
    case .number: Both("a number", "ett tal")
    case .text: Both("text", "text")
    case .day: Both("a day", "en dag")
    case .period: Both("a period", "en period")
    case .field(let type): type.name
    }
  }

  /// The value as the type wants it; nil where it is of another kind.
  func read(_ literal: Literal, _ session: Session) -> Literal? {
    switch self {
    case .text: return .text(session.text(of: literal))
    case .number: return isNumber(literal) ? literal : nil
    case .day:
      if case .period(let period, _) = literal, period.kind == .day { return literal }
      if case .relative(.day) = literal { return literal }
      return nil
    case .period:
      if case .period = literal { return literal }
      if case .relative = literal { return literal }
      return nil
    case .field(let type):
      switch type {
      case .number, .months: return isNumber(literal) || isSpan(literal) ? literal : nil
      case .share:
        if case .percent = literal { return literal }
        return isNumber(literal) ? literal : nil
      case .day:
        if case .period = literal { return literal }
        if case .relative = literal { return literal }
        return nil
      case .text, .flag, .reference, .list: return .text(session.text(of: literal))
      }
    }
  }

  /// What is wrong with a value that no row of the field's noun has; nil where there are no rows yet.
  func unknown(_ literal: Literal, _ session: Session) -> String? {
    guard case .field(.reference(let noun)) = self, case .text(let text) = literal,
      let declared = Schema.noun(noun),
      let roster = session.rosters.roster(noun, in: session.asked, at: Moment(day: session.today))
    else { return nil }
    var known: [String] = []
    for id in [declared.label, declared.key] {
      guard let field = roster.fields.first(where: { $0.id == id }) else { continue }
      let column = roster.column(field)
      known += (0..<roster.count).compactMap { column.text($0) }
    }
    // A path of units is left to the query that uses it.
    guard !known.isEmpty, !text.contains("/"),
      !known.contains(where: { folded($0) == folded(text) })
    else { return nil }
    let near = Nearest.words(to: text, among: known, limit: 3).map { "\"\($0)\"" }
    let list = near.joined(separator: ", ")
    let isAre = near.isEmpty
    let (one, en) = (declared.one.english, declared.one.swedish)
    return Both(
      "there is no \(one) \"\(text)\"" + (isAre ? "" : "; near it: \(list)"),
      "\(en) \"\(text)\" finns inte" + (isAre ? "" : "; nära: \(list)"))[session.tongue]
  }

  private func isNumber(_ literal: Literal) -> Bool {
    switch literal {
    case .number: true
    case .period(_, let written): Exact(decimal: written) != nil
    default: false
    }
  }

  private func isSpan(_ literal: Literal) -> Bool {
    if case .span = literal { true } else { false }
  }
}

/// The text after `name=` on a command line, as a value.
public enum ArgumentText {
  /// A number, a share, a day or period, else text.
  public static func literal(_ text: String) -> Literal {
    if let period = Period(text) { return .period(period, written: text) }
    if let number = Exact(decimal: text) { return .number(number) }
    if text.hasSuffix("%"), let number = Exact(decimal: text.dropLast()),
      let share = number.times(Exact(unscaled: 1, scale: 2))
    {
      return .percent(share)
    }
    return .text(text)
  }
}
