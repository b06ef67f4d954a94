import KompLexicon
import KompModel
import KompValues

/// A noun's rows as other programs read them: English ids, references by what they are called.
public struct PlainTable {
  /// The noun's id.
  public let name: String
  /// The number of rows.
  public var count: Int { rows.count }

  let fields: [Field]
  private let columns: [Column]
  private let rows: [Int]
  /// What the rows of each column's target are called.
  private let called: [String: [String?]]

  /// What a cell says.
  enum Cell {
    case missing
    case text(String)
    /// A number in canonical digits.
    case digits(String)
    case flag(Bool)
  }

  /// The rows of a noun as they are on a day, those who have left among them, with what is stored of each.
  public init(_ roster: Roster) {
    name = roster.nounOfRows.id.name
    fields = roster.fields.filter { field in
      if case .stored = field.origin { return true }
      // A condition is stored, and said in words.
      if field.id == TableColumn.condition { return true }
      // First and last day stand with the employments and are said here all the same.
      return roster.nounOfRows.id == .staff && ["hired", "left"].contains(field.id)
    }
    columns = fields.map { roster.column($0).present }
    let present = roster.present
    rows = (0..<roster.count).filter { present?[$0] ?? true }
    var called: [String: [String?]] = [:]
    for field in fields {
      guard case .reference(let noun) = field.type, called[noun.name] == nil,
        let target = roster.roster(noun)
      else { continue }
      called[noun.name] = PlainTable.names(of: target)
    }
    self.called = called
  }

  private static func names(of roster: Roster) -> [String?] {
    let noun = roster.nounOfRows
    let columns = [noun.key, noun.label].map { roster.column($0).present }
    return (0..<roster.count).map { row in
      columns.lazy.compactMap { row < $0.count ? $0.text(row) : nil }.first
    }
  }

  /// The cell of a row and a column.
  func cell(_ row: Int, _ column: Int) -> Cell {
    guard let value = columns[column][rows[row]] else { return .missing }
    switch fields[column].type {
    case .text: return columns[column].text(rows[row]).map { .text($0) } ?? .missing
    case .number(let scale), .share(let scale):
      return .digits(PlainTable.digits(value, scale: scale))
    case .months: return .digits(String(value))
    case .day: return .text(Day(number: Int32(clamping: value)).description)
    case .flag: return .flag(value != 0)
    case .list(let list):
      guard list.values.indices.contains(Int(value)) else { return .missing }
      return .text(list.values[Int(value)].main(in: .english))
    case .reference(let noun):
      let names = called[noun.name] ?? []
      guard names.indices.contains(Int(value)), let name = names[Int(value)] else {
        return .missing
      }
      return .text(name)
    }
  }

  /// A count of `10^-scale` as digits, without zeros at the end.
  static func digits(_ value: Int64, scale: Int) -> String {
    var digits = String(value.magnitude)
    guard scale > 0 else { return String(value) }
    while digits.utf8.count <= scale { digits = "0" + digits }
    var fraction = digits.suffix(scale)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = digits.dropLast(scale)
    return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The rows as a file of cells parted by commas, as RFC 4180 has it.
  public var csv: [UInt8] {
    var bytes: [UInt8] = []
    func put(_ texts: [String]) {
      for (index, text) in texts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: PlainTable.quoted(text, separator: ",").utf8)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    put(fields.map(\.id))
    for row in rows.indices {
      put(
        fields.indices.map { column in
          switch cell(row, column) {
          case .missing: ""
          case .text(let text), .digits(let text): text
          case .flag(let yes): yes ? "yes" : "no"
          }
        })
    }
    return bytes
  }

  /// A cell, in quotes where it must be.
  static func quoted(_ text: String, separator: Character) -> String {
    guard text.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
