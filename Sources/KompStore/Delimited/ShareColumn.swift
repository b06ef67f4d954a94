import KompLexicon
import KompModel

extension DelimitedFile {
  /// A column of shares in units of `10^-scale`: `75 %`, `75` and `0,75` are the same share.
  ///
  /// Without percent signs the whole column decides: percent where values are above 1, parts of 1 where none is.
  /// Where both occur, neither is guessed: the rarer kind is bad.
  func readShares(_ column: Int, scale: Int) -> ColumnReading {
    let survey = surveyNumbers(column, stopping: false)
    if let plain = survey.plain,
      let reading = ShareKinds.reading(plain, upTo: survey.highest, scale: scale)
    {
      return reading
    }
    let marks = survey.marks(separator: separator)
    var kinds = ShareKinds()
    withCells(column) { cells in
      for row in 0..<cells.count {
        let number = NumberText(cells[row])
        if let places = marks.decimals(of: number) { kinds.take(number, places) }
      }
    }
    let isPercent = kinds.isPercent
    let (values, misfits) = withCells(column) { cells in
      var values = [Int64](repeating: .min, count: cells.count)
      var misfits: [Misfit] = []
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        let number = NumberText(cell)
        guard number.kind != .invalid, let places = marks.decimals(of: number) else {
          if number.kind == .invalid && MissingWords.contains(cell) { continue }
          misfits.append(
            Misfit(
              row: row, reason: NumberColumn.reason(unsigned(number), cells.said(row), marks, scale)
            ))
          continue
        }
        let size = ShareKinds.Size(number, places)
        if !number.isPercent && !kinds.allows(size) {
          misfits.append(Misfit(row: row, reason: ShareKinds.reason(cells.said(row))))
          continue
        }
        let shift = number.isPercent || isPercent ? places + 2 : places
        if let value = NumberColumn.scaled(number, places: shift, to: scale)
          ?? NumberColumn.rounded(number, places: shift, to: scale)
        {
          values[row] = value
        } else {
          misfits.append(
            Misfit(
              row: row, reason: NumberColumn.reason(unsigned(number), cells.said(row), marks, scale)
            ))
        }
      }
      return (values, misfits)
    }
    var notes: [Both] = []
    if let missing = missingNote(survey.missingWords) { notes.append(missing) }
    if let sentence = NumberColumn.sentence(marks) { notes.append(sentence) }
    if let sentence = kinds.sentence { notes.append(sentence) }
    return ColumnReading(column: Column(values), bad: placed(misfits, in: column), notes: notes)
  }

  private func unsigned(_ number: NumberText) -> NumberText {
    var number = number
    number.isPercent = false
    return number
  }
}

/// How the shares of a column are written.
struct ShareKinds {
  /// A share without percent sign beside 0 and 1.
  enum Size {
    case zero, fraction, one, small, large

    init(_ number: NumberText, _ places: Int) {
      let one = NumberSurvey.power(places)
      self =
        number.value == 0
        ? .zero
        : number.value < one
          ? .fraction : number.value == one ? .one : number.value / 10 <= one ? .small : .large
    }
  }

  private var signs = 0
  private var fractions = 0
  private var ones = 0
  private var small = 0
  private var large = 0

  mutating func take(_ number: NumberText, _ places: Int) {
    if number.isPercent {
      signs += 1
      return
    }
    switch Size(number, places) {
    case .zero: break
    case .fraction: fractions += 1
    case .one: ones += 1
    case .small: small += 1
    case .large: large += 1
    }
  }

  /// Whole numbers read as shares; nil where one of them has no certain meaning, or does not fit.
  static func reading(_ plain: Column, upTo highest: Int64, scale: Int) -> ColumnReading? {
    var kinds = ShareKinds()
    for part in plain.parts { kinds.take(part) }
    let places = kinds.isPercent ? scale - 2 : scale
    guard kinds.ones == 0 || kinds.allows(.one), places >= 0,
      let column = NumberColumn.scaled(plain, upTo: highest, by: places)
    else { return nil }
    return ColumnReading(column: column, bad: [], notes: kinds.sentence.map { [$0] } ?? [])
  }

  /// Takes whole numbers in.
  private mutating func take(_ part: Part) {
    func count<T: FixedWidthInteger>(_ values: [T]) {
      var (ones, small, large) = (0, 0, 0)
      for value in values {
        ones &+= value == 1 ? 1 : 0
        // Those of which a tenth is at most one.
        small &+= value > 1 && value < 20 ? 1 : 0
        large &+= value >= 20 ? 1 : 0
      }
      self.ones += ones
      self.small += small
      self.large += large
    }
    switch part {
    case .bytes(let values): count(values)
    case .shorts(let values): count(values)
    case .ints(let values): count(values)
    case .longs(let values): count(values)
    }
  }

  /// Whether values without a sign are percent; else they are parts of 1.
  var isPercent: Bool { small + large + signs > 0 && small + large + signs >= fractions }

  /// Whether a value without a sign has a certain meaning in the column.
  func allows(_ size: Size) -> Bool {
    switch size {
    case .zero: true
    case .fraction: !isPercent
    // 1 among 75 and 100 can be one percent or the whole; among 2 and 3 it is one percent.
    case .one: !isPercent || small > 0
    case .small, .large: isPercent
    }
  }

  /// Why a share has no certain meaning.
  static func reason(_ said: [UInt8]) -> Both {
    let text = String(decoding: said, as: UTF8.self)
    return Both(
      "\"\(text)\" can be \(text) % or \(text) of 1: the column has both kinds; "
        + "with a percent sign it can be read",
      "\"\(text)\" kan vara \(text) % eller \(text) av 1: kolumnen har båda sorterna; "
        + "med procenttecken kan det läsas")
  }

  /// What was decided, where values have no sign.
  var sentence: Both? {
    if fractions + ones + small + large == 0 { return nil }
    return isPercent
      ? Both("read as percent", "läst som procent")
      : Both("read as parts of 1", "läst som delar av 1")
  }
}
