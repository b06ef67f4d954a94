import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore
import KompValues

/// `import staff from "export.csv"`: a file's rows become part of the model.
enum ImportCommand: Command {
  static let word = Keyword.importing
  static let shape = CommandShape.importing
  static let summary = Both(
    "brings the rows of a file into the model", "för in en fils rader i modellen")
  static let form = Both(
    "import NOUN from \"FILE\" [as of DAY] [with FIELD=HEADING, …] [date format dmy] [complete] "
      + "[skipping bad rows] | import \"FILE.sqlite\"",
    "importera SUBSTANTIV från \"FIL\" [den DAG] [med FÄLT=RUBRIK, …] [datumformat dmy] [komplett] "
      + "[utan felrader] | importera \"FIL.sqlite\"")
  static let examples = ["import staff from \"personal.csv\" as of 2025-11-01"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    if case .file(let name?) = arguments { return try session.importWhole(name, call) }
    guard case .importing(let importing) = arguments else { return }
    var order = ImportOrder(
      noun: NounID(importing.noun), day: session.today,
      isComplete: importing.complete, skipsBadRows: importing.skippingBadRows)
    if let raw = importing.asOf {
      order.day = try session.day(raw, at: importing.asOfPlace ?? call.place)
      order.hasDay = true
    }
    if let format = importing.dateFormat { order.order = DateOrder(rawValue: folded(format.text)) }
    order.headings = importing.headings.map { assignment in
      (
        field: session.fieldID(assignment.name.text),
        heading: session.text(of: assignment.value)
      )
    }
    let path = session.path(of: importing.file)
    try session.mayRead(path, named: importing.file.text, at: importing.file.place)
    let outcome: ImportOutcome
    let wasUnsaved = session.isUnsaved
    do {
      let file = try FileTables.open(
        path, of: order.noun, leavingOutTotals: true)
      let environment = session.environment
      let (model, made) = try Importer.bring(
        file, into: session.asked, as: order, key: session.key,
        conditions: { text in
          KeptCondition.reading(text, environment).mapError { ConditionFault($0.reason) }
        })
      try session.adopt(model, line: call.source[call.place])
      outcome = made
    } catch {
      throw .explained(error.problem, importing.place(of: error.problem), .unreadable)
    }
    session.tell(
      outcome, of: importing, order: order, isFirst: !wasUnsaved, page: call.page)
  }
}

extension Importing {
  /// Where a problem stands: at the heading it is about, or at the file.
  fileprivate func place(of problem: any Explained) -> Place {
    guard problem.code == "E0602" else { return file.place }
    let message = problem.message(in: .english)
    return headings.first { heading in
      switch heading.value {
      case .word(let word), .text(let word): message.contains("\"\(word)\"")
      default: false
      }
    }?.valuePlace ?? file.place
  }
}

extension Session {
  /// The English id of a field's word in either tongue; the word itself where no field has it.
  func fieldID(_ word: String) -> String {
    let wanted = folded(word)
    return phrasebook.fields.first { $0.words.all.contains { folded($0) == wanted } }?.id ?? word
  }

  /// A literal as the text it was written as.
  func text(of literal: Literal) -> String {
    switch resolved(literal) {
    case .word(let word), .text(let word): word
    case .number(let number):
      Numeral.write(number, places: number.exactPlaces() ?? 6, style: .canonical)
    case .percent(let number):
      Numeral.write(
        number.times(Exact(100)) ?? number, places: number.exactPlaces() ?? 6, style: .canonical)
        + "%"
    case .period(_, let written): written
    case .span(let span): "\(span.count)"
    case .relative(.day(let offset)):
      today.adding(days: offset)?.description ?? ""
    case .relative, .shifted: ""
    case .parameter(let name): ":" + name
    }
  }

  /// A literal with its parameter looked up.
  func resolved(_ literal: Literal) -> Literal {
    guard case .parameter(let name) = literal else { return literal }
    return names.values[folded(name)] ?? literal
  }

  /// Says what an import did and decided, on standard error.
  func tell(
    _ outcome: ImportOutcome, of importing: Importing, order: ImportOrder, isFirst: Bool,
    page: Page
  ) {
    let noun = Schema.noun(order.noun)
    let many = noun?.many ?? Both("rows", "rader")
    let isNamed = importing.file.text.hasPrefix(":")
    let name = isNamed ? Paths.name(of: path(of: importing.file)) : importing.file.text
    func number(_ count: Int) -> Both {
      Both(Numeral.write(count, style: .english), Numeral.write(count, style: .swedish))
    }
    var remarks: [Remark] = []
    let (added, changed, same) = (
      number(outcome.added), number(outcome.changed), number(outcome.unchanged)
    )
    remarks.append(
      Remark(
        .footer,
        Both(
          "\(name): \(many.english): \(added.english) added, "
            + "\(changed.english) changed, \(same.english) left alone, as of \(order.day)",
          "\(name): \(many.swedish): \(added.swedish) nya, "
            + "\(changed.swedish) ändrade, \(same.swedish) oförändrade, den \(order.day)")))
    if outcome.left > 0 {
      remarks.append(
        Remark(
          .note,
          Both(
            "\(outcome.left) not in the file are taken to have left",
            "\(outcome.left) som inte finns i filen räknas som att de slutat")))
    }
    if outcome.protected > 0 {
      // The number itself could point somebody out where it is small.
      remarks.append(
        Remark(
          .note,
          outcome.protected >= 5
            ? Both(
              "\(outcome.protected) rows with protected identity were not loaded",
              "\(outcome.protected) rader med skyddade personuppgifter lästes inte in")
            : Both(
              "some rows with protected identity were not loaded",
              "några rader med skyddade personuppgifter lästes inte in")))
    }
    for bad in outcome.skipped {
      let place = "\(name):\(bad.place.line)"
      remarks.append(
        Remark(
          .note,
          Both(
            "left out: \(place), column \(bad.place.column) (\(bad.heading)), byte \(bad.place.byte): "
              + bad.reason.english,
            "utelämnad: \(place), kolumn \(bad.place.column) (\(bad.heading)), byte \(bad.place.byte): "
              + bad.reason.swedish)))
    }
    remarks += outcome.decisions.map { Remark(.note, Both("  " + $0.english, "  " + $0.swedish)) }
    if isInteractive, workspace == nil, isFirst {
      remarks.append(
        Remark(
          .note,
          Both(
            "the model lives in memory: save as \"name.kompdb\" keeps it",
            "modellen finns bara i minnet: spara som \"namn.kompdb\" behåller den")))
    }
    say(remarks)
  }

  /// The day a literal means; a period means its last day.
  func day(_ literal: Literal, at place: Place) throws(Failure) -> Day {
    let resolved = resolved(literal)
    switch resolved {
    case .period(let period, _): return period.last
    case .relative(.day(let offset)):
      if let day = today.adding(days: offset) { return day }
    case .shifted(let start, let span):
      if let day = span.day(from: try self.day(start, at: place)) { return day }
    default: break
    }
    throw .explained(SessionProblem.unknownSetting(text(of: resolved)), place, .wrong)
  }
}
