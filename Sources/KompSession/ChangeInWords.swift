import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A change said the everyday way, `flytta P02 till hemsjukvård` or `P02 går i pension 2026-05-01`, as the
/// line that makes it.
struct ChangeInWords {
  private let person: (field: Words, value: Both)
  private let doing: Doing

  private enum Doing {
    case moving(field: Words, unit: Both)
    case leaving(Day?)
  }

  private static let moving: Set<String> = ["move", "transfer", "flytta", "förflytta"]
  private static let onto: Set<String> = ["to", "into", "till"]
  private static let days: Set<String> = ["on", "from", "den", "per", "från"]

  /// Reads folded words; nil where they say neither that a person moves to a unit nor that one leaves.
  init?(_ words: [String], naming: EverydayQuestion.Naming) {
    let first = words.first.map(Self.moving.contains) == true ? 1 : 0
    guard case (.those(let field, let value), let length)? = naming(words[first...]),
      ["id", "name"].contains(field.main(in: .english))
    else { return nil }
    let rest = words[(first + length)...]
    guard let doing = first == 1 ? Self.move(rest, naming) : Self.leave(rest) else { return nil }
    person = (field, value)
    self.doing = doing
  }

  /// `till hemsjukvård`.
  private static func move(_ words: ArraySlice<String>, _ naming: EverydayQuestion.Naming) -> Doing?
  {
    guard let word = words.first, onto.contains(word),
      case (.those(let field, let unit), let width)? = naming(words.dropFirst()),
      field.main(in: .english) == "unit", words.count == 1 + width
    else { return nil }
    return .moving(field: field, unit: unit)
  }

  /// `går i pension den 2026-05-01`, the day last where it is said.
  private static func leave(_ words: ArraySlice<String>) -> Doing? {
    var verb = words
    let day = verb.last.flatMap { Day(iso: $0) }
    if day != nil {
      verb = verb.dropLast()
      if let word = verb.last, days.contains(word) { verb = verb.dropLast() }
    }
    return EverydayQuestion.saysLeaving(verb.joined(separator: " ")) ? .leaving(day) : nil
  }

  /// The line; without a day it is of the day asked about, as every change is.
  func line(in tongue: Tongue) -> String {
    let staff = tongue == .swedish ? "personal" : "staff"
    let named =
      "\(staff) \(Keyword.where.main(in: tongue)) "
      + "\(person.field.main(in: tongue))=\(person.value[tongue]) "
    switch doing {
    case .moving(let field, let unit):
      return named + "\(Keyword.set.main(in: tongue)) \(field.main(in: tongue))=\(unit[tongue])"
    case .leaving(let day):
      return named + Keyword.leave.main(in: tongue) + (day.map { " \($0)" } ?? "")
    }
  }
}
