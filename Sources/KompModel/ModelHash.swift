import KompValues

extension Model {
  /// A number that two models have in common when they hold the same, and else as good as never.
  ///
  /// It is over what the rows say, by their numbers: not over the numbers of texts, the widths of columns,
  /// rows that were taken away or columns in which nothing stands. So it is the same however a model came
  /// to hold what it holds.
  public var hash: UInt64 {
    names.reduce(0) { $0 &+ self[$1].hash(named: $1) }
  }
}

extension Register {
  /// The sum over rows, cells, own fields and superseded values: their order is none of its business.
  fileprivate func hash(named name: String) -> UInt64 {
    let seed = Mix.of(name, 1)
    var sum: UInt64 = 0
    var isThere = [Bool](repeating: true, count: count)
    for row in removed where Int(row) < count { isThere[Int(row)] = false }
    for row in 0..<count where isThere[row] { sum &+= Mix.of(UInt64(row), seed) }
    for (name, column) in columns {
      sum &+= Register.hash(of: column, isThere, seed: Mix.of(name, seed))
    }
    for (place, field) in own.enumerated() {
      let type = types[field.id] ?? .text
      var here = Mix.of(field.id, seed &+ UInt64(place) &+ 2)
      here = Mix.of(field.heading, here)
      sum &+= Mix.of("\(type)", here)
    }
    for value in past where has(Int(value.row)) {
      var here = Mix.of(value.column, seed ^ 3)
      here = Mix.of(UInt64(bitPattern: Int64(value.row)), here)
      here = Mix.of(UInt64(bitPattern: Int64(value.until.number)), here)
      sum &+= Mix.of(meaning(of: value.value, in: value.column), here)
    }
    return sum
  }

  /// What a stored value means: a text's own hash in place of its number.
  private func meaning(of value: Int64?, in column: String) -> UInt64 {
    guard let value else { return 5 }
    if types[column] == .text, let pool = columns[column]?.pool, value >= 0, value < pool.count {
      return Mix.of(pool.utf8(Int(value)), 7)
    }
    return UInt64(bitPattern: value)
  }

  private static func hash(of column: Column, _ isThere: [Bool], seed: UInt64) -> UInt64 {
    var texts: [UInt64] = []
    if let pool = column.pool { texts = (0..<pool.count).map { Mix.of(pool.utf8($0), 7) } }
    var sum: UInt64 = 0
    var row = 0
    for part in column.parts {
      // A part of bytes with nothing but missing values is common: whole columns are never used.
      if case .bytes(let values) = part, values.allSatisfy({ $0 == .min }) {
        row += values.count
        continue
      }
      for value in part.widened {
        if value != .min, isThere[row] {
          let isText = value >= 0 && value < texts.count
          let meaning = isText ? texts[Int(value)] : UInt64(bitPattern: value)
          sum &+= Mix.of(meaning, Mix.of(UInt64(row), seed))
        }
        row += 1
      }
    }
    return sum
  }
}

/// One number made of two, so that nothing of either shows: a multiplication folded upon itself.
private enum Mix {
  static func of(_ value: UInt64, _ seed: UInt64) -> UInt64 {
    let (high, low) = (value ^ 0x9e37_79b9_7f4a_7c15)
      .multipliedFullWidth(by: seed ^ 0xbf58_476d_1ce4_e5b9 | 1)
    let folded = (high ^ low) &* 0x94d0_49bb_1331_11eb
    return folded ^ folded >> 29
  }

  static func of(_ text: String, _ seed: UInt64) -> UInt64 { of(Array(text.utf8)[...], seed) }

  static func of(_ bytes: ArraySlice<UInt8>, _ seed: UInt64) -> UInt64 {
    var hash = of(UInt64(bytes.count), seed)
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) << (filled * 8)
      filled += 1
      if filled == 8 {
        hash = of(word, hash)
        (word, filled) = (0, 0)
      }
    }
    return filled == 0 ? hash : of(word, hash)
  }
}
