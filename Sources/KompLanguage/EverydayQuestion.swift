import KompLexicon
import KompValues

/// A whole question in everyday words, such as `how many at each step in each unit`.
///
/// It is recognised only where every word of it is understood, and never run. What names of the model
/// mean is told by whoever knows the model.
public struct EverydayQuestion {
  /// What words of everyday speech name.
  public enum Meant: Sendable {
    /// A field.
    case field(Words)
    /// Those with a value in a field, as it is written in each tongue: `unit=kommunrehab`.
    case those(Words, Both)
    /// Those within a branch of the organisation.
    case within(Words, String)
    /// Those whose name holds a word.
    case called(Words, String)
    /// A competence, as it is written.
    case competence(String)
    /// An analysis.
    case analysis(Words)
  }

  /// What a name at the start of some words means, and how many of them it takes.
  public typealias Naming = (ArraySlice<String>) -> (meant: Meant, length: Int)?

  private var keys: [(name: Words, isWithin: Bool)] = []
  private var tests: [Both] = []
  private var values: [(field: Words, values: [Both])] = []
  /// Who is looked at; a share is of them.
  private var population: [Both] = []
  private var populous: [(field: Words, values: [Both])] = []
  private var skills: [Both] = []
  /// The competence named last, where no level was said of it.
  private var competence: String?
  /// Whether what people want is asked for.
  private var wishes = false
  private var measures: [Both] = []
  private var analysis: Words?
  private var counts = false
  private var countsBeside = false
  private var shares = false
  private var shows = false
  private var countsFormer = false
  /// How many are asked for who come first by age.
  private var first: (count: Int, isOldest: Bool)?
  /// The year whose last day is asked about.
  private var year: Int?

  /// Reads folded words; nil where one of them is not understood.
  public init?(_ words: [String], naming: Naming) {
    var reading = ReadingWords(words)
    shows = words.first.map(EverydayWords.isShowing) ?? false
    if let test = Self.compared(words, naming) {
      tests = [test]
      return
    }
    while let word = reading.word {
      guard take(word, &reading, naming) else { return nil }
    }
    guard settle(reading) else { return nil }
    tests += settled(values)
    population += settled(populous)
    guard
      !keys.isEmpty || !tests.isEmpty || !population.isEmpty || !skills.isEmpty || !measures.isEmpty
        || first != nil || (counts && words.count > 1)
    else { return nil }
    // After `where` a field is compared with something, which was not understood.
    if reading.hasCondition, !keys.isEmpty, reading.joint == nil { return nil }
    if first != nil, !keys.isEmpty || analysis != nil || counts || shares || !measures.isEmpty {
      return nil
    }
    if analysis != nil, counts || shares || !skills.isEmpty || !measures.isEmpty { return nil }
    if reading.joint != nil { shows = false }
  }

  /// `nivå under 3` alone: the field that is named is compared, and not an age.
  private static func compared(_ words: [String], _ naming: Naming) -> Both? {
    guard words.count == 3, let sign = Habits.ages1[words[1]], let number = Int(words[2]),
      case .field(let field)? = naming(words[...])?.meant,
      ["level", "step", "age", "salary", "tenure"].contains(field.main(in: .english))
    else { return nil }
    func said(_ tongue: Tongue) -> String { "\(field.main(in: tongue))\(sign)\(number)" }
    return Both(said(.english), said(.swedish))
  }

  /// What was said of whole words, once all are read; false where a word has nothing that it says it of.
  private mutating func settle(_ reading: ReadingWords) -> Bool {
    if reading.lacks {
      if reading.asksWhat || reading.namesSkills, analysis == nil, skills.isEmpty {
        // `vad saknas i hemsjukvård`: what is lacking there, not who.
        analysis = Words("gap", "gap")
      } else if let last = keys.popLast() {
        // A word for what is missing stands after its field as well: `steg saknas`.
        tests.append(EverydayWords.missing(last.name))
      } else {
        return false
      }
    }
    guard reading.isAlone || reading.wants else {
      guard reading.namesSkills, !reading.lacks, skills.isEmpty, analysis == nil else {
        return true
      }
      // `kompetenser i kommunrehab`: who there has what.
      analysis = Words("matrix", "matris")
      return keys.isEmpty
    }
    // `ensam om sårvård`, `vill lära sig sårvård`: a table with a line for each competence.
    guard analysis == nil, !(reading.isAlone && reading.wants), let competence, skills.count == 1
    else { return false }
    if reading.isAlone { analysis = Words("vulnerability", "sårbarhet") }
    wishes = reading.wants
    skills = []
    tests.append(Both("competence=\(competence)", "kompetens=\(competence)"))
    return true
  }

  /// The tests of fields that were given values: of several in one field any will do, and women and men
  /// are everybody, one beside the other.
  private mutating func settled(_ values: [(field: Words, values: [Both])]) -> [Both] {
    values.compactMap { field, values in
      if field.main(in: .english) == "sex", values.count == 2 {
        keys.append((field, false))
        return nil
      }
      func said(_ tongue: Tongue) -> String {
        let list = values.map { $0[tongue] }.joined(separator: ", ")
        let name = field.main(in: tongue)
        return values.count == 1
          ? "\(name)=\(list)" : "\(name) \(Keyword.inSet.main(in: tongue)) (\(list))"
      }
      return Both(said(.english), said(.swedish))
    }
  }

  /// `sjuksköterskor i hemsjukvård`: a unit says who is looked at, and so does what is said after `in`.
  private mutating func give(_ field: Words, _ value: Both, isWithin: Bool) {
    if isWithin || field.main(in: .english) == "unit" {
      Self.give(field, value, to: &populous)
    } else {
      Self.give(field, value, to: &values)
    }
  }

  private static func give(
    _ field: Words, _ value: Both, to values: inout [(field: Words, values: [Both])]
  ) {
    guard let at = values.firstIndex(where: { $0.field == field }) else {
      values.append((field, [value]))
      return
    }
    if !values[at].values.contains(value) { values[at].values.append(value) }
  }

  private mutating func take(_ word: String, _ reading: inout ReadingWords, _ naming: Naming)
    -> Bool
  {
    if EverydayWords.has(word, in: EverydayWords.sharing) {
      shares = true
    } else if EverydayWords.has(word, in: EverydayWords.counting) {
      counts = true
      // `hur många procent` asks for one thing, `antal, andel kvinnor` for two.
      if !EverydayWords.has(word, in: ["many", "många"]) { countsBeside = true }
    } else if let sign = PartTime.signs[word] {
      tests.append(Both("degree\(sign)", "sysselsättningsgrad\(sign)"))
    } else if word == "part" || word == "full", reading.next.hasPrefix("time") {
      let sign = word == "part" ? "<100%" : "=100%"
      tests.append(Both("degree\(sign)", "sysselsättningsgrad\(sign)"))
      reading.step()
    } else if let test = reading.age() {
      tests.append(test)
      if keys.last?.name.main(in: .english) == "age" { keys.removeLast() }
      return true
    } else if let (test, last) = reading.retirement() {
      tests.append(test)
      year = last
      return true
    } else if let first = reading.superlative() {
      self.first = first
      return true
    } else if EverydayWords.old.contains(word) {
      keys = [(Words("name", "namn"), false), (Words("age", "ålder"), false)]
      shows = true
    } else if let test = reading.soon() {
      tests.append(test)
      return true
    } else if EverydayWords.groups.contains(word), keys.last?.name.main(in: .english) == "age",
      let ages = EverydayWords.spreads["åldersgrupper"]
    {
      keys[keys.count - 1].name = ages
    } else if let (test, isFormer) = reading.event() {
      tests.append(test)
      countsFormer = countsFormer || isFormer
      return true
    } else if let measure = EverydayWords.measure(word, reading.next, naming) {
      measures.append(measure.text)
      reading.step(measure.length)
      return true
    } else if let key = EverydayWords.spreads[word] {
      keys.append((key, reading.isWithin || (keys.count == 1 && reading.joint == 1)))
    } else if EverydayWords.has(word, in: EverydayWords.lacking) {
      reading.lacks = true
    } else if EverydayWords.has(word, in: EverydayWords.alone) {
      reading.isAlone = true
      if reading.next == "om" { reading.step() }
    } else if EverydayWords.has(word, in: EverydayWords.wanting) {
      reading.wants = true
    } else if !EverydayWords.has(word, in: EverydayWords.skillNouns),
      let (meant, length) = naming(reading.rest)
    {
      reading.step(length)
      take(meant, &reading)
      return true
    } else if EverydayWords.has(word, in: EverydayWords.within) {
      reading.isWithin = true
    } else if EverydayWords.has(word, in: EverydayWords.joints) {
      reading.joint = reading.joint ?? keys.count
    } else if EverydayWords.has(word, in: ["where", "där"]) {
      reading.hasCondition = true
    } else if EverydayWords.has(word, in: ["what", "vad"]) {
      reading.asksWhat = true
    } else if EverydayWords.has(word, in: EverydayWords.skillNouns) {
      reading.namesSkills = true
    } else if !EverydayWords.has(word, in: EverydayWords.fillers) {
      return false
    }
    reading.step()
    return true
  }

  private mutating func take(_ meant: Meant, _ reading: inout ReadingWords) {
    switch meant {
    case .field(let name):
      if !reading.lacks, let number = reading.number() {
        give(name, Both("\(number)", "\(number)"), isWithin: false)
        return
      }
      // `steg per enhet`: what is said after `per`, and not before it, is the outer key.
      let isOuter = reading.isWithin || (keys.count == 1 && reading.joint == 1)
      if reading.lacks {
        tests.append(EverydayWords.missing(name))
      } else if name.main(in: .english) == "fte", !shows {
        // Full-time equivalents are added up: nobody counts people with the same.
        measures.append(Both("sum fte", "summa årsarbetare"))
        counts = false
      } else {
        keys.append((name, isOuter))
      }
      reading.lacks = false
    case .those(let field, let value): give(field, value, isWithin: reading.isWithin)
    case .within(let field, let branch):
      func said(_ tongue: Tongue) -> String {
        "\(field.main(in: tongue)) \(Keyword.under.main(in: tongue)) \(branch)"
      }
      population.append(Both(said(.english), said(.swedish)))
    case .called(let field, let word):
      func said(_ tongue: Tongue) -> String {
        "\(field.main(in: tongue)) \(Keyword.contains.main(in: tongue)) \(word)"
      }
      tests.append(Both(said(.english), said(.swedish)))
    case .competence(let name):
      let level = reading.level().map { ">=\($0)" } ?? ""
      competence = level.isEmpty ? name : nil
      let verb = reading.lacks ? Keyword.lacks : .has
      skills.append(
        Both(
          "\(verb.main(in: .english)) \(name)\(level)", "\(verb.main(in: .swedish)) \(name)\(level)"
        ))
      reading.lacks = false
    case .analysis(let name): analysis = name
    }
    reading.isWithin = false
  }

  /// The query that asks for it.
  public func query(in tongue: Tongue) -> String {
    func word(_ keyword: Keyword) -> String { keyword.main(in: tongue) }
    func kept(_ conditions: [Both], asking: Bool) -> String {
      let stage = word(asking && !skills.isEmpty ? .that : .where)
      return conditions.isEmpty
        ? "" : " \(stage) " + conditions.map { $0[tongue] }.joined(separator: " \(word(.and)) ")
    }
    let keeps = kept(skills + tests + population, asking: true)
    // `step in each unit`: what is said last, within, is the outer key.
    var ordered = keys.map(\.name)
    if keys.count == 2, keys[1].isWithin { ordered.swapAt(0, 1) }
    let list = ordered.map { $0.main(in: tongue) }.joined(separator: ", ")
    let grouped = keys.isEmpty ? "" : " \(word(.by)) \(list)"
    if let analysis { return analysis.main(in: tongue) + grouped + keeps }
    let former = countsFormer ? " \(word(.includingFormer))" : ""
    let day = year.map { " \(word(.asOf)) \($0)-12-31" } ?? ""
    let rows = wishes ? Words("wishes", "önskemål") : Words("staff", "personal")
    let noun = rows.main(in: tongue) + former + day
    var columns = measures.map { $0[tongue] }
    if shares {
      let shared = (skills + tests).map { $0[tongue] }.joined(separator: " \(word(.and)) ")
      columns.append(word(.share) + (shared.isEmpty ? "" : " (\(shared))"))
    }
    if !columns.isEmpty {
      if shares ? countsBeside : counts { columns.insert(word(.count), at: 0) }
      let whole = noun + (shares ? kept(population, asking: false) : keeps)
      let said = columns.joined(separator: ", ")
      return keys.isEmpty
        ? "\(whole) \(word(.compute)) \(said)" : "\(whole)\(grouped): \(said)"
    }
    if let first {
      let ranked = (tongue == .swedish ? "ålder" : "age")
      let order =
        first.isOldest
        ? " \(word(.top)) \(first.count) \(tongue == .swedish ? "efter" : "by") \(ranked)"
        : " \(word(.sort)) \(ranked) \(word(.limit)) \(first.count)"
      return noun + keeps + order
    }
    if shows, !counts, !keys.isEmpty { return "\(noun)\(keeps) \(word(.show)) \(list)" }
    return (counts && keys.isEmpty ? "\(word(.count)) " : "") + noun + keeps + grouped
  }
}
