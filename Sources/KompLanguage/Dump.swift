import KompLexicon
import KompValues

/// Writes a tree as one compact line, without its places: what tests compare.
package struct Dump {
  /// With a phrasebook, words of both tongues are written as the ids they stand for.
  let book: Phrasebook?

  /// Writes words as typed, or as ids where a phrasebook is given.
  package init(_ book: Phrasebook? = nil) { self.book = book }

  /// A statement on one line.
  package func write(_ statement: Statement) -> String {
    switch statement.kind {
    case .version(let number): "komp(\(number))"
    case .query(let query): write(query)
    case .command(let word, _, let arguments): "\(word.rawValue)(\(write(arguments)))"
    }
  }

  func write(_ arguments: CommandArguments) -> String {
    switch arguments {
    case .nothing: ""
    case .file(let name): name.map { "'\($0.text)'" } ?? ""
    case .words(let names): names.map { word($0.text) }.joined(separator: " ")
    case .query(let query): write(query)
    case .importing(let importing): write(importing)
    case .parameter(let it):
      "\(it.name.text): \(word(it.type.text))"
        + (it.standard.map { " = \(write($0, of: it.type.text))" } ?? "")
        + (it.question.map { " '\($0.text)'" } ?? "")
    case .binding(let name, .query(let query)): "\(name.text) = \(write(query))"
    case .binding(let name, .value(let value, _)): "\(name.text) = \(write(value, of: nil))"
    case .definition(let name, .condition(let it)): "\(name.text): \(write(it))"
    case .definition(let name, .measure(let it)): "\(name.text): \(write(it))"
    case .definition(let name, .query(let it)): "\(name.text): \(write(it))"
    case .running(let file, let list): "'\(file.text)'" + list.map { " " + write($0) }.joined()
    case .expectation(.rows(let sign, let count, _), let text):
      "rows\(sign.rawValue)\(count)" + (text.map { " '\($0.text)'" } ?? "")
    case .expectation(.compare(let left, let sign, let right, _), let text):
      "\(write(left)) \(sign.rawValue) \(write(right))" + (text.map { " '\($0.text)'" } ?? "")
    case .printing(let list): list.map { write($0) }.joined(separator: ", ")
    case .setting(let word, let value, _): "\(word.rawValue) \(write(value, of: nil))"
    case .ladder(let it): write(it)
    case .need(let it): write(it)
    case .target(let it): write(it)
    case .assessing(let people, let list, let from, _, let source):
      write(people) + list.map { " " + write($0) }.joined() + write(from, "from")
        + (source.map { " source=" + value($0.text, of: "source") } ?? "")
    case .placing(let people, let step, _, let ladder, let from, _, let decidedBy):
      write(people) + " step=\(write(step, of: nil))" + (ladder.map { " on '\($0.text)'" } ?? "")
        + write(from, "from") + (decidedBy.map { " by '\($0.text)'" } ?? "")
    case .why(let line, let column):
      [line.map { String($0) }, column.map { word($0.text) }].compactMap { $0 }
        .joined(separator: " ")
    case .whyNot(let name, let query):
      "'\(name.text)'" + (query.map { " in \(write($0))" } ?? "")
    case .add(let it): write(it)
    case .times(let times): times.map { String($0) } ?? ""
    case .people(let people): write(people)
    case .exporting(let it): write(it)
    case .naming(let name): name.map { "'\($0.text)'" } ?? ""
    case .hypothesis(let it): write(it)
    }
  }

  private func write(_ it: Importing) -> String {
    var text = "\(it.noun) '\(it.file.text)'"
    if let day = it.asOf { text += " @\(write(day, of: nil))" }
    if !it.headings.isEmpty {
      text += " [" + it.headings.map { write($0) }.joined(separator: ", ") + "]"
    }
    if let format = it.dateFormat { text += " format=\(format.text)" }
    return text + (it.complete ? " complete" : "") + (it.skippingBadRows ? " skipping" : "")
  }

  func write(_ it: Assignment) -> String {
    "\(word(it.name.text))=\(write(it.value, of: it.name.text))"
  }

  /// A query on one line.
  package func write(_ query: Query) -> String {
    var text = write(query.source)
    if let day = query.time.asOf { text += " @\(write(day, of: nil))" }
    text += write(query.time.knownOn, "known") + write(query.time.against, "against")
    if query.time.includingFormer != nil { text += " +former" }
    return text + query.stages.map { " | " + write($0) }.joined()
  }

  private func write(_ source: QuerySource) -> String {
    switch source {
    case .noun(let id, _): id
    case .nounFrom(let id, _, let file): "\(id)<'\(file.text)'"
    case .file(let name): "'\(name.text)'"
    case .query(let query): "(\(write(query)))"
    case .named(let name): "$\(name.text)"
    case .it: "it"
    case .analysis(let call): write(call)
    }
  }

  private func write(_ stage: Stage) -> String {
    let word = stage.word.rawValue
    switch stage.arguments {
    case .nothing: return word
    case .condition(let it): return "\(word) \(write(it))"
    case .columns(let list):
      return "\(word) " + (list.isEmpty ? "*" : list.map { write($0) }.joined(separator: ", "))
    case .grouping(let keys, let across, let measures, let total):
      return "\(word) " + keys.map { write($0) }.joined(separator: ", ")
        + (across.map { " across \(write($0))" } ?? "")
        + (measures.isEmpty ? "" : ": " + measures.map { write($0) }.joined(separator: ", "))
        + (total ? " total" : "")
    case .measures(let list):
      return "\(word) " + list.map { write($0) }.joined(separator: ", ")
    case .order(let keys): return "\(word) " + keys.map { write($0) }.joined(separator: ", ")
    case .ranking(let number, let key):
      return "\(word) \(number)" + (key.map { " by \(write($0))" } ?? "")
    case .paths(let paths): return ([word] + paths.map { write($0) }).joined(separator: " ")
    case .target(let name): return "\(word) '\(name.text)'"
    case .change(let it): return word + write(it)
    case .chart(let kind): return word + (kind.map { " \($0.rawValue)" } ?? "")
    }
  }

  func write(_ column: Column) -> String {
    write(column.expression) + (column.name.map { " as \($0.text)" } ?? "")
  }

  private func write(_ key: SortKey) -> String {
    write(key.expression) + (key.descending ? "↓" : "")
  }

  func write(_ measure: Measure) -> String {
    let text: String
    switch measure.kind {
    case .count(let it): text = "count" + (it.map { "{\(write($0))}" } ?? "")
    case .share(let it, let known):
      text = "share" + (it.map { "{\(write($0))}" } ?? "") + (known ? " known" : "")
    case .of(let word, let it): text = "\(word.rawValue)(\(write(it)))"
    case .named(let name): text = name.text
    }
    return text + (measure.name.map { " as \($0.text)" } ?? "")
  }

  func write(_ path: Path) -> String {
    (path.dotted ? "." : "") + path.names.map { word($0.text) }.joined(separator: ".")
  }

  /// A condition on one line.
  package func write(_ condition: Condition) -> String {
    switch condition {
    case .and(let parts): "and(" + parts.map { write($0) }.joined(separator: ", ") + ")"
    case .or(let parts): "or(" + parts.map { write($0) }.joined(separator: ", ") + ")"
    case .not(let inner, _): "not(\(write(inner)))"
    case .compare(let left, let sign, let right, _):
      "\(write(left))\(sign.rawValue)\(write(right, of: left))"
    case .member(let left, let set, let negated, _):
      "\(write(left)) \(negated ? "not in" : "in") ["
        + set.map { write($0, of: left) }.joined(separator: ", ") + "]"
    case .between(let it, let low, let high, _): "\(write(it)) in \(write(low))..\(write(high))"
    case .text(let left, let word, let right, _):
      "\(write(left)) \(word.rawValue) \(write(right, of: left))"
    case .under(let left, let right, _): "\(write(left)) under \(write(right, of: left))"
    case .missing(let it, let known, _): "\(write(it)) \(known ? "known" : "missing")"
    case .holds(let it): "\(write(it))?"
    case .quantified(let quantifier, let name, let inner, _):
      "\(quantifier) \(word(name.text))" + (inner.map { "{\(write($0))}" } ?? "")
    case .competence(let name, let sign, let level, let negated, _):
      "\(negated ? "lacks" : "has") \(name.text)" + (sign?.rawValue ?? "")
        + (level.map { write($0, of: nil) } ?? "")
    }
  }
}
