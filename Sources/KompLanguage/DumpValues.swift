import KompLexicon
import KompValues

/// Expressions and values on one line.
extension Dump {
  func write(_ expression: Expression, of field: String? = nil) -> String {
    switch expression {
    case .path(let path): write(path)
    case .literal(let literal, _): write(literal, of: field)
    case .call(let function, _, let arguments, _):
      "\(function.rawValue)(" + arguments.map { write($0) }.joined(separator: ", ") + ")"
    case .arithmetic(let sign, let left, let right, _): "(\(write(left)) \(sign) \(write(right)))"
    case .classes(let it, let classes, _):
      "\(write(it)) classes [" + classes.map { write($0, of: it) }.joined(separator: ", ") + "]"
    case .count(let query, _): "#(\(write(query)))"
    }
  }

  private func write(_ argument: Argument) -> String {
    switch argument {
    case .expression(let it): write(it)
    case .condition(let it): write(it)
    }
  }

  func write(_ operand: Operand, of field: Expression?) -> String {
    let name = field?.fieldName
    switch operand {
    case .expression(let it): return write(it, of: name)
    case .range(let low, let high, _):
      return (low.map { write($0, of: name) } ?? "") + ".."
        + (high.map { write($0, of: name) } ?? "")
    }
  }

  func write(_ literal: Literal, of field: String?) -> String {
    switch literal {
    case .word(let text): return value(text, of: field)
    case .text(let text): return "'\(text)'"
    case .number(let number): return plain(number)
    case .percent(let number): return plain(number.times(Exact(100)) ?? number) + "%"
    case .period(_, let written): return "<\(written)>"
    case .span(let span): return "\(span.count) \(span.unit)"
    case .parameter(let name): return ":\(name)"
    case .shifted(let day, let span):
      return "\(write(day, of: nil))\(span.count < 0 ? "" : "+")\(span.count) \(span.unit)"
    case .relative(.day(let offset)): return "today\(offset == 0 ? "" : String(offset))"
    case .relative(.last(let span)): return "last(\(span.count) \(span.unit))"
    case .relative(.next(let span)): return "next(\(span.count) \(span.unit))"
    case .relative(.calendar(let kind, let offset)): return "\(kind)\(offset)"
    }
  }

  private func plain(_ number: Exact) -> String {
    Numeral.write(number, places: number.exactPlaces() ?? 6, style: .canonical)
  }

  /// A closed list's value by its id.
  func value(_ text: String, of field: String?) -> String {
    guard let book, let field else { return text }
    return book.value(folded(text), of: folded(field))?.id ?? text
  }

  /// A field, noun or keyword by its id.
  func word(_ text: String) -> String {
    guard let book else { return text }
    let word = folded(text)
    if let id = book.fieldID(word) { return id }
    if let compound = Compound(word, in: book) { return compound.id }
    let words = word.split(separator: " ").map(String.init)
    let rest: (Int) -> String? = { $0 < words.count ? words[$0] : nil }
    if let first = words.first {
      let phrases = book.vocabulary
      if let at = phrases.analyses.longest(first, rest: rest)?.meanings.first?.at {
        return book.analyses[at].id
      }
      if let at = phrases.nouns.longest(first, rest: rest)?.meanings.first?.at {
        return book.nouns[at].id
      }
      if let at = phrases.later.longest(first, rest: rest)?.meanings.first?.at {
        return book.later[at].id
      }
    }
    if let match = KeywordIndex.matches(words[...]).first, match.length == words.count {
      return match.keyword.rawValue
    }
    return text
  }
}
