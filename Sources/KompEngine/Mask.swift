import CBytes
import KompValues

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

  /// Rows from which on two threads are quicker than one.
  private static let worthTwo = 2_000_000

  /// The numbers of the rows it holds for, written by two threads where they are many.
  var places: [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { out, made in
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, let out = out.baseAddress else { return }
        guard count > Mask.worthTwo else {
          made = cbytes_places(base, bytes.count, 0, out)
          return
        }
        // The second half's begin behind those of the first.
        let middle = bytes.count / 2
        let before = cbytes_both(base, base, nil, middle)
        let (low, high) = SideBySide.run(
          { cbytes_places(base, middle, 0, out) },
          {
            cbytes_places(
              base + middle, bytes.count - middle, Int32(truncatingIfNeeded: middle), out + before)
          })
        made = low + high
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
