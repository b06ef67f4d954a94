import KompEngine
import KompLanguage
import KompLexicon
import KompModel

@testable import KompSession

/// A stream of numbers that is the same on every run.
struct SlipDice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below a limit.
  mutating func roll(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(below: list.count)] }
}

/// Slips of the hand and of the tongue, made by dice.
enum Slips {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzåäö")
  private static let keys = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"].map { Array($0) }
  private static let endings = ["en", "et", "n", "s", "na", "er", "ens"]

  /// A word with one slip: a wrong, lost, extra or doubled letter, two that changed places, a key
  /// beside, lost dots, an ending.
  static func slip(_ word: String, _ dice: inout SlipDice) -> String {
    var letters = Array(word)
    let place = dice.roll(below: letters.count)
    switch dice.roll(below: 8) {
    case 0: letters[place] = dice.pick(alphabet)
    case 1:
      let letter = Character(letters[place].lowercased())
      for row in keys {
        guard let at = row.firstIndex(of: letter) else { continue }
        letters[place] = row[at == 0 ? 1 : at - 1]
      }
    case 2: letters.remove(at: place)
    case 3: letters.insert(letters[place], at: place)
    case 4: if place > 0 { letters.swapAt(place, place - 1) }
    case 5: letters.insert(dice.pick(alphabet), at: place)
    case 6:
      let plain = letters.map { letter -> Character in
        switch letter {
        case "å", "ä": "a"
        case "ö": "o"
        default: letter
        }
      }
      return String(plain)
    default: return word + dice.pick(endings)
    }
    return String(letters)
  }

  /// Lines that are right, in which the word between « and » is misspelt.
  static let lines: [String] = [
    "«staff» where age>60 show name", "«personal» där ålder>60 visa namn",
    "staff «where» age>60", "personal «där» ålder>60 visa namn", "«units» where kind=unit",
    "«enheter» där slag=enhet", "«medarbetare» per enhet", "«employees» by unit",
    "«professions» show name", "«yrken» visa namn", "«anställningar» per enhet",
    "«employments» by unit", "staff where age>60 «show» name, unit",
    "personal där ålder>60 «visa» namn, enhet", "staff «sort» name", "personal «sortera» namn",
    "staff «limit» 5", "personal «första» 5", "staff «distinct» unit", "personal «unika» enhet",
    "staff «compute» avg age", "personal «beräkna» medel ålder", "staff by unit: «median» age",
    "personal per enhet: «medel» ålder", "staff by unit: «count»", "personal per enhet: «antal»",
    "staff where name «contains» berg", "personal där namn «innehåller» berg",
    "staff where age «between» 30 and 40", "personal där ålder «mellan» 30 och 40",
    "staff sort age «descending»", "personal sortera ålder «fallande»",
    "«import» staff from \"personal.csv\"", "«importera» personal från \"personal.csv\"",
    "staff by unit «across» step", "«describe» staff", "«beskriv» personal",
    "«sammanfatta» personal", "«summarize» staff", "staff «hide» salary", "personal «dölj» lön",
    "staff where «department»=\"Vård och omsorg\"",
    "personal där «förvaltning»=\"Vård och omsorg\"",
    "staff where «profession»=kock", "personal där «yrke»=kock", "staff where «education» is known",
    "personal där «utbildning» finns", "staff show name, «salary»", "personal visa namn, «lön»",
    "staff sort «tenure»", "personal sortera «anställningstid»", "staff by «unit»",
    "personal per «enhet»", "staff where «degree»<50%", "personal där «sysselsättningsgrad»<50%",
    "staff where «manager»=P03", "personal där «chef»=P03", "staff by unit: avg «age»",
    "personal per enhet: medel «ålder»", "staff where «hired»<2020", "personal där «anställd»<2020",
    "staff where unit=«kommunrehab»", "personal där enhet=«kommunrehab»",
    "staff where unit=«hemsjukvård»", "personal där enhet=«hemsjukvård»",
    "personal där enhet=«Björkgården»", "staff where unit=«Ängskolan»",
    "personal där yrke=«undersköterska»", "staff where profession=«sjuksköterska»",
    "personal där yrke=«arbetsterapeut»", "staff where profession=«fysioterapeut»",
    "personal där yrke=«grundskollärare»", "staff where profession=«förskollärare»",
    "personal där yrke=«barnskötare»", "staff where profession=«lokalvårdare»",
    "personal där yrke=«vårdbiträde»", "staff where profession=«enhetschef»",
    "staff where sex=«female»", "personal där kön=«kvinna»", "staff where form=«permanent»",
    "personal där anställningsform=«tillsvidare»", "personal där anställningsform=«vikariat»",
    "staff where ladder=«Fyrstegsmodell»", "personal där utbildning=«gymnasial»",
    "personal där orsak=«Pension»",
  ]
}
