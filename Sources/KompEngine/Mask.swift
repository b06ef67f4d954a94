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

  /// A mask of bytes of which is known how many are 1.
  init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// Leaves of some bytes of another mask, from a row on, those where this one holds too, and answers how many
  /// are left; rows that are not here it holds for none of.
  func join(_ start: Int, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let here = max(0, min(length, bytes.count - start))
      (out + here).update(repeating: 0, count: length - here)
      guard here > 0, let base = bytes.baseAddress else { return 0 }
      return cbytes_both(base + start, out, out, here)
    }
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
