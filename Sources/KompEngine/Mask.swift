import CBytes

/// A byte of 0 or 1 for each row, and how many are 1: it is asked for at every step.
struct Mask {
  let bytes: [UInt8]
  let count: Int

  /// A mask of bytes that are 0 or 1.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    count = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { cbytes_both($0, $0, nil, bytes.count) } ?? 0
    }
  }

  private init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// Where another mask holds too; the other's bytes become those of the new one where nobody else has them.
  func and(_ other: consuming [UInt8]) -> Mask {
    if other.count > bytes.count { other.removeLast(other.count - bytes.count) }
    let held = other.withUnsafeMutableBufferPointer { both in
      bytes.withUnsafeBufferPointer { bytes in
        guard let mine = bytes.baseAddress, let out = both.baseAddress else { return 0 }
        return cbytes_both(mine, out, out, both.count)
      }
    }
    return Mask(other, count: held)
  }

  /// How many rows both masks hold for.
  func count(where other: [UInt8]) -> Int {
    Mask.shared(bytes, other) { cbytes_both($0, $1, nil, $2) }
  }

  /// The numbers of the rows it holds for.
  var places: [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { out, made in
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, let out = out.baseAddress else { return }
        made = cbytes_places(base, bytes.count, out)
      }
    }
  }

  /// Runs over the bytes that two masks have in common; 0 where there are none.
  private static func shared(
    _ a: [UInt8], _ b: [UInt8],
    _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>, Int) -> Int
  ) -> Int {
    a.withUnsafeBufferPointer { one in
      b.withUnsafeBufferPointer { other in
        guard let x = one.baseAddress, let y = other.baseAddress else { return 0 }
        return body(x, y, min(one.count, other.count))
      }
    }
  }
}
