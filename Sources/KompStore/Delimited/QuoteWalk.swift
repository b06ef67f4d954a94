import CBytes

/// Which bytes lie within quotes, 64 at a time, as far as every quote is where one may begin or end a cell.
///
/// A quote that stands anywhere else, a line end within quotes and a return are another's to look at.
struct QuoteWalk {
  /// All ones where the block before ended within quotes.
  private var carry: UInt64 = 0
  /// 1 where the block before ended with a quote that closes.
  private var closed: UInt64 = 0

  /// Whether the next block is as any other unless it holds a quote itself.
  @inline(__always)
  var isOutside: Bool { carry | closed == 0 }

  /// Leaves out of the hits of a block those within its quotes; nil where somebody has to look closer.
  ///
  /// `begins` is 1 where a cell begins with the block; no line end may lie within quotes.
  @inline(__always)
  mutating func outside(
    _ at: UnsafePointer<UInt8>, hits: UInt64, ends: UInt64, begins: UInt64
  ) -> UInt64? {
    let odd = cbytes_find_odd(at)
    if odd.returns != 0 { return nil }
    let quotes = odd.quotes
    // Each bit becomes the parity of the quotes up to it.
    var within = quotes
    within ^= within << 1
    within ^= within << 2
    within ^= within << 4
    within ^= within << 8
    within ^= within << 16
    within ^= within << 32
    within ^= carry
    let (opening, closing) = (quotes & within, quotes & ~within)
    let outer = hits & ~within
    let afterClosing = closing << 1 | closed
    // A quote opens where a cell begins, or as the second of two within quotes; after one that closes the
    // cell ends, or the second of two follows.
    guard ends & within == 0, opening & ~(outer << 1 | begins | afterClosing) == 0,
      afterClosing & ~(outer | opening) == 0
    else { return nil }
    carry = 0 &- (within >> 63)
    closed = closing >> 63
    return outer
  }
}
