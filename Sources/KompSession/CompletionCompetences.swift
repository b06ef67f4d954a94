import KompLexicon
import KompModel
import KompValues

// After `has` and `lacks` and in `assess`: the competences there are, of a catalogue of thousands too.
extension Spot {
  /// The competences that begin with what is typed, in order.
  func competences(beginning typed: String, quoted: Bool) -> [Completion.Candidate] {
    completer.competences().filter { Quoting.begins($0, with: typed) }.map {
      Completion.Candidate(
        Quoting.written($0, always: quoted), Both("competence", "kompetens")[session.tongue],
        .value,
        spellings: [$0])
    }
  }
}

extension Completer {
  /// The names of the competences in order, each once; put in order once for each model.
  func competences() -> [String] {
    if let known = competenceNames { return known }
    let register = session.model["competences"]
    var seen: Set<String> = []
    var names: [String] = []
    for row in 0..<register.count where !register.removed.contains(Int32(row)) {
      if let name = register.text("name", row), seen.insert(name).inserted { names.append(name) }
    }
    let sorted = names.sorted(by: SwedishOrder.precedes)
    competenceNames = sorted
    return sorted
  }
}
