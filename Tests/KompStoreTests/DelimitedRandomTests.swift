import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

struct `random delimited files` {
  /// How many of each; a longer campaign is asked for by the environment.
  private static let rounds = getenv("KOMP_SOAK") == nil ? 1 : 20

  private static let bits: [String] = [
    "a", "Å", "e\u{301}", "ö", "😀", " ", "\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "1", "0",
    "-",
    ".", "#", "'", "\u{A0}", "x y", "2020-01-01", "\u{FEFF}",
  ]

  /// A table with at least two columns, whose first has a text in every row: what no reader could doubt.
  private static func table(_ dice: inout Dice) -> [[String]] {
    let columns = Int.random(in: 2...6, using: &dice)
    let headings = (0..<columns).map { "h\($0)" }
    let rows = (0..<Int.random(in: 0...40, using: &dice)).map { row in
      (0..<columns).map { column -> String in
        if column == 0 { return "r\(row)" }
        let length = Int.random(in: 0...5, using: &dice)
        return (0..<length).map { _ in bits.randomElement(using: &dice) ?? "" }.joined()
      }
    }
    return [headings] + rows
  }

  private static func write(_ table: [[String]], _ mark: String, _ end: String, _ dice: inout Dice)
    -> String
  {
    table.map { row in
      row.map { cell -> String in
        let needs =
          cell.contains { "\"\n\r\r\n".contains($0) } || cell.contains(mark)
          || cell.unicodeScalars.contains { "\"\n\r".unicodeScalars.contains($0) }
          || cell.hasPrefix(" ") || cell.hasPrefix("\t") || cell.hasPrefix("#")
        if !needs && Bool.random(using: &dice) { return cell }
        let doubled = cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"" + doubled + "\""
      }.joined(separator: mark)
    }.joined(separator: end) + (Bool.random(using: &dice) ? end : "")
  }

  @Test(arguments: 0..<(150 * rounds))
  func `a table written as text reads back exactly`(seed: Int) throws {
    var dice = Dice(seed)
    let table = Self.table(&dice)
    let mark = [",", ";", "\t", "|"].randomElement(using: &dice) ?? ","
    let end = ["\n", "\r\n", "\r"].randomElement(using: &dice) ?? "\n"
    let text = Self.write(table, mark, end, &dice)
    let file = try DelimitedFile.table(text)
    #expect(file.headings == table[0])
    let cells = file.cells.map { $0.map { Array($0.utf8) } }
    let wanted = table.dropFirst().map { $0.map { Array(composed($0).utf8) } }
    #expect(cells == wanted, "\(text.debugDescription)")
    for row in 0..<file.rowCount {
      let place = file.place(row: row, column: 0)
      let before = Array(text.utf8)[..<place.byte]
      let lines = before.indices.filter { index in
        before[index] == 0x0A
          || (before[index] == 0x0D && Array(text.utf8)[index + 1] != 0x0A)
      }
      #expect(place.line == lines.count + 1)
    }
  }

  @Test(arguments: 0..<(300 * rounds))
  func `bytes without sense neither trap nor point outside the file`(seed: Int) {
    var dice = Dice(seed &+ 7_000_000)
    let alphabet = Array("\"\";;,,\t|\n\n\r a1-/.%Åö#".utf8)
    let wild = seed % 3 == 0
    var bytes = (0..<Int.random(in: 0...400, using: &dice)).map { _ in
      wild
        ? UInt8.random(in: 0...255, using: &dice) : alphabet.randomElement(using: &dice) ?? 0x61
    }
    if seed % 5 == 0 { bytes = [0xFF, 0xFE] + bytes }
    if let fact = refusal(bytes) {
      switch fact {
      case .notText(let byte), .brokenEncoding(_, let byte), .undefinedByte(_, let byte),
        .foreignEncoding(let byte), .ragged(_, _, _, let byte):
        #expect(byte >= 0 && byte < bytes.count)
      case .unterminatedQuote(let place), .textAfterQuote(let place):
        #expect(place.byte >= 0 && place.byte < bytes.count && place.line >= 1)
      default: break
      }
      return
    }
    guard let file = try? DelimitedFile.reading(bytes, named: "t") else {
      Issue.record("refused without a reason")
      return
    }
    _ = FileRelation(file).notes
    let types: [FieldType] = [
      .text, .number(scale: 0), .number(scale: 4), .share(scale: 4), .months, .day, .flag,
      .list(.form),
    ]
    for column in file.headings.indices {
      for type in types {
        let (values, bad) = file.column(column, as: type, order: seed % 2 == 0 ? nil : .mdy)
        #expect(values.count == file.rowCount)
        #expect(bad.allSatisfy { $0.place.byte <= bytes.count && $0.place.line >= 1 })
        #expect(bad.allSatisfy { $0.place == file.place(row: $0.row, column: column) })
      }
      #expect(file.inferredType(column).type == FileRelation(file).fields[column].type)
    }
  }
}
