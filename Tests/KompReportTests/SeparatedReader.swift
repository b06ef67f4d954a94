/// A small reader of separated cells after RFC 4180: nil for a cell that is empty without quotes.
func readSeparated(_ bytes: [UInt8], _ separator: UInt8, lineEnd: [UInt8]) -> [[String?]]? {
  var rows: [[String?]] = []
  var row: [String?] = []
  var index = 0
  while index < bytes.count {
    var cell: [UInt8] = []
    let isQuoted = bytes[index] == 0x22
    if isQuoted {
      index += 1
      while true {
        guard index < bytes.count else { return nil }
        if bytes[index] != 0x22 {
          cell.append(bytes[index])
        } else if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          cell.append(0x22)
          index += 1
        } else {
          break
        }
        index += 1
      }
      index += 1
    } else {
      while index < bytes.count, bytes[index] != separator, bytes[index] != lineEnd[0] {
        guard bytes[index] != 0x22, bytes[index] != 0x0A, bytes[index] != 0x0D else { return nil }
        cell.append(bytes[index])
        index += 1
      }
    }
    row.append(cell.isEmpty && !isQuoted ? nil : String(decoding: cell, as: UTF8.self))
    guard index < bytes.count else { return nil }
    if bytes[index] == separator {
      index += 1
      if bytes[index...].starts(with: lineEnd) {
        row.append(nil)
      } else {
        continue
      }
    }
    guard bytes[index...].starts(with: lineEnd) else { return nil }
    index += lineEnd.count
    rows.append(row)
    row = []
  }
  return rows
}
