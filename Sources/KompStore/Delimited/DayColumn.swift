import KompLexicon
import KompModel
import KompValues

extension DelimitedFile {
  /// What the dates of a column say; stops at the first cell that is none where asked to.
  func surveyDays(_ column: Int, order: DateOrder?, stopping: Bool) -> DaySurvey {
    withCells(column) { cells in
      var survey = DaySurvey(order: order, today: today)
      let plain = ahead.parts(.days(column)) {
        PlainMonths.withBegins { begins in
          PlainParts(count: cells.count) { cells.plainDayValue($0, begins) }
        }
      }
      if survey.takePlain(plain) { return survey }
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        let text = DayText(cell)
        if !text.isDate {
          if MissingWords.contains(cell) {
            survey.missingWords += 1
            continue
          }
          survey.invalid += 1
        } else {
          survey.take(text)
        }
        if stopping && survey.invalid > 0 { break }
      }
      return survey
    }
  }

  /// A column of days.
  func readDays(_ column: Int, order: DateOrder?, surveyed: DaySurvey? = nil) -> ColumnReading {
    let survey = surveyed ?? surveyDays(column, order: order, stopping: false)
    if let plain = survey.plain {
      return ColumnReading(column: plain, bad: [], notes: [])
    }
    let (values, misfits) = withCells(column) { cells in
      var values = [Int64](repeating: .min, count: cells.count)
      var misfits: [Misfit] = []
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        let text = DayText(cell)
        if text.isDate {
          let verdict = survey.verdict(text)
          if case .day(let day) = verdict {
            values[row] = Int64(day.number)
          } else {
            misfits.append(
              Misfit(row: row, reason: DayColumn.reason(verdict, text, cells.said(row), order)))
          }
        } else if !MissingWords.contains(cell) {
          let said = String(decoding: cells.said(row), as: UTF8.self)
          misfits.append(
            Misfit(
              row: row,
              reason: Both(
                "\"\(said)\" is not a date; a date is written 2026-05-01",
                "\"\(said)\" är inget datum; ett datum skrivs 2026-05-01")))
        }
      }
      return (values, misfits)
    }
    var notes: [Both] = []
    if let missing = missingNote(survey.missingWords) { notes.append(missing) }
    if let sentence = survey.sentence { notes.append(sentence) }
    return ColumnReading(column: Column(values), bad: placed(misfits, in: column), notes: notes)
  }
}

/// The words of columns of days.
enum DayColumn {
  /// The sentence for a column that needs an order.
  static let ask = Both(
    "add \"date format dmy\" or \"date format mdy\"",
    "lägg till \"datumformat dmy\" eller \"datumformat mdy\"")

  /// Why a date is not a day of its column.
  static func reason(
    _ verdict: DaySurvey.Verdict, _ text: DayText, _ said: [UInt8], _ order: DateOrder?
  ) -> Both {
    let written = String(decoding: said, as: UTF8.self)
    switch verdict {
    case .clock:
      return Both(
        "\"\(written)\" has a time of day where a day is wanted",
        "\"\(written)\" har ett klockslag där en dag väntas")
    case .open(let one, let other):
      return Both(
        "\"\(written)\" can be \(one) or \(other); \(ask.english)",
        "\"\(written)\" kan vara \(one) eller \(other); \(ask.swedish)")
    case .noDay, .day:
      let how = order.map { " in " + $0.rawValue } ?? ""
      let swedish = order.map { " i " + $0.rawValue } ?? ""
      let days = tooLate(text, order)
      return Both(
        "there is no day \"\(written)\"\(how)\(days.english)",
        "det finns ingen dag \"\(written)\"\(swedish)\(days.swedish)")
    }
  }

  /// How long the month is, where the day lies past its end.
  private static func tooLate(_ text: DayText, _ order: DateOrder?) -> Both {
    let (year, month, day) =
      text.lengths.0 == 4
      ? text.parts
      : order == .mdy
        ? (text.parts.2, text.parts.0, text.parts.1) : (text.parts.2, text.parts.1, text.parts.0)
    guard (1...12).contains(month), (29...31).contains(day), year > 99 else { return Both("", "") }
    let length = Day.length(ofMonth: month, in: year)
    return Both(
      "; month \(month) of \(year) has \(length) days",
      "; månad \(month) år \(year) har \(length) dagar")
  }
}
