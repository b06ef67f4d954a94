import KompLanguage
import KompLexicon
import KompValues

extension BindingProblem {
  /// What is wrong with a change, in one sentence; empty for what is wrong with a question.
  var changeMessage: Both {
    switch fact {
    case .takes(let word, let field, let wanted):
      Both(
        "\(field.english) takes \(wanted.english), not \"\(word)\"",
        "\(field.swedish) tar \(wanted.swedish), inte \"\(word)\"")
    case .notRows(let what):
      Both(
        "only rows of the model can be changed, and \(what.english) is made of them",
        "bara modellens egna rader kan ändras, och \(what.swedish) är gjord av dem")
    case .computedField(let field, let from?):
      Both(
        "\(field.english) is computed from \(from.english) and cannot be given a value",
        "\(field.swedish) räknas fram ur \(from.swedish) och kan inte ges ett värde")
    case .computedField(let field, nil):
      Both(
        "\(field.english) is computed and cannot be given a value",
        "\(field.swedish) räknas fram och kan inte ges ett värde")
    case .needsValue(let field):
      Both("\(field.english) must have a value", "\(field.swedish) måste ha ett värde")
    case .givenTwice(let word):
      Both("\"\(word)\" is given a value twice", "\"\(word)\" får ett värde två gånger")
    case .onlyPeopleLeave(let of):
      Both(
        "only people and employments leave, not \(of.english)",
        "bara personer och anställningar slutar, inte \(of.swedish)")
    case .onlyPeople(let word, let of):
      Both(
        "\"\(word)\" goes with people, not with \(of.english)",
        "\"\(Keyword.spoken(word, in: .swedish))\" går ihop med personer, inte med \(of.swedish)")
    case .used(let name, let uses):
      Both(
        "\(name) is still used and is not removed:\n  "
          + uses.map(\.english).joined(separator: "\n  "),
        "\(name) används och tas inte bort:\n  "
          + uses.map(\.swedish).joined(separator: "\n  "))
    case .keyTaken(let word):
      Both("there is a \"\(word)\" already", "det finns redan en \"\(word)\"")
    case .underItself(let name):
      Both("\(name) would lie under itself", "\(name) skulle ligga under sig själv")
    case .endsBeforeStart(let first, let last):
      Both(
        "the last day \(last) comes before the first, \(first)",
        "den sista dagen \(last) kommer före den första, \(first)")
    default: Both("", "")
    }
  }
}
