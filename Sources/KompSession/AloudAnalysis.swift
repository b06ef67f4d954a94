import KompLanguage
import KompLexicon
import KompValues

extension Aloud {
  /// An analysis with its arguments as a sentence.
  func analysis(_ call: AnalysisCall, on day: Day) -> String {
    let name = phrasebook.analyses.first { $0.id == call.id }?.words.main(in: tongue)
    var text = (name ?? call.name.text) + both(" on \(day)", " den \(day)")
    if let period = call.period {
      let horizon = literal(period, of: nil)
      text += both(", and at the end of \(horizon)", ", och vid slutet av \(horizon)")
    }
    if !call.ages.isEmpty {
      let ages = call.ages.map { "\($0.age)" }.joined(separator: both(" or ", " eller "))
      text += both(
        ", those gone who have turned \(ages)", ", de borta som har fyllt \(ages)")
    }
    switch call.subject {
    case nil: break
    case .query(let query)?:
      let people = "(\(self.query(query)))"
      text += both(", of the people in \(people)", ", av personerna i \(people)")
    case .value(let value, _)?:
      let thing = literal(value, of: nil)
      text += both(", for \(thing)", ", för \(thing)")
    }
    if !call.keys.isEmpty {
      text += both(", a row for each ", ", en rad för varje ") + list(call.keys.map(column))
    }
    if call.total { text += both(", and a line for the whole", ", och en rad för helheten") }
    if let definition = call.definition {
      text += both(", using ", ", enligt ") + definition.text
    }
    if !call.options.isEmpty {
      text +=
        both(", with ", ", med ")
        + list(call.options.map { "\($0.name.text)=\(literal($0.value, of: nil))" })
    }
    return text
  }

  /// What is said of the day besides the day itself: what was known when, and what is compared.
  func time(_ time: TimeClause) -> String {
    var text = ""
    if let known = time.knownOn {
      let day = literal(known, of: nil)
      text += both(", as it was known on \(day)", ", som det var känt den \(day)")
    }
    if let other = time.against {
      let first = time.asOf.map { literal($0, of: nil) } ?? Keyword.today.main(in: tongue)
      let second = literal(other, of: nil)
      text += both(", \(first) beside \(second)", ", \(first) bredvid \(second)")
    }
    return text
  }
}
