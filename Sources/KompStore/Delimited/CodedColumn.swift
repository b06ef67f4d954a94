import KompModel
import KompValues

extension Column {
  /// A column of codes with the value of each code in its place; every code must have one.
  func recoded(_ values: [Int64]) -> Column { Column(looked(up: values)) }

  /// The value of each row's code; every code must have one.
  func looked(up values: [Int64]) -> [Int64] {
    let parts = parts
    return [Int64](unsafeUninitializedCapacity: count) { out, made in
      guard let base = out.baseAddress else { return }
      values.withUnsafeBufferPointer { values in
        func fill(_ some: Range<Int>) {
          for part in some {
            let out = base + part * Column.partLength
            func look<T: FixedWidthInteger>(_ codes: [T]) {
              for (index, code) in codes.enumerated() {
                out[index] = code == T.min ? .min : values[Int(code)]
              }
            }
            switch parts[part] {
            case .bytes(let codes): look(codes)
            case .shorts(let codes): look(codes)
            case .ints(let codes): look(codes)
            case .longs(let codes): look(codes)
            }
          }
        }
        if parts.count > 2 {
          // The two write different places.
          _ = SideBySide.run(
            { fill(0..<parts.count / 2) }, { fill(parts.count / 2..<parts.count) })
        } else {
          fill(0..<parts.count)
        }
      }
      made = count
    }
  }
}
