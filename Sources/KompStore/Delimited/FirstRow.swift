import KompLexicon
import KompValues

/// What the first record of a file is: headings, data, or a title that should not be there.
struct FirstRow {
  /// The headings, one a column.
  let headings: [String]
  /// Whether the first record holds them.
  let isHeading: Bool
  /// What was decided that is not plain.
  let decisions: [Both]

  /// How many records are compared with the first.
  private static let sample = 100

  /// The first record looked at beside those after it.
  init(_ index: CellIndex, _ text: DecodedText, columns: Int) throws(TextDecoder.Stopped) {
    let first = (0..<columns).map { FirstRow.cell(index, text, 0, $0) }
    let held = first.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
    if columns >= 3 && held == 1 && index.records > 2 {
      let second = (0..<columns).map { FirstRow.cell(index, text, 1, $0) }
      if !second.contains("") {
        throw TextDecoder.Stopped(
          fact: .titleRow(line: index.line(of: 0, in: text), found: 1, wanted: columns))
      }
    }
    isHeading = !FirstRow.isData(first, index, text)
    var decisions: [Both] = []
    var names = isHeading ? first : [String](repeating: "", count: columns)
    if !isHeading {
      decisions.append(
        Both(
          "the first line is data: the columns are called column 1, column 2 …",
          "första raden är data: kolumnerna kallas column 1, column 2 …"))
    }
    var taken = Set(names.filter { !$0.isEmpty }.map(folded))
    var seen: Set<String> = []
    var unnamed: [String] = []
    var renamed: [String] = []
    for column in names.indices {
      let wanted = names[column].isEmpty ? "column \(column + 1)" : names[column]
      var name = wanted
      var number = 2
      while seen.contains(folded(name)) || (name != names[column] && taken.contains(folded(name))) {
        name = "\(wanted) (\(number))"
        number += 1
      }
      if isHeading && names[column].isEmpty { unnamed.append(String(column + 1)) }
      if !names[column].isEmpty && name != names[column] { renamed.append(name) }
      seen.insert(folded(name))
      taken.insert(folded(name))
      names[column] = name
    }
    if !renamed.isEmpty {
      let list = FirstRow.list(renamed)
      decisions.append(
        Both("equal headings told apart: \(list)", "lika rubriker åtskilda: \(list)"))
    }
    if !unnamed.isEmpty {
      let list = FirstRow.list(unnamed)
      decisions.append(Both("columns without heading: \(list)", "kolumner utan rubrik: \(list)"))
    }
    headings = names
    self.decisions = decisions
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " …" : "")
  }

  /// A cell as a heading: trimmed, composed, on one line.
  private static func cell(_ index: CellIndex, _ text: DecodedText, _ record: Int, _ column: Int)
    -> String
  {
    let (from, to) = (index.bound(record, column), index.bound(record, column + 1) - 1)
    let base = text.bytes.base
    let slice = CellBytes.trimmed(base, from, to)
    let bytes =
      CellBytes.isQuoted(base, from, to) ? CellBytes.single(slice) : Array(slice)
    let written = composed(String(decoding: bytes, as: UTF8.self))
    return String(
      written.map { $0.isNewline ? " " : $0 })
  }

  /// Whether the first record is plainly data: a number or day stands in it over numbers or days.
  ///
  /// Years and the numbers 1, 2, 3 … are headings that tables do have.
  private static func isData(_ first: [String], _ index: CellIndex, _ text: DecodedText) -> Bool {
    let allValues = first.allSatisfy { isNumberOrDay($0) && !isYear($0) }
    // 1, 2, 3 … beside texts number the columns.
    let numbers = first.filter(isNumberOrDay)
    let isNumbered =
      !allValues && numbers.count > 1 && numbers == (1...numbers.count).map { String($0) }
    var proofs = 0
    for (column, heading) in first.enumerated() {
      let isValue = isNumberOrDay(heading)
      let isProof = isValue && !isYear(heading) && !isNumbered
      var values = 0
      var others = 0
      for record in 1..<max(1, min(index.records, sample)) {
        let value = cell(index, text, record, column)
        if value.isEmpty { continue }
        if isNumberOrDay(value) { values += 1 } else { others += 1 }
      }
      // A text over a column of numbers is a heading, whatever its neighbours are.
      if !isValue && !heading.isEmpty && values > 0 && others == 0 { return false }
      if isProof && (values >= others || allValues) { proofs += 1 }
    }
    return proofs > 0
  }

  private static func isYear(_ text: String) -> Bool {
    guard let year = Int(text), text.utf8.count == 4 else { return false }
    return (1800...2200).contains(year)
  }

  /// Digits with marks that numbers and days have, and nothing else.
  private static func isNumberOrDay(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x25, 0x3A, 0x20: continue
      default: return false
      }
    }
    return digits > 0 && text.utf8.first != 0x25
  }
}
