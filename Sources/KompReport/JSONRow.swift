import KompLexicon

/// Rows of a table as JSON objects, the keys written once and used for every row.
struct JSONRow {
  private let table: Table
  private let keys: [[UInt8]]

  /// Two columns of one id would make an object that readers take differently: the later get `_2`.
  init(_ table: Table) {
    self.table = table
    var taken: Set<String> = []
    keys = table.headings.map { heading in
      var key = heading.id
      var number = 2
      while !taken.insert(key).inserted {
        key = "\(heading.id)_\(number)"
        number += 1
      }
      var bytes: [UInt8] = []
      JSONRow.write(text: key, to: &bytes)
      bytes.append(0x3A)
      return bytes
    }
  }

  /// Writes one row as an object on one line, without a line end.
  func write(_ row: Int, to output: inout [UInt8]) {
    output.append(0x7B)
    for (column, key) in keys.enumerated() {
      if column > 0 { output.append(0x2C) }
      output += key
      JSONRow.write(table.cell(row, column), to: &output)
    }
    output.append(0x7D)
  }

  private static func write(_ cell: Cell, to output: inout [UInt8]) {
    switch cell {
    case .missing, .suppressed: output.write("null")
    case .flag(let yes): output.write(yes ? "true" : "false")
    case .text, .word, .day: write(text: MachineCell.text(cell) ?? "", to: &output)
    case .count, .digits, .number, .share, .percent, .months:
      output.write(MachineCell.text(cell) ?? "null")
    }
  }

  /// Controls are escaped, those above ASCII too: JSON printed to a terminal cannot steer it.
  private static func write(text: String, to output: inout [UInt8]) {
    output.append(0x22)
    var afterC2 = false
    for byte in text.utf8 {
      switch byte {
      case 0x22: output.write("\\\"")
      case 0x5C: output.write("\\\\")
      case 0x08: output.write("\\b")
      case 0x09: output.write("\\t")
      case 0x0A: output.write("\\n")
      case 0x0C: output.write("\\f")
      case 0x0D: output.write("\\r")
      case 0x00..<0x20, 0x7F: escape(byte, to: &output)
      case 0x80..<0xA0 where afterC2:
        output.removeLast()
        escape(byte, to: &output)
      default: output.append(byte)
      }
      afterC2 = byte == 0xC2
    }
    output.append(0x22)
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    output.write("\\u00")
    for digit in [byte >> 4, byte & 15] {
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
