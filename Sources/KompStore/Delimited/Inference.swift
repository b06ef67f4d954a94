import KompLexicon
import KompModel
import KompValues

/// The type that a column's values have, with the column read where finding out has read it already.
struct Inferred {
  var type: FieldType
  /// What was decided, each a sentence without the heading.
  var notes: [Both] = []
  /// A sentence where the column could have been more than text.
  var doubt: Both?
  var column: Column?
  /// The cells of that which could not be read.
  var bad: [BadCell] = []
}

extension Inferred {
  /// A type with the column read as it.
  fileprivate init(_ type: FieldType, _ reading: ColumnReading) {
    self.init(type: type, notes: reading.notes, column: reading.column, bad: reading.bad)
  }
}

extension DelimitedFile {
  /// Finds the type of a column from all its values.
  ///
  /// The first value says what the column can be; the column is walked on only while it still can be that,
  /// so a column of texts costs one look.
  func infer(_ column: Int, order: DateOrder?) -> Inferred {
    guard let first = firstValue(column) else { return Inferred(type: .text) }
    let isDigit = first[0] &- 0x30 < 10
    if isDigit || [0x2B, 0x2C, 0x2D, 0x2E, 0xE2].contains(first[0]) {
      let numbers = surveyNumbers(column, stopping: true)
      if numbers.invalid == 0 {
        return numbers.fewest == 8 && numbers.most == 8 && numbers.percents == 0
          ? inferCompactDays(column, numbers, order) : inferNumbers(column, numbers)
      }
      return isDigit ? inferDays(column, order) : Inferred(type: .text)
    }
    return inferFlags(column)
  }

  private func firstValue(_ column: Int) -> [UInt8]? {
    withCells(column) { cells in
      for row in 0..<cells.count where !cells[row].isEmpty {
        if !MissingWords.contains(cells[row]) { return Array(cells[row]) }
      }
      return nil
    }
  }

  private func inferNumbers(_ column: Int, _ survey: NumberSurvey) -> Inferred {
    // Codes begin with zeros; what is longer than 18 digits is a code too.
    if survey.leadingZeros > 0 || survey.overlong > 0 { return Inferred(type: .text) }
    let marks = survey.marks(separator: separator)
    if marks.fault != nil {
      return Inferred(type: .text, doubt: doubt(NumberColumn.sentence(marks)))
    }
    if survey.percents > 0 {
      let scale = min(survey.scale(marks) + 2, 9)
      guard survey.percents == survey.count, survey.fits(scale: scale) else {
        return Inferred(
          type: .text,
          doubt: doubt(
            Both("only some cells have a percent sign", "bara några celler har procenttecken")))
      }
      let reading = readShares(column, scale: scale)
      return Inferred(.share(scale: scale), reading)
    }
    let scale = survey.scale(marks)
    guard scale <= 18, survey.fits(scale: scale) else { return Inferred(type: .text) }
    let reading = readNumbers(column, scale: scale, surveyed: survey)
    return Inferred(.number(scale: scale), reading)
  }

  /// Eight digits throughout: days where all are days of the last centuries, else numbers.
  private func inferCompactDays(_ column: Int, _ numbers: NumberSurvey, _ order: DateOrder?)
    -> Inferred
  {
    let reading = readDays(column, order: order)
    let values = reading.column.widened
    let range = Int64(Day.compactRange.lowerBound)...Int64(Day.compactRange.upperBound)
    guard reading.bad.isEmpty, values.allSatisfy({ $0 == .min || range.contains($0) }) else {
      return inferNumbers(column, numbers)
    }
    return Inferred(.day, reading)
  }

  private func inferDays(_ column: Int, _ order: DateOrder?) -> Inferred {
    let survey = surveyDays(column, order: order, stopping: true)
    if survey.invalid > 0 || survey.clocks > 0 { return Inferred(type: .text) }
    if survey.hasCodeLooks && order == nil { return Inferred(type: .text) }
    let reading = readDays(column, order: order, surveyed: survey)
    if let bad = reading.bad.first {
      return Inferred(type: .text, doubt: doubt(bad.reason))
    }
    return Inferred(.day, reading)
  }

  private func inferFlags(_ column: Int) -> Inferred {
    // Two words, each in a few spellings of case; a third and it is text.
    let words: Set<String>? = withCells(column) { cells in
      let halves = SideBySide.halves(cells.count) { DelimitedFile.fewWords(cells, $0) }
      var words: Set<[UInt8]> = []
      for half in halves {
        guard let half else { return nil }
        words.formUnion(half)
      }
      if words.count > 16 { return nil }
      words = words.filter { word in !word.withUnsafeBufferPointer { MissingWords.contains($0) } }
      return words.count > 9
        ? nil : Set(words.map { folded(String(decoding: $0, as: UTF8.self)) })
    }
    guard let words, FlagWords.areFlags(words) else { return Inferred(type: .text) }
    let reading = readFlags(column)
    return Inferred(.flag, reading)
  }

  /// The different words of some rows; nil where there are many, or a long one.
  private static func fewWords(_ cells: ColumnCells, _ rows: Range<Int>) -> Set<[UInt8]>? {
    var words: [UnsafeBufferPointer<UInt8>] = []
    var seen = SeenTexts()
    for row in rows {
      let cell = cells[row]
      if cell.isEmpty { continue }
      if cell.count > 6 || words.count > 16 { return nil }
      _ = seen.code(cell) {
        words.append(cell)
        return words.count
      }
    }
    return Set(words.map { Array($0) })
  }

  /// The sentence for a column left as text though it could have been more.
  private func doubt(_ why: Both?) -> Both? {
    why.map { Both("read as text: \($0.english)", "läst som text: \($0.swedish)") }
  }
}

extension Day {
  /// The days that eight digits written together are taken for: 1900 to 2100.
  static let compactRange: ClosedRange<Int32> = {
    let first = Day(year: 1900, month: 1, day: 1)?.number ?? 0
    let last = Day(year: 2100, month: 12, day: 31)?.number ?? first
    return min(first, last)...last
  }()
}
