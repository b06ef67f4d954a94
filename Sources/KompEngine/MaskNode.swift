import KompModel

/// A compiled condition: columns and integers only, run a vector at a time.
indirect enum MaskNode {
  case constant(UInt8)
  /// Between two integers, both included; missing never is.
  case range([Part], Int64, Int64)
  /// A byte for each code; what missing gives.
  case lookup([Part], [UInt8], missing: UInt8)
  /// Already computed for every row.
  case mask([UInt8])
  case and([MaskNode])
  case or([MaskNode])
  case not(MaskNode)

  /// Writes one byte for each of `length` rows from `start`; the rows lie in one part.
  func fill(_ start: Int, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) {
    switch self {
    case .constant(let value):
      out.update(repeating: value, count: length)
    case .range(let parts, let low, let high):
      MaskNode.range(parts, start, length, low, high, out)
    case .lookup(let parts, let table, let missing):
      MaskNode.lookup(parts, start, length, table, missing, out)
    case .mask(let bytes):
      bytes.withUnsafeBufferPointer { bytes in
        for row in 0..<length { out[row] = bytes[start + row] }
      }
    case .and(let nodes):
      combine(nodes, start, length, out, neutral: 1) { $0 & $1 }
    case .or(let nodes):
      combine(nodes, start, length, out, neutral: 0) { $0 | $1 }
    case .not(let node):
      node.fill(start, length, out)
      for row in 0..<length { out[row] ^= 1 }
    }
  }

  @inline(__always)
  private func combine(
    _ nodes: [MaskNode], _ start: Int, _ length: Int, _ out: UnsafeMutablePointer<UInt8>,
    neutral: UInt8, _ join: (UInt8, UInt8) -> UInt8
  ) {
    guard let first = nodes.first else {
      out.update(repeating: neutral, count: length)
      return
    }
    first.fill(start, length, out)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { scratch in
      guard let other = scratch.baseAddress else { return }
      for node in nodes.dropFirst() {
        node.fill(start, length, other)
        for row in 0..<length { out[row] = join(out[row], other[row]) }
      }
    }
  }

  private static func range(
    _ parts: [Part], _ start: Int, _ length: Int, _ low: Int64, _ high: Int64,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    let offset = start % Column.partLength
    switch parts[start / Column.partLength] {
    case .bytes(let values): within(values, offset, length, low, high, out)
    case .shorts(let values): within(values, offset, length, low, high, out)
    case .ints(let values): within(values, offset, length, low, high, out)
    case .longs(let values): within(values, offset, length, low, high, out)
    }
  }

  @inline(__always)
  private static func within<T: FixedWidthInteger>(
    _ values: [T], _ offset: Int, _ length: Int, _ low: Int64, _ high: Int64,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    let lowest = Int64(T.min) + 1
    guard low <= high, low <= Int64(T.max), high >= lowest else {
      out.update(repeating: 0, count: length)
      return
    }
    let from = T(truncatingIfNeeded: max(low, lowest))
    let to = T(truncatingIfNeeded: min(high, Int64(T.max)))
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let cells = base + offset
      for row in 0..<length {
        let value = cells[row]
        out[row] = (value >= from ? 1 : 0) & (value <= to ? 1 : 0)
      }
    }
  }

  private static func lookup(
    _ parts: [Part], _ start: Int, _ length: Int, _ table: [UInt8], _ missing: UInt8,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    let offset = start % Column.partLength
    switch parts[start / Column.partLength] {
    case .bytes(let values): coded(values, offset, length, table, missing, out)
    case .shorts(let values): coded(values, offset, length, table, missing, out)
    case .ints(let values): coded(values, offset, length, table, missing, out)
    case .longs(let values): coded(values, offset, length, table, missing, out)
    }
  }

  @inline(__always)
  private static func coded<T: FixedWidthInteger>(
    _ values: [T], _ offset: Int, _ length: Int, _ table: [UInt8], _ missing: UInt8,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    values.withUnsafeBufferPointer { values in
      table.withUnsafeBufferPointer { table in
        let size = table.count
        for row in 0..<length {
          let value = values[offset + row]
          if value == T.min {
            out[row] = missing
          } else {
            let code = Int(truncatingIfNeeded: value)
            out[row] = code >= 0 && code < size ? table[code] : 0
          }
        }
      }
    }
  }
}
