import KompEngine
import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// `print "Steps in", :unit`: a line of text in the answer.
enum PrintCommand: Command {
  static let word = Keyword.printing
  static let shape = CommandShape.printing
  static let summary = Both(
    "prints texts and numbers on a line", "skriver texter och tal på en rad")
  static let form = Both("print VALUE, …", "skriv VÄRDE, …")
  static let examples = ["print \"Part-timers:\", count(staff where degree<100%)"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .printing(let expressions) = arguments else { return }
    var texts: [String] = []
    for expression in expressions {
      switch expression {
      case .literal(let literal, let place):
        let resolved = session.resolved(literal)
        if case .parameter(let name) = resolved {
          throw .problems([BindingProblem(.unknownName(name), at: place)])
        }
        if case .number(let number) = resolved {
          texts.append(session.numeral(number))
        } else {
          texts.append(session.text(of: resolved))
        }
      case .path(let path)
      where path.names.count == 1 && !path.dotted
        && session.names.values[folded(path.names[0].text)] != nil:
        texts.append(
          session.text(of: session.names.values[folded(path.names[0].text)] ?? .text("")))
      default:
        texts.append(session.numeral(try session.number(expression, call)))
      }
    }
    let line = texts.joined(separator: " ")
    // In a file or a pipe a line stays one line; a window has an edge to break it at.
    if call.page.width == nil, !(session.format ?? Inks.standard).isCanonical {
      session.write(line: line)
    } else {
      try session.deliver(Report([.paragraph(Both(line, line))]), as: .line, page: call.page)
    }
  }
}

extension Session {
  /// A number as a reader sees it.
  func numeral(_ number: Exact) -> String {
    Numeral.write(
      number, places: number.exactPlaces(limit: 6) ?? 2,
      style: tongue == .swedish ? .swedish : .english)
  }

  /// The number an expression means where there is no row: counts of queries, values, arithmetic.
  func number(_ expression: Expression, _ call: Call) throws(Failure) -> Exact {
    let found: Exact?
    switch expression {
    case .literal(let literal, _):
      switch resolved(literal) {
      case .number(let number), .percent(let number): found = number
      case .period(_, let written): found = Exact(decimal: written)
      default: found = nil
      }
    case .count(let query, _):
      let answered = try answered(query, in: call.source, page: call.page)
      // A query that is one number is that number; any other counts its rows.
      if answered.isFigure, case .number(let number, _) = answered.value(0, 0) {
        found = number
      } else {
        found = Exact(answered.rows.count)
      }
    case .arithmetic(let symbol, let left, let right, _):
      let (a, b) = (try number(left, call), try number(right, call))
      found =
        switch symbol {
        case "+": a.plus(b)
        case "-": a.plus(b.negated)
        case "*": a.times(b)
        default: b.inverse.flatMap { a.times($0) }
        }
    case .call(.round, _, let arguments, _):
      guard case .expression(let inner)? = arguments.first else { fallthrough }
      var places = 0
      if arguments.count > 1, case .expression(.literal(.number(let count), _)) = arguments[1] {
        places = Int(clamping: count.numerator)
      }
      found = try number(inner, call).rounded(places: places).map {
        Exact(unscaled: $0, scale: max(0, min(places, 18)))
      }
    default: found = nil
    }
    guard let found else {
      throw .explained(
        SessionProblem.notANumber(call.source[expression.place]), expression.place, .wrong)
    }
    return found
  }
}
