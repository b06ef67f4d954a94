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
  /// The values, `Int64.min` meaning missing; in a column of texts they are places among the texts.
  public let values: [Int64]
  /// The different texts; nil where the column is not one of texts.
  public let texts: [String]?

  /// Cells of numbers; `Int64.min` means missing.
  public init(_ values: [Int64]) {
    self.values = values
    texts = nil
  }

  /// Cells of texts by their places; nil where a place is none.
  public init?(_ values: [Int64], texts: [String]) {
    guard values.allSatisfy({ $0 == .min || texts.indices.contains(Int(clamping: $0)) }) else {
      return nil
    }
    self.values = values
    self.texts = texts
  }

  /// Cells of texts.
  public init(texts cells: [String?]) {
    var places: [String: Int64] = [:]
    var texts: [String] = []
    values = cells.map { cell in
      guard let cell else { return .min }
      if let place = places[cell] { return place }
      texts.append(cell)
      places[cell] = Int64(texts.count - 1)
      return Int64(texts.count - 1)
    }
    self.texts = texts
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
  public var count: Int { values.count }

  /// What a cell says.
  public subscript(index: Int) -> CellValue {
    let value = values[index]
    if value == .min { return .missing }
    return texts.map { .text($0[Int(value)]) } ?? .number(value)
  }

  /// The cells of some rows of a column; only texts that stand there are taken.
  init(of column: Column, rows: some Sequence<Int32>) {
    let taken = rows.map { column[Int($0)] ?? .min }
    guard let pool = column.pool else {
      self.init(taken)
      return
    }
    var places: [Int64: Int64] = [:]
    var texts: [String] = []
    let values = taken.map { code -> Int64 in
      if code == .min { return .min }
      if let place = places[code] { return place }
      texts.append(pool[Int(code)])
      places[code] = Int64(texts.count - 1)
      return Int64(texts.count - 1)
    }
    self.init(trusting: values, texts)
  }

  private init(trusting values: [Int64], _ texts: [String]) {
    self.values = values
    self.texts = texts
  }

  /// The values in a pool's numbers, new texts given one.
  func codes(in pool: inout TextPool?) -> [Int64] {
    guard let texts, var grown = pool else { return values }
    pool = nil  // The pool is ours alone while it grows.
    let codes = texts.map { Int64(grown.intern($0)) }
    pool = grown
    return values.map { $0 == .min ? .min : codes[Int($0)] }
  }
}
