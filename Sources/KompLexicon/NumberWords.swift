/// Numbers in words, as they are spoken: suggested in digits, never understood.
public enum NumberWords {
  /// The number that a word of either tongue is.
  public static func number(_ word: String) -> Int? { table[word.lowercased()] }

  private static let table: [String: Int] = {
    let english =
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
      + "fifteen sixteen seventeen eighteen nineteen twenty"
    let swedish =
      "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
      + "sjutton arton nitton tjugo"
    let tens = [
      "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "hundred": 100,
      "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "hundra": 100,
      "en": 1,
    ]
    var table = tens
    // The English six is written like a Swedish field; the Swedish six like an English one.
    for words in [english, swedish] {
      for (number, word) in words.split(separator: " ").enumerated() {
        table[String(word)] = number
      }
    }
    return table
  }()
}
