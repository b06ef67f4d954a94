import KompLanguage
import KompLexicon

/// A generator of random numbers that gives the same series for the same seed.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  mutating func chance(_ of: Int) -> Bool { below(of) == 0 }
  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
}

/// Writes random scripts that are right, in a mix of both tongues, spacings and quotes.
struct ScriptGenerator {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func script() -> String {
    var text = ""
    for _ in 0..<(1 + dice.below(6)) {
      if dice.chance(5) { text += "# a comment, with \"quotes\" and (\n" }
      if dice.chance(5) { text += "\n\n\n" }
      text += statement()
      text += dice.pick(["\n", "\n", "; ", " # end\n", "\n\n", "  \n", "\r\n"])
    }
    return text
  }

  mutating func word(_ keyword: Keyword) -> String {
    let spelled = dice.pick(keyword.spellings(in: dice.pick(Tongue.allCases)))
    return dice.chance(8) ? spelled.uppercased() : spelled
  }

  mutating func entry(_ list: [Phrasebook.Entry]) -> String { dice.pick(dice.pick(list).words.all) }

  mutating func noun() -> String { entry(book.nouns) }

  mutating func field() -> String {
    switch dice.below(8) {
    case 0: "GENDER"
    case 1: entry(book.fields) + "." + entry(book.fields)
    case 2: dice.pick(["avg_age", "medel_ålder", "count", "antal", "count_distinct_unit", "share"])
    case 3: dice.pick(["\"Employee Name\"", "'Lön (kr)'"])
    default: entry(book.fields)
    }
  }

  mutating func sign() -> String {
    let sign = dice.pick(Comparison.allCases).rawValue
    return dice.pick([sign, " \(sign) "])
  }

  mutating func gap() -> String {
    dice.pick([" ", " ", " ", "  ", "\n  ", " | ", "\n| ", " # note\n "])
  }

  mutating func value() -> String {
    switch dice.below(14) {
    case 0: "\"Vård och omsorg\""
    case 1: "”sa ’hej’”"
    case 2: "'a \"b\" c'"
    case 3: "\(dice.below(70))"
    case 4: "0.\(1 + dice.below(99))"
    case 5: "75%"
    case 6: dice.pick(["2026-05-01", "2026Q2", "2026", "2026w12", "2026-05", "2026T1", "2026H2"])
    case 7: "\(1 + dice.below(12)) " + word(dice.pick([.month, .day, .year, .quarter]))
    case 8: word(.today) + dice.pick(["", " - 2 " + word(.year)])
    case 9: ":u"
    case 10: "." + entry(book.fields)
    case 11: "-\(1 + dice.below(9))"
    default: dice.pick(["kommunrehab", "dals-ed", "P03", "visstid", "chef", "limit", "där", "3b"])
    }
  }

  mutating func set() -> String {
    let members = (0..<(1 + dice.below(3))).map { _ in
      dice.pick([value(), "..34", "35..54", "55..", "a..b"])
    }
    return "(" + members.joined(separator: dice.pick([", ", ",  "])) + ")"
  }

  mutating func condition(_ depth: Int = 0) -> String {
    switch dice.below(depth > 3 ? 12 : 17) {
    case 0: return field() + " " + word(dice.pick([.inSet, .notIn])) + " " + set()
    case 1: return field() + " " + word(.between) + " 3 " + word(.and) + " 5"
    case 2:
      let text = word(dice.pick([.contains, .startsWith, .endsWith, .matches]))
      return field() + " " + text + " \"*rehab*\""
    case 3: return field() + " " + word(.under) + " \"Vård och omsorg\""
    case 4: return field() + " " + word(dice.pick([.isMissing, .isKnown]))
    case 5: return word(dice.pick([.has, .lacks])) + " sårvård" + dice.pick(["", ">=3", " >= 3"])
    case 6: return entry(book.fields)
    case 7: return word(.year) + "(" + entry(book.fields) + ")" + sign() + "2020"
    case 8: return field() + " " + word(.inSet) + " " + relative()
    case 12: return "(" + condition(depth + 1) + ")"
    case 13: return word(.not) + " (" + condition(depth + 1) + ")"
    case 14: return condition(depth + 1) + " " + word(.and) + " " + condition(depth + 1)
    case 15: return condition(depth + 1) + " " + word(.or) + " " + condition(depth + 1)
    case 16:
      return word(dice.pick([.any, .all, .none])) + " " + noun() + " (" + condition(depth + 1) + ")"
    default: return field() + sign() + value()
    }
  }

  mutating func relative() -> String {
    let unit = word(dice.pick([.day, .week, .month, .quarter, .tertial, .halfYear, .year]))
    return dice.chance(2)
      ? word(dice.pick([.last, .next])) + " \(1 + dice.below(20)) " + unit
      : word(dice.pick([.previous, .this, .last])) + " " + unit
  }

  mutating func named() -> String { dice.chance(4) ? " " + word(.called) + " steg" : "" }

  mutating func measure() -> String {
    switch dice.below(5) {
    case 0: word(.count) + named()
    case 1: word(.count) + " (" + condition(3) + ")" + named()
    case 2: word(.share) + " (" + condition(3) + ")" + dice.pick(["", " " + word(.ofKnown)])
    default:
      word(dice.pick([.countDistinct, .sum, .average, .median, .minimum, .maximum])) + " "
        + entry(book.fields) + named()
    }
  }

  mutating func list(_ item: (inout ScriptGenerator) -> String) -> String {
    (0..<(1 + dice.below(3))).map { _ in item(&self) }.joined(
      separator: dice.pick([", ", " ,", ","]))
  }

  mutating func stage() -> String {
    switch dice.below(9) {
    case 0: word(.show) + " " + dice.pick(["*", list { $0.field() + $0.named() }])
    case 1: word(.hide) + " " + list { $0.entry(book.fields) }
    case 2:
      word(.by) + " " + list { $0.entry(book.fields) }
        + dice.pick(["", " " + word(.across) + " " + entry(book.fields)])
        + dice.pick(["", ": " + list { $0.measure() }]) + dice.pick(["", " " + word(.withTotal)])
    case 3: word(.compute) + " " + list { $0.measure() }
    case 4:
      word(.sort) + dice.pick([" ", " by "])
        + list { $0.entry(book.fields) + $0.dice.pick(["", " desc", " stigande"]) }
    case 5: word(.top) + " 5" + dice.pick(["", " " + word(.rankedBy) + " " + entry(book.fields)])
    case 6: word(.limit) + " \(dice.below(50))"
    case 7: word(.by) + " " + entry(book.fields) + " " + word(.inSet) + " (..34, 35..54, 55..)"
    default: word(dice.pick([.where, .that])) + " " + condition()
    }
  }

  /// An analysis with some of what may stand after its name.
  mutating func analysis() -> String {
    var parts = [
      dice.pick(["2028", "2026Q2", relative(), ":y"]),
      word(.at) + " 65" + dice.pick(["", ", 67"]),
      word(.forWhom) + " " + dice.pick(["P03", "\"Vård och omsorg\"", ":p", "(" + query(2) + ")"]),
      word(.by) + " " + list { $0.entry(book.fields) } + dice.pick(["", " " + word(.withTotal)]),
      word(.using) + " " + dice.pick(["kolada_out", "kolada_ut", "own"]),
      word(.with) + " " + dice.pick(["rounds", "omgångar", "mixed"]) + "=6"
        + dice.pick(["", ", rule=senaste", ", regel = högsta"]),
      word(.asOf) + " 2025-11-01",
    ]
    parts.shuffle(using: &dice)
    let few = parts.prefix(dice.below(4))
    return ([entry(book.analyses)] + few).joined(separator: " ")
  }

  mutating func ladder() -> String {
    var text = word(.ladder) + " " + dice.pick(["\"Fyra steg\"", "Fyrsteg"])
    if dice.chance(2) { text += " " + word(.forWhom) + " arbetsterapeut, \"b c\"" }
    for number in 1...(1 + dice.below(4)) {
      text += dice.pick(["\n  ", "\n", " ", " # why\n  "])
      text += dice.pick(["step", "steg", "STEG"]) + " \(number)"
      if dice.chance(2) { text += dice.pick([" \"Erfaren\"", " erfaren"]) }
      guard dice.chance(2) else { continue }
      text += " " + word(.requires) + " " + dice.pick(["", word(.must) + " "])
      text += "(" + condition(3) + ")"
      if dice.chance(2) { text += " " + word(.and) + " " + word(.must) + " yrke=b" }
    }
    return text + dice.pick(["\n", " # so\n", " "]) + word(.end) + "\n"
  }

  mutating func model() -> String {
    switch dice.below(7) {
    case 0: return ladder()
    case 1:
      let amount = dice.pick([
        "3 " + dice.pick(["staff", "medarbetare"]), "1.5 " + dice.pick(["fte", "årsarbetare"]),
        "25% " + word(.partOf) + " personal", word(.every) + " employees",
      ])
      return word(.need) + " kommunrehab: " + amount + " " + word(.where) + " " + condition(2)
        + dice.pick(["", " " + word(.from) + " 2027-01-01"])
        + dice.pick(["", " " + word(.until) + " 2028"])
        + dice.pick(["", " " + word(.priority) + " 1"])
    case 2: return word(.target) + " \"Vård och omsorg\": 1, 1,2 , 1"
    case 3:
      return word(.assess) + " P02 hjälpmedel = 3, \"b c\"=kan " + word(.from)
        + " 2025-11-01 källa=chef"
    case 4:
      return word(.place) + " P02, P03 steg=3 ladder=\"X\" " + word(.from) + " " + word(.today)
    case 5:
      return word(.why) + dice.pick(["", " 2", " " + word(.row) + " 2 " + entry(book.fields)])
    default:
      return word(.whyNot) + " P02" + dice.pick(["", " " + word(.inSet) + " " + analysis()])
    }
  }

  mutating func fieldValue() -> String {
    let sign = dice.pick(["=", " = "])
    return entry(book.fields)
      + dice.pick([sign + value(), sign + value(), " " + word(.isMissing)])
  }

  /// A stage that changes rows.
  mutating func change() -> String {
    let expects =
      dice.chance(4) ? " " + word(.expect) + " " + dice.pick(["", "<= "]) + "3 " + word(.row) : ""
    let from = dice.chance(3) ? " " + word(.from) + " 2026-01-01" : ""
    let text =
      switch dice.below(6) {
      case 0: word(.remove)
      case 1:
        word(.leave) + dice.pick(["", " 2028-12-31", " " + word(.on) + " 2028-12-31"])
          + dice.pick(["", " reason=\"x\"", ", orsak = \"x\""])
      case 2: word(.assess) + " hjälpmedel = 3, \"b c\"=2" + dice.pick(["", " källa=chef"]) + from
      case 3: word(.place) + " steg=3" + dice.pick(["", " ladder=\"F\"", ", stege=F"]) + from
      default: word(dice.pick([.set, .correct])) + " " + list { $0.fieldValue() } + from
      }
    return text + expects
  }

  /// A statement that `what if` can try.
  mutating func triable() -> String {
    switch dice.below(6) {
    case 0: word(.add) + " " + noun() + " " + list { $0.fieldValue() }
    case 1: word(.target) + " kommunrehab: 1, 2"
    case 2: word(.place) + " P02 steg=3"
    case 3: word(.need) + " kommunrehab: 3 personal " + word(.where) + " protected"
    default: dice.pick([noun(), word(.it)]) + " " + dice.pick(["", stage() + " "]) + change()
    }
  }

  mutating func whatIf() -> String {
    word(.whatIf) + " " + (0...dice.below(3)).map { _ in triable() }.joined(separator: ", ")
      + dice.pick([": ", " : ", " " + word(.then) + " "]) + query()
  }

  /// Statements that change the model, or take a change back.
  mutating func changing() -> String {
    switch dice.below(9) {
    case 0: return dice.pick([word(.undo), word(.redo)]) + dice.pick(["", " 5"])
    case 1: return word(.purge) + " P02" + dice.pick(["", ", P03"])
    case 2:
      return word(.export) + dice.pick(["", " " + noun()]) + " " + word(.to) + " \"x.sqlite\""
    case 3: return word(.scenario) + " \"2030\""
    case 4: return word(.compare) + " " + query()
    case 5: return triable()
    case 6: return whatIf()
    default: return noun() + gap() + dice.pick(["", stage() + gap()]) + change()
    }
  }

  mutating func query(_ depth: Int = 0) -> String {
    if dice.chance(4), depth < 2 { return pipe(analysis()) }
    return pipe(table())
  }

  private mutating func table() -> String {
    var text = dice.pick([noun(), noun(), word(.count) + " " + noun(), word(.show) + " " + noun()])
    if text.split(separator: " ").count == 1, dice.chance(5) {
      var clauses = [Keyword.asOf, .knownOn, .against]
      clauses.shuffle(using: &dice)
      for clause in clauses.prefix(1 + dice.below(2)) {
        text += " " + word(clause) + " " + dice.pick(["2025-11-01", "2025Q2", word(.today)])
        if dice.chance(3) { text += dice.pick([" - 2 ", " + 3 "]) + word(.month) }
      }
    }
    return text
  }

  private mutating func pipe(_ source: String) -> String {
    var text = source
    // Right after an analysis `by` is its argument.
    if dice.chance(2), source.contains(" ") { text += " |" }
    for _ in 0..<dice.below(5) { text += (text.hasSuffix("|") ? " " : gap()) + stage() }
    if text.hasSuffix("|") { text.removeLast() }
    if dice.chance(6) {
      text += " " + word(.chart) + dice.pick(["", " " + word(.bar), " " + word(.heat)])
    }
    return text + dice.pick(["", "", "", " " + word(.to) + " \"x.csv\"", " " + word(.to) + " csv"])
  }

  mutating func statement() -> String {
    switch dice.below(21) {
    case 12, 13, 14, 15: changing()
    case 0: word(.letValue) + " late = " + query()
    case 1: word(.define) + " junior: " + condition(2)
    case 2: word(.param) + " u: " + entry(book.fields) + " = kommunrehab \"Vilken?\""
    case 3: word(.printing) + " \"Steg\", :u, " + word(.count) + "(" + noun() + ")"
    case 4: word(.expect) + " " + word(.count) + "(" + noun() + ") = \(dice.below(9)) \"x\""
    case 5: word(.expect) + " \(dice.below(9)) " + word(.row)
    case 6: dice.pick(["set", word(.setting)]) + " " + word(.today) + " 2025-11-01"
    case 7: word(.run) + " late.komp u=kommunrehab n=3"
    case 8:
      word(.importing) + " " + noun() + " " + word(.from) + " data/x.csv " + word(.with)
        + " id=UNIQUE_ID, " + entry(book.fields) + "=A " + word(.complete)
    case 9: word(.explain) + " " + query()
    case 10, 11: model()
    default: query()
    }
  }
}
