import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// Tables are the report's here.
typealias Table = KompReport.Table

/// An engine's answer as a report: measures in cells, facts as remarks.
struct AnswerReport {
  let answered: Answered
  let source: Source
  let tongue: Tongue

  init(_ answered: Answered, source: Source, tongue: Tongue) {
    self.answered = answered
    self.source = source
    self.tongue = tongue
  }

  /// The table and what is said about it.
  var report: Report {
    let table = AnswerReport.table(answered)
    if let picture = answered.picture {
      let kind = Chart.Kind(rawValue: picture.kind.rawValue) ?? .bar
      let chart = Chart(kind, of: table, keys: picture.keys, measures: picture.measures)
      return Report([.chart(chart)], remarks: remarks)
    }
    return Report([answered.isFigure ? .figure(table) : .table(table)], remarks: remarks)
  }

  /// The rows and columns.
  static func table(_ answered: Answered) -> Table {
    let headings = answered.columns.map { column in
      Heading(
        id: column.id, title: column.title,
        isNumeric: column.type.isAmount)
    }
    // The rows are made when they are asked for; the answer is not changed by being read.
    nonisolated(unsafe) let answered = answered
    return Table(
      headings: headings, rowCount: answered.lineCount, hasTotal: answered.hasTotal
    ) { row, column in
      cell(answered.value(row, column))
    }
  }

  /// A value as a cell.
  static func cell(_ value: Value) -> Cell {
    switch value {
    case .missing: .missing
    case .text(let text): .text(text)
    case .word(let both): .word(both)
    case .flag(let flag): .flag(flag)
    case .digits(let number): .digits(number)
    case .number(let number, let places): .number(number, places: places)
    case .share(let above, let below): .share(numerator: above, denominator: below)
    case .percent(let share): .percent(share)
    case .months(let months): .months(months)
    case .day(let day): .day(day)
    }
  }

  private var remarks: [Remark] {
    let count = answered.rows.count
    var parts: [Both] = []
    if !answered.isFigure {
      let word = count == 1 ? answered.one : answered.many
      parts.append(
        Both(
          "\(Numeral.write(count, style: .english)) \(word.english)",
          "\(Numeral.write(count, style: .swedish)) \(word.swedish)"))
    }
    if let days { parts.append(days) }
    var remarks: [Remark] = []
    if !parts.isEmpty {
      remarks.append(
        Remark(
          .footer,
          Both(
            parts.map(\.english).joined(separator: " "),
            parts.map(\.swedish).joined(separator: " "))))
    }
    return remarks + gathered.map { Remark(.note, sentence($0)) }
  }

  /// The day, or those of the sides where they differ.
  private var days: Both? {
    let sides = answered.sides
    guard let first = sides.first?.day, !sides.allSatisfy({ $0.day == first }) else {
      return answered.day.map { Both("on \($0)", "den \($0)") }
    }
    func said(_ tongue: Tongue) -> String {
      sides.map { "\($0.name[tongue]) \($0.day?.description ?? "–")" }.joined(separator: ", ")
    }
    return Both("· \(said(.english))", "· \(said(.swedish))")
  }

  /// The facts, measures that left out the same values named together.
  private var gathered: [Fact] {
    var facts: [Fact] = []
    for fact in answered.facts {
      if case .skipped(let measure, let used, let total) = fact,
        case .skipped(let before, used, total)? = facts.last
      {
        facts[facts.count - 1] = .skipped(
          measure: Both(
            "\(before.english), \(measure.english)", "\(before.swedish), \(measure.swedish)"),
          used: used, of: total)
      } else {
        facts.append(fact)
      }
    }
    return facts
  }

  private func sentence(_ fact: Fact) -> Both {
    switch fact {
    case .missing(let field, let count, let kept):
      let where_ =
        kept == 0
        ? Both("not among the rows", "är inte med bland raderna")
        : kept == count
          ? Both("among the rows", "är med bland raderna")
          : Both("\(kept) of them among the rows", "\(kept) av dem är med bland raderna")
      return Both(
        "\(count) without \(field.english): \(where_.english)",
        "\(count) utan \(field.swedish): \(where_.swedish)")
    case .skipped(let measure, let used, let total):
      return Both(
        "\(measure.english): \(total - used) without a value left out, n = \(used)",
        "\(measure.swedish): \(total - used) utan värde är inte med, n = \(used)")
    case .unknownInShare(let measure, let count, let leftOut):
      return leftOut
        ? Both(
          "\(measure.english): \(count) unknown left out of the denominator",
          "\(measure.swedish): \(count) okända är inte med i nämnaren")
        : Both(
          "\(measure.english): \(count) unknown stand in the denominator",
          "\(measure.swedish): \(count) okända står i nämnaren")
    case .undated(let fields):
      return Both(
        "without dates, as imported: \(fields.map(\.english).joined(separator: ", "))",
        "utan datum, som importerat: \(fields.map(\.swedish).joined(separator: ", "))")
    case .future(let day):
      return Both(
        "\(day) lies ahead: nobody has left yet then",
        "\(day) ligger framåt i tiden: ingen har slutat än då")
    case .emptied(let place, let before):
      let stage = source[place]
      return Both(
        "\"\(stage)\" left none of \(before) rows", "\"\(stage)\" lämnade ingen av \(before) rader")
    case .alsoWorkHere(let count):
      return Both(
        count == 1
          ? "1 other works here through another employment"
          : "\(count) others work here through another employment",
        count == 1
          ? "1 annan arbetar här genom en annan anställning"
          : "\(count) andra arbetar här genom en annan anställning")
    case .lacking(let competence, let below, let expired, let never):
      return Both(
        "\(competence): \(below) assessed below, \(expired) no longer valid, "
          + "\(never) never assessed",
        "\(competence): \(below) bedömda lägre, \(expired) har gått ut, "
          + "\(never) aldrig bedömda")
    case .reading(let both): return both
    case .dayless(let tables):
      return Both(
        "without dates, as they are now: \(tables.map(\.english).joined(separator: ", "))",
        "utan datum, som de är nu: \(tables.map(\.swedish).joined(separator: ", "))")
    case .undatedRows(let rows, let count):
      return Both(
        "\(count) \(rows.english) without a first day: in force from the beginning",
        "\(count) \(rows.swedish) utan första dag: gäller från början")
    case .known(let day):
      return Both("as it was known on \(day)", "som det var känt den \(day)")
    case .alike(let count, let one, let many):
      let word = count == 1 ? one : many
      return Both(
        "\(count) \(word.english) the same on both sides, not listed",
        "\(count) \(word.swedish) lika på båda sidor, visas inte")
    case .noDifference: return Both("nothing differs", "ingenting skiljer")
    case .beside(let side, let fact):
      let said = sentence(fact)
      return Both("\(side.english): \(said.english)", "\(side.swedish): \(said.swedish)")
    }
  }
}

extension Report {
  /// Says in the footer how long the answer took.
  mutating func addTime(_ time: Both) {
    guard let footer = remarks.first, footer.kind == .footer else { return }
    remarks[0] = Remark(
      .footer,
      Both(
        "\(footer.text.english) · \(time.english)", "\(footer.text.swedish) · \(time.swedish)"))
  }
}
