import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A model with a day, asked in lines of the language through the real parser.
struct World {
  var environment: Environment

  init(_ model: Model, today: String = "2025-11-01", file: (any Relation)? = nil) {
    let day = Period(today)?.first ?? Day(number: 0)
    environment = Environment(
      model: model, today: day,
      file: { (name, _, _) throws(RelationFailure) in
        guard let file else { throw RelationFailure(Unreadable(name: name)) }
        return file
      })
  }

  /// What a line gives.
  func ask(_ line: String, isFile: Bool = false) -> Outcome {
    let reading = Parser.read(Source(name: "test", text: line), with: Book.phrases, isFile: isFile)
    var outcome = Outcome(codes: reading.problems.map(\.code))
    guard case .query(let query)? = reading.statements.first?.kind else {
      outcome.codes.append("no query")
      return outcome
    }
    let (plan, problems) = Runner.bind(query, in: environment)
    outcome.codes += problems.map(\.code)
    outcome.problems = problems
    guard let plan else { return outcome }
    do {
      outcome.answered = try Runner.run(plan)
    } catch {
      outcome.codes.append(error.problem.code)
    }
    return outcome
  }

  /// A query as it is read, for `let` and `define`.
  func query(_ line: String) -> Query? {
    let reading = Parser.read(Source(name: "test", text: line), with: Book.phrases, isFile: false)
    guard case .query(let query)? = reading.statements.first?.kind else { return nil }
    return query
  }
}

/// A file that is not there.
struct Unreadable: Explained {
  let name: String
  var code: String { "E0301" }
  func message(in tongue: Tongue) -> String { Both("no file", "ingen fil")[tongue] }
}

/// What a line gave: cells as plain text, problems, facts.
struct Outcome {
  var codes: [String]
  var problems: [BindingProblem] = []
  var answered: Answered?

  var facts: [Fact] { answered?.facts ?? [] }

  /// Every line's cells, the line of the whole last.
  var cells: [[String]] {
    guard let answered else { return [] }
    return (0..<answered.lineCount).map { line in
      answered.columns.indices.map { text(answered.value(line, $0)) }
    }
  }

  /// The cells with a blank between, a line each.
  var lines: [String] { cells.map { $0.joined(separator: " ") } }

  /// One column's cells.
  func column(_ id: String) -> [String] {
    guard let index = answered?.columns.firstIndex(where: { $0.id == id }) else { return [] }
    return cells.map { $0[index] }
  }

  var headings: [String] { answered?.columns.map(\.id) ?? [] }
}

/// A value as the tests write it.
func text(_ value: Value) -> String {
  switch value {
  case .missing: "-"
  case .digits(let number): "\(number)"
  case .text(let text): text
  case .word(let both): both.english
  case .flag(let flag): flag ? "yes" : "no"
  case .number(let number, let places): Numeral.write(number, places: places, style: .canonical)
  case .share(let above, let below): "\(above.numerator)/\(below.numerator)"
  case .percent(let share):
    Numeral.write(share.times(Exact(100)) ?? share, places: 1, style: .canonical) + "%"
  case .months(let months): "\(months)m"
  case .day(let day): day.description
  }
}

/// The phrasebook of what the engine and the schema declare.
enum Book {
  static let phrases: Phrasebook = {
    var fields: [Phrasebook.Entry] = []
    var values: [String: [Phrasebook.Entry]] = [:]
    for noun in Schema.nouns {
      for field in noun.fields where !fields.contains(where: { $0.id == field.id }) {
        fields.append(Phrasebook.Entry(id: field.id, words: field.words))
        if case .list(let list) = field.type {
          values[field.id] = list.values.map {
            Phrasebook.Entry(id: $0.main(in: .english), words: $0)
          }
        }
      }
    }
    return Phrasebook(
      nouns: Schema.nouns.flatMap { noun in
        noun.words.map { Phrasebook.Entry(id: noun.id.name, words: $0) }
      },
      fields: fields, values: values, later: [],
      stages: Dictionary(Stages.all.map { ($0.word, $0.shape) }, uniquingKeysWith: { a, _ in a }),
      commands: [:])
  }()
}
