import Glibc
import KompModel

/// Parts that are filled some rows at a time, so that several columns can be read side by side.
///
/// What has been read of a part lies as narrow as it will be kept: of a column only some rows, which the
/// near cache holds, are ever wider. A value too wide for what is there widens it, which happens once or
/// twice a part.
struct PartFilling: ~Copyable {
  private var done = PlainParts()
  /// The part being filled: so many values of so many bytes.
  private var filled = 0
  private var width = 1
  private let room: UnsafeMutableRawPointer
  private let some: UnsafeMutablePointer<Int64>
  private static let step = 2_048

  /// Nothing so far, of so many rows.
  init(_ rows: Int) {
    done.parts.reserveCapacity(rows / Column.partLength + 1)
    let most = max(1, min(rows, Column.partLength))
    room = .allocate(byteCount: most * 8, alignment: 16)
    some = .allocate(capacity: max(1, min(rows, PartFilling.step)))
  }

  deinit {
    room.deallocate()
    some.deallocate()
  }

  /// Takes the values of the rows that follow in; none after one that is not plain.
  @inline(__always)
  mutating func take(_ rows: Range<Int>, _ value: (Int) -> Int64) {
    var start = rows.lowerBound
    while start < rows.upperBound, done.stop == nil {
      let end = min(
        start + PartFilling.step, rows.upperBound, start + Column.partLength - filled)
      var (low, high, missing) = (Int64.max, Int64.min, 0)
      let some = some
      var row = start
      while row < end {
        let found = value(row)
        if found == PlainParts.notPlain {
          done.stop = row
          return
        }
        some[row &- start] = found
        if found == .min {
          missing &+= 1
        } else {
          if found < low { low = found }
          if found > high { high = found }
        }
        row &+= 1
      }
      keep(end - start, low, high)
      done.known += end - start - missing
      start = end
    }
  }

  /// Everything taken; nothing more may come.
  mutating func finish() -> PlainParts {
    if filled > 0 { close() }
    return done
  }

  /// Puts the values just read behind those of the part.
  private mutating func keep(_ count: Int, _ low: Int64, _ high: Int64) {
    done.low = min(done.low, low)
    done.high = max(done.high, high)
    let wanted = PartFilling.width(low, high)
    if filled == 0 { width = wanted }
    if wanted > width { widen(to: wanted) }
    switch width {
    case 1: narrow(count, Int8.self)
    case 2: narrow(count, Int16.self)
    case 4: narrow(count, Int32.self)
    default: narrow(count, Int64.self)
    }
    filled += count
    if filled == Column.partLength { close() }
  }

  /// The bytes that hold values between two; the lowest number of a width means missing.
  private static func width(_ low: Int64, _ high: Int64) -> Int {
    func fits<T: FixedWidthInteger>(_: T.Type) -> Bool {
      low > high || (low > Int64(T.min) && high <= Int64(T.max))
    }
    return fits(Int8.self) ? 1 : fits(Int16.self) ? 2 : fits(Int32.self) ? 4 : 8
  }

  private func narrow<T: FixedWidthInteger>(_ count: Int, _: T.Type) {
    let out = room.bindMemory(to: T.self, capacity: filled + count) + filled
    for index in 0..<count {
      let value = some[index]
      out[index] = value == .min ? T.min : T(truncatingIfNeeded: value)
    }
  }

  private mutating func widen(to wanted: Int) {
    func widen<Old: FixedWidthInteger>(_: Old.Type) {
      switch wanted {
      case 2: move(from: Old.self, to: Int16.self)
      case 4: move(from: Old.self, to: Int32.self)
      default: move(from: Old.self, to: Int64.self)
      }
    }
    switch width {
    case 1: widen(Int8.self)
    case 2: widen(Int16.self)
    default: widen(Int32.self)
    }
    width = wanted
  }

  /// From the last on: a wider value goes over none that is still to be moved.
  private func move<Old: FixedWidthInteger, New: FixedWidthInteger>(
    from: Old.Type, to: New.Type
  ) {
    let size = (MemoryLayout<Old>.size, MemoryLayout<New>.size)
    var index = filled
    while index > 0 {
      index -= 1
      let value = room.load(fromByteOffset: index * size.0, as: Old.self)
      room.storeBytes(
        of: value == Old.min ? New.min : New(truncatingIfNeeded: value),
        toByteOffset: index * size.1, as: New.self)
    }
  }

  /// The part being filled is whole.
  private mutating func close() {
    func values<T: FixedWidthInteger>(_: T.Type) -> [T] {
      [T](unsafeUninitializedCapacity: filled) { out, count in
        if let base = out.baseAddress { memcpy(base, room, filled * MemoryLayout<T>.size) }
        count = filled
      }
    }
    let part: Part =
      switch width {
      case 1: .bytes(values(Int8.self))
      case 2: .shorts(values(Int16.self))
      case 4: .ints(values(Int32.self))
      default: .longs(values(Int64.self))
      }
    done.parts.append(part)
    filled = 0
  }
}
