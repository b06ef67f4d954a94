import KompEngine
import KompLexicon
import KompModel
import KompValues

/// Numbers, names and formulas as they stand in a reason, in both tongues.
enum Saying {
  /// A whole number.
  static func whole(_ number: Int) -> Both {
    Both(Numeral.write(number, style: .english), Numeral.write(number, style: .swedish))
  }

  /// An exact number with the decimals it needs, at most four.
  static func exact(_ number: Exact) -> Both {
    let places = number.exactPlaces(limit: 4) ?? 4
    return Both(
      Numeral.write(number, places: places, style: .english),
      Numeral.write(number, places: places, style: .swedish))
  }

  /// A share as percent with one decimal.
  static func percent(_ above: Exact, of below: Exact) -> Both {
    guard let share = below.inverse.flatMap({ above.times($0) }) else { return Both("–", "–") }
    return Both(
      Numeral.percent(share, places: 1, style: .english),
      Numeral.percent(share, places: 1, style: .swedish))
  }

  /// A figure as it stands after the sign of equality.
  static func figure(_ figure: Figure) -> Both {
    switch figure {
    case .missing: Both("–", "–")
    case .whole(let number): whole(Int(number))
    case .exact(let number): exact(number)
    case .share(let above, let below): percent(above, of: below)
    case .day(let day): Both(day.description, day.description)
    case .text(let text): Both(text, text)
    }
  }

  /// A key's value by its name: a unit, a word of a list, a number.
  static func value(_ figure: Figure, of type: FieldType, on staff: Roster) -> Both {
    guard case .whole(let number) = figure else { return Saying.figure(figure) }
    switch type {
    case .reference(let noun):
      let label = staff.roster(noun)?.label(Int(number)) ?? "–"
      return Both(label, label)
    case .list(let list):
      guard list.values.indices.contains(Int(number)) else { return Both("–", "–") }
      let words = list.values[Int(number)]
      return Both(words.main(in: .english), words.main(in: .swedish))
    case .flag: return flag(number != 0)
    default: return Saying.figure(figure)
    }
  }

  /// A text, missing where it is empty.
  static func text(_ text: String) -> Figure { text.isEmpty ? .missing : .text(text) }

  /// Yes or no.
  static func flag(_ isSo: Bool) -> Both { isSo ? Both("yes", "ja") : Both("no", "nej") }

  /// So many of something.
  static func count(_ number: Int, _ one: Both, _ many: Both) -> Both {
    whole(number) + " " + (number == 1 ? one : many)
  }

  /// People, counted.
  static func people(_ number: Int) -> Both {
    count(number, Both("person", "person"), Both("people", "personer"))
  }

  /// Texts put after each other with a separator.
  static func joined(_ texts: [Both], by separator: String) -> Both {
    Both(
      texts.map(\.english).joined(separator: separator),
      texts.map(\.swedish).joined(separator: separator))
  }

  /// A sum of terms: each of them where they are few, else how many there are.
  static func sum(_ terms: [Both], of many: Both) -> Both {
    if terms.count == 1 { return terms[0] }
    if terms.isEmpty { return Both("0", "0") }
    if terms.count <= 12 { return joined(terms, by: " + ") }
    return Both("the sum over ", "summan över ") + whole(terms.count) + " " + many
  }
}

extension Both {
  /// Two texts after each other.
  static func + (a: Both, b: Both) -> Both {
    Both(a.english + b.english, a.swedish + b.swedish)
  }

  /// A text and what both tongues write alike.
  static func + (a: Both, b: String) -> Both { Both(a.english + b, a.swedish + b) }
}

extension Roster {
  /// What a row is called: a person by name, else by id.
  func label(_ row: Int) -> String {
    guard row >= 0, row < count else { return "–" }
    for id in [nounOfRows.id == .staff ? "name" : nounOfRows.label, nounOfRows.key] {
      if let text = column(id).text(row) { return text }
    }
    return "–"
  }

  /// The rows that are there on the day, of some or of all.
  func there(_ among: [Int32]?) -> [Int32] {
    let present = present
    let all = among ?? (0..<Int32(count)).map { $0 }
    return all.filter { Int($0) < count && $0 >= 0 && (present?[Int($0)] ?? true) }
  }

  /// A column as row numbers of what it refers to, −1 where there is none.
  func references(_ id: String) -> [Int32] {
    column(id).widened.map { $0 < 0 ? -1 : Int32(clamping: $0) }
  }
}

extension Both {
  /// A text and one in both tongues.
  static func + (a: String, b: Both) -> Both { Both(a + b.english, a + b.swedish) }
}
