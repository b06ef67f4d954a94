import KompLexicon
import KompModel

extension DelimitedFile {
  /// What the numbers of a column say; stops at the first cell that is none where asked to.
  func surveyNumbers(_ column: Int, stopping: Bool) -> NumberSurvey {
    withCells(column) { cells in
      var survey = NumberSurvey()
      let plain = ahead.parts(.numbers(column)) {
        PlainParts(count: cells.count) { cells.plainValue($0) }
      }
      if survey.takePlain(plain) { return survey }
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        let number = NumberText(cell)
        if number.kind == .invalid {
          if MissingWords.contains(cell) {
            survey.missingWords += 1
            continue
          }
          survey.invalid += 1
          if stopping { break }
          continue
        }
        survey.take(number)
      }
      return survey
    }
  }

  /// A column of numbers, counted in `10^-scale`.
  func readNumbers(_ column: Int, scale: Int, surveyed: NumberSurvey? = nil) -> ColumnReading {
    let survey = surveyed ?? surveyNumbers(column, stopping: false)
    if let plain = survey.plain,
      let column = NumberColumn.scaled(plain, upTo: survey.highest, by: scale)
    {
      return ColumnReading(column: column, bad: [], notes: [])
    }
    let marks = survey.marks(separator: separator)
    var rounded = 0
    let (values, misfits) = withCells(column) { cells in
      var values = [Int64](repeating: .min, count: cells.count)
      var misfits: [Misfit] = []
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        let number = NumberText(cell)
        if number.kind != .invalid && !number.isPercent, let places = marks.decimals(of: number) {
          if let value = NumberColumn.scaled(number, places: places, to: scale) {
            values[row] = value
            continue
          }
          if scale > 0, let value = NumberColumn.rounded(number, places: places, to: scale) {
            values[row] = value
            rounded += 1
            continue
          }
        } else if MissingWords.contains(cell) {
          continue
        }
        misfits.append(
          Misfit(row: row, reason: NumberColumn.reason(number, cells.said(row), marks, scale)))
      }
      return (values, misfits)
    }
    var notes: [Both] = []
    if let missing = missingNote(survey.missingWords) { notes.append(missing) }
    if let sentence = NumberColumn.sentence(marks) { notes.append(sentence) }
    if rounded > 0 {
      let cells = Counted.cells(rounded)
      notes.append(
        Both(
          "\(cells.english) rounded to \(scale) decimals",
          "\(cells.swedish) avrundade till \(scale) decimaler"))
    }
    return ColumnReading(
      column: Column(values), bad: placed(misfits, in: column), notes: notes)
  }
}

/// The arithmetic and the words of columns of numbers.
enum NumberColumn {
  /// The value in units of `10^-scale`; nil where that would lose a decimal or not fit.
  @inline(__always)
  static func scaled(_ number: NumberText, places: Int, to scale: Int) -> Int64? {
    if number.digits > 18 { return nil }
    var value = Int64(truncatingIfNeeded: number.value)
    var places = places
    while places > scale {
      if value % 10 != 0 { return nil }
      value /= 10
      places -= 1
    }
    while places < scale {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = next
      places += 1
    }
    return number.isNegative ? -value : value
  }

  /// Whole numbers in units of `10^-scale`; nil where the highest does not fit.
  static func scaled(_ values: Column, upTo highest: Int64, by scale: Int) -> Column? {
    if scale == 0 { return values }
    let unit = Int64(truncatingIfNeeded: NumberSurvey.power(scale))
    guard highest <= Int64.max / unit else { return nil }
    return values.times(unit)
  }

  /// The value rounded half-up, away from zero on a tie; nil where it does not fit.
  static func rounded(_ number: NumberText, places: Int, to scale: Int) -> Int64? {
    guard number.digits <= 18, places > scale else { return nil }
    // Eighteen digits behind nineteen decimals or more are nothing.
    if places - scale > 18 { return 0 }
    let unit = Int64(truncatingIfNeeded: NumberSurvey.power(places - scale))
    let value = Int64(truncatingIfNeeded: number.value)
    let up = (value + unit / 2) / unit
    return number.isNegative ? -up : up
  }

  /// Why a cell is not a number of its column.
  static func reason(_ number: NumberText, _ said: [UInt8], _ marks: NumberMarks, _ scale: Int)
    -> Both
  {
    let text = String(decoding: said, as: UTF8.self)
    if number.kind == .invalid {
      return Both("\"\(text)\" is not a number", "\"\(text)\" är inget tal")
    }
    if number.isPercent {
      return Both(
        "\"\(text)\" is a percentage where a number is wanted",
        "\"\(text)\" är en procentsats där ett tal väntas")
    }
    guard let places = marks.decimals(of: number) else {
      let whole = written(number, places: 0)
      let broken = written(number, places: number.lastDigits)
      if number.kind == .ambiguous {
        return Both(
          "\"\(text)\" can be \(whole) or \(broken)",
          "\"\(text)\" kan vara \(whole) eller \(broken)")
      }
      let mark = marks.decimal == .comma ? Both("comma", "komma") : Both("point", "punkt")
      return Both(
        "\"\(text)\" is not written as the rest of the column, whose decimal mark is a "
          + "\(mark.english)",
        "\"\(text)\" är inte skrivet som resten av kolumnen, vars decimaltecken är \(mark.swedish)")
    }
    if places > scale && scale == 0 && number.digits <= 18 {
      return Both(
        "\"\(text)\" is not a whole number", "\"\(text)\" är inget heltal")
    }
    return Both("\"\(text)\" is too large", "\"\(text)\" är för stort")
  }

  /// A number's digits with a point before the last places: komp's own way of writing.
  private static func written(_ number: NumberText, places: Int) -> String {
    var digits = String(number.value)
    while digits.utf8.count <= places { digits = "0" + digits }
    if places > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places)) }
    return (number.isNegative ? "-" : "") + digits
  }

  /// What was decided about the marks, where it is not plain.
  static func sentence(_ marks: NumberMarks) -> Both? {
    switch (marks.decimal, marks.fault, marks.isCertain) {
    case (_, .mixed, _):
      Both("comma and point are both decimal marks", "både komma och punkt är decimaltecken")
    case (_, .unclear, _):
      Both(
        "a comma or point before three digits can be decimal or between thousands",
        "komma eller punkt före tre siffror kan vara decimaltecken eller tusentalsavgränsare")
    case (.comma, nil, true): Both("decimal comma", "decimalkomma")
    case (.comma, nil, false):
      Both(
        "the comma taken as decimal, since the file's separator is a semicolon",
        "kommat tolkat som decimaltecken, eftersom filens skiljetecken är semikolon")
    case (.point, nil, false):
      Both("the point taken as decimal", "punkten tolkad som decimaltecken")
    default: nil
    }
  }
}
