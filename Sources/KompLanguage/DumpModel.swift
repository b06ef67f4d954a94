import KompLexicon
import KompValues

/// Analyses and the model's own statements on one line.
extension Dump {
  func write(_ call: AnalysisCall) -> String {
    var text = call.id
    if let period = call.period { text += " \(write(period, of: nil))" }
    if !call.ages.isEmpty { text += " at " + call.ages.map { "\($0.age)" }.joined(separator: ", ") }
    switch call.subject {
    case .query(let query): text += " for (\(write(query)))"
    case .value(let value, _): text += " for \(write(value, of: nil))"
    case nil: break
    }
    if !call.keys.isEmpty { text += " by " + call.keys.map { write($0) }.joined(separator: ", ") }
    if call.total { text += " total" }
    if let name = call.definition { text += " using " + value(name.text, of: "using") }
    if !call.options.isEmpty {
      text += " with " + call.options.map { option($0) }.joined(separator: ", ")
    }
    return text
  }

  private func option(_ it: Assignment) -> String {
    let id = value(it.name.text, of: "with")
    let name = id == it.name.text ? word(id) : id
    return "\(name)=\(write(it.value, of: it.name.text))"
  }

  func write(_ it: LadderBlock) -> String {
    var text = "'\(it.name.text)'"
    if !it.professions.isEmpty {
      text += " for " + it.professions.map(\.text).joined(separator: ", ")
    }
    for step in it.steps {
      text += "; \(step.number)" + (step.name.map { " '\($0.text)'" } ?? "")
      let criteria = step.criteria.map { ($0.must ? "must " : "") + write($0.condition) }
      if !criteria.isEmpty { text += " requires " + criteria.joined(separator: " & ") }
    }
    return text
  }

  func write(_ it: NeedLine) -> String {
    let amount =
      switch it.amount {
      case .heads(let number): write(.number(number), of: nil) + " staff"
      case .fte(let number): write(.number(number), of: nil) + " fte"
      case .share(let share): write(.percent(share), of: nil)
      case .every: "every"
      }
    return "\(it.unit.text): \(amount) where \(write(it.condition))" + write(it.from, "from")
      + write(it.until, "until") + (it.priority.map { " priority \($0)" } ?? "")
  }

  func write(_ it: TargetLine) -> String {
    it.unit.text + (it.ladder.map { " on '\($0.text)'" } ?? "") + ": "
      + it.counts.map { String($0) }.joined(separator: ", ")
  }

  func write(_ people: [Name]) -> String { people.map(\.text).joined(separator: ", ") }

  func write(_ day: Literal?, _ word: String) -> String {
    day.map { " \(word) \(write($0, of: nil))" } ?? ""
  }
}
