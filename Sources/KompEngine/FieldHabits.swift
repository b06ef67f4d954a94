import KompLanguage
import KompLexicon

/// Other words for fields that everyday speech and other systems use: suggested, never understood.
enum FieldHabits {
  /// The field meant, by its id, in the tongue of the word.
  static let meant: [String: (id: String, tongue: Tongue)] = {
    var table: [String: (id: String, tongue: Tongue)] = [:]
    for (id, english, swedish) in words {
      for word in english { table[word] = (id, .english) }
      for word in swedish { table[word] = (id, .swedish) }
    }
    return table
  }()

  /// Words for a part of full time and all of it, with the condition they mean.
  static let conditions: [String: String] = {
    var table: [String: String] = [:]
    for (word, sign) in PartTime.signs {
      let isSwedish = word.hasPrefix("del") || word.hasPrefix("hel")
      table[word] = (isSwedish ? "sysselsättningsgrad" : "degree") + sign
    }
    return table
  }()

  private static let words: [(id: String, english: [String], swedish: [String])] = [
    ("unit", ["workplace", "team", "ward", "site"], ["arbetsplats", "arbetsställe", "team"]),
    ("department", ["division", "organisation", "sector"], ["avdelning", "sektor", "område"]),
    ("profession", ["title", "role", "occupation", "job"], ["titel", "roll", "jobb", "tjänst"]),
    ("sex", ["gender"], ["genus", "kvinna", "man"]),
    ("born", ["birthday", "birthdate", "dob"], ["födelsedatum", "födelsedag", "födelseår"]),
    ("salary", ["pay", "wage"], ["månadslön", "inkomst"]),
    ("manager", ["boss", "head", "leader"], ["ledare", "enhetschef"]),
    ("form", ["contract", "employment_form"], ["anställningstyp", "avtalsform"]),
    ("hired", ["started", "start", "joined"], ["började", "startdatum"]),
    ("left", ["quit", "ended", "end"], ["slutat", "slutdatum", "avgång"]),
    ("tenure", ["seniority"], ["tjänstetid"]),
    ("degree", ["percent", "workload", "extent"], ["tjänstgöringsgrad", "procent", "omfattning"]),
    ("age", ["years", "old"], ["åldrar", "gammal"]),
    ("id", ["person", "number"], ["nummer", "anställningsnummer"]),
    ("step", ["stage", "grade"], ["trappsteg", "stegnivå"]),
    ("education", ["training", "schooling"], ["examen", "utbildningsnivå"]),
    ("licensed", ["licence", "license"], ["legitimation", "legitimerade"]),
  ]
}
