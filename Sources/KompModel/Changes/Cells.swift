import KompValues

/// What a cell says, apart from any column: a text as its letters, everything else as the stored number.
public enum CellValue: Hashable, Sendable {
  /// Nothing.
  case missing
  /// A text.
  case text(String)
  /// A number, day, flag, place in a closed list, or the row of a reference.
  case number(Int64)
}

/// Cells of one column in a row, as data that needs no pool: different texts once, and their numbers.
public struct Cells: Hashable, Sendable {
  /// The cells as they were given, or as a column has them: many are as narrow here as they are there.
  private enum Held: Sendable {
    case values([Int64], texts: [String]?)
    case column(Column)
  }
  private let held: Held

  /// The different texts; nil where the column is not one of texts.
  public var texts: [String]? {
    switch held {
    case .values(_, let texts): texts
    case .column(let column): column.pool?.texts
    }
  }

  /// Whether the column is one of texts.
  public var isText: Bool {
    switch held {
    case .values(_, let texts): texts != nil
    case .column(let column): column.pool != nil
    }
  }

  /// The values, `Int64.min` meaning missing; in a column of texts they are places among the texts.
  public var values: [Int64] {
    switch held {
    case .values(let values, _): values
    case .column(let column): column.widened
    }
  }

  /// Cells of numbers; `Int64.min` means missing.
  public init(_ values: [Int64]) {
    held = .values(values, texts: nil)
  }

  /// Whether two say the same, however they are held.
  public static func == (a: Cells, b: Cells) -> Bool { a.texts == b.texts && a.values == b.values }

  /// Takes in what the cells say.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(values)
    hasher.combine(texts)
  }

  /// The cells of a whole column, without a copy; nil where its texts are not numbered as they come.
  init?(whole column: Column) {
    let column = column.present
    if let pool = column.pool {
      var next: Int64 = 0
      for part in column.parts {
        for code in part.widened where code >= next {
          guard code == next else { return nil }
          next += 1
        }
      }
      guard Int(next) == pool.count else { return nil }
    }
    held = .column(column)
  }

  /// The column these are the cells of, where they are a whole one's; it has the texts, numbered as here.
  public var wholeColumn: Column? {
    if case .column(let column) = held { column } else { nil }
  }

  /// Whether every cell that says anything lies in a range.
  func isWithin(_ range: ClosedRange<Int64>) -> Bool {
    switch held {
    case .values(let values, _): values.allSatisfy { $0 == .min || range.contains($0) }
    case .column(let column): column.parts.allSatisfy { $0.isWithin(range) }
    }
  }

  /// The greatest value; nil where no cell says anything.
  var greatest: Int64? {
    let most =
      switch held {
      case .values(let values, _): values.max()
      case .column(let column): column.parts.compactMap(\.greatest).max()
      }
    return most == .min ? nil : most
  }

  /// Cells of texts by their places; nil where a place is none.
  public init?(_ values: [Int64], texts: [String]) {
    guard values.allSatisfy({ $0 == .min || texts.indices.contains(Int(clamping: $0)) }) else {
      return nil
    }
    held = .values(values, texts: texts)
  }

  /// Cells of texts.
  public init(texts cells: [String?]) {
    var places: [String: Int64] = [:]
    var texts: [String] = []
    let values = cells.map { cell -> Int64 in
      guard let cell else { return .min }
      if let place = places[cell] { return place }
      texts.append(cell)
      places[cell] = Int64(texts.count - 1)
      return Int64(texts.count - 1)
    }
    held = .values(values, texts: texts)
  }

  /// One cell, in a column of texts or not.
  public init(_ value: CellValue, isText: Bool) {
    switch value {
    case .text(let text): self.init(texts: [text])
    case .missing: if isText { self.init(texts: [nil]) } else { self.init([.min]) }
    case .number(let number): self.init([number])
    }
  }

  /// The number of cells.
  public var count: Int {
    switch held {
    case .values(let values, _): values.count
    case .column(let column): column.count
    }
  }

  /// What a cell says.
  public subscript(index: Int) -> CellValue {
    switch held {
    case .values(let values, let texts):
      let value = values[index]
      if value == .min { return .missing }
      return texts.map { .text($0[Int(value)]) } ?? .number(value)
    case .column(let column):
      guard let value = column[index] else { return .missing }
      return column.pool.map { .text($0[Int(value)]) } ?? .number(value)
    }
  }

  /// The cells of some rows of a column; only texts that stand there are taken.
  init(of column: Column, rows: [Int32]) { self.init(column.gather(rows), of: column.pool) }

  /// The cells of rows that follow one upon another; only texts that stand there are taken.
  init(of column: Column, rows: Range<Int32>) {
    self.init(column.values(Int(rows.lowerBound)..<Int(rows.upperBound)), of: column.pool)
  }

  /// Values in a pool's numbers, where there is one.
  private init(_ taken: [Int64], of pool: TextPool?) {
    guard let pool else {
      self.init(taken)
      return
    }
    var texts: [String] = []
    var values = taken
    func take(_ code: Int64) -> Int64 {
      texts.append(pool[Int(code)])
      return Int64(texts.count - 1)
    }
    if taken.count < pool.count / 8 {
      // A few cells of very many texts: room for each text would cost more than looking the few up.
      var places: [Int64: Int64] = [:]
      for (index, code) in taken.enumerated() where code != .min {
        let place = places[code] ?? take(code)
        places[code] = place
        values[index] = place
      }
    } else {
      var places = [Int64](repeating: -1, count: pool.count)
      for (index, code) in taken.enumerated() where code != .min {
        if places[Int(code)] < 0 { places[Int(code)] = take(code) }
        values[index] = places[Int(code)]
      }
    }
    self.init(trusting: values, texts)
  }

  private init(trusting values: [Int64], _ texts: [String]) {
    held = .values(values, texts: texts)
  }

  /// The values in a pool's numbers, new texts given one.
  func codes(in pool: inout TextPool?) -> [Int64] {
    let values = values
    guard let texts, var grown = pool else { return values }
    pool = nil  // The pool is ours alone while it grows.
    let codes = texts.map { Int64(grown.intern($0)) }
    pool = grown
    return values.map { $0 == .min ? .min : codes[Int($0)] }
  }
}
