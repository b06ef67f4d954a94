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

  /// Controls are escaped, those above ASCII and the marks that turn a text's direction too: JSON
  /// printed to a terminal cannot steer it, and reads back as the same text.
  private static func write(text: String, to output: inout [UInt8]) {
    output.append(0x22)
    // Only what begins with these bytes can be such a mark.
    if text.utf8.contains(where: { $0 == 0xD8 || $0 == 0xE2 || $0 == 0xEF }) {
      for scalar in text.unicodeScalars {
        if scalar.value > 0xFF, Neutral.symbol(scalar, .terminal) != nil {
          output.write("\\u")
          for shift in [12, 8, 4, 0] { digit(UInt8(scalar.value >> shift & 15), to: &output) }
        } else {
          write(bytes: Array(String(scalar).utf8), to: &output)
        }
      }
    } else {
      write(bytes: text.utf8, to: &output)
    }
    output.append(0x22)
  }

  private static func write(bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
    var afterC2 = false
    for byte in bytes {
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
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    output.write("\\u00")
    for half in [byte >> 4, byte & 15] { digit(half, to: &output) }
  }

  private static func digit(_ value: UInt8, to output: inout [UInt8]) {
    output.append(value < 10 ? 0x30 + value : 0x57 + value)
  }
}
