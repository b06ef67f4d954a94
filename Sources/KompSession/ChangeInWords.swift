import KompLanguage
import KompLexicon
import KompModel

/// A change said the everyday way, `flytta P02 till hemsjukvård`, as the line that makes it.
struct ChangeInWords {
  private let person: (field: Words, value: Both)
  private let unit: (field: Words, value: Both)

  private static let moving: Set<String> = ["move", "transfer", "flytta", "förflytta"]
  private static let onto: Set<String> = ["to", "into", "till"]

  /// Reads folded words; nil where they say no move of a person to a unit.
  init?(_ words: [String], naming: EverydayQuestion.Naming) {
    guard let verb = words.first, Self.moving.contains(verb),
      case (.those(let field, let value), let length)? = naming(words[1...]),
      ["id", "name"].contains(field.main(in: .english)), words.count > length + 2,
      Self.onto.contains(words[length + 1]),
      case (.those(let place, let unit), let width)? = naming(words[(length + 2)...]),
      place.main(in: .english) == "unit", words.count == length + 2 + width
    else { return nil }
    person = (field, value)
    self.unit = (place, unit)
  }

  /// The line: from today on, as a change without a day is.
  func line(in tongue: Tongue) -> String {
    let staff = tongue == .swedish ? "personal" : "staff"
    let (keep, set) = (Keyword.where.main(in: tongue), Keyword.set.main(in: tongue))
    return "\(staff) \(keep) \(person.field.main(in: tongue))=\(person.value[tongue]) "
      + "\(set) \(unit.field.main(in: tongue))=\(unit.value[tongue])"
  }
}
