@testable import KompLexicon

/// Writes words wrong as people do: a slip on the keyboard, a lost dot, an inflected form.
struct Misspeller {
  var dice: Dice

  enum Slip: CaseIterable {
    case replaced, neighbour, dropped, extra, doubled, swapped, undotted, inflected
  }

  mutating func slip(_ word: String, as slip: Slip) -> String {
    var letters = Array(word.unicodeScalars)
    // The first letter is rarely the wrong one, but it happens here as often as any other.
    let place = Int.random(in: 0..<letters.count, using: &dice)
    switch slip {
    case .replaced: letters[place] = letter()
    case .neighbour:
      let keys = SwedishKeyboard.neighbours(of: letters[place]).filter {
        $0.properties.isAlphabetic
      }
      letters[place] = keys.randomElement(using: &dice) ?? letter()
    case .dropped: letters.remove(at: place)
    case .extra: letters.insert(letter(), at: place)
    case .doubled: letters.insert(letters[place], at: place)
    case .swapped: if place > 0 { letters.swapAt(place, place - 1) }
    case .undotted: return KeywordIndex.undotted(word)
    case .inflected:
      let last = letters.last ?? "a"
      let ending =
        "aeåäöu".unicodeScalars.contains(last) ? ["n", "s", "t", "ns"] : ["en", "et", "s", "ens"]
      return word + (ending.randomElement(using: &dice) ?? "s")
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: letters)
    return result
  }

  private mutating func letter() -> Unicode.Scalar {
    "abcdefghijklmnopqrstuvwxyzåäö".unicodeScalars.randomElement(using: &dice) ?? "a"
  }
}
