import KompValues

/// A stretch of a column: 65 536 values of the narrowest width that holds them.
///
/// Every cell is a signed integer; the smallest value of the width means missing.
public enum Part: Hashable, Sendable {
  case bytes([Int8])
  case shorts([Int16])
  case ints([Int32])
  case longs([Int64])

  /// The number of values.
  public var count: Int {
    switch self {
    case .bytes(let values): values.count
    case .shorts(let values): values.count
    case .ints(let values): values.count
    case .longs(let values): values.count
    }
  }

  /// The narrowest part that holds these values, `Int64.min` meaning missing.
  public init(narrowing values: [Int64]) {
    self = values.withUnsafeBufferPointer { Part(narrowing: $0) }
  }

  /// The narrowest part that holds these values, `Int64.min` meaning missing.
  public init(narrowing values: UnsafeBufferPointer<Int64>) {
    var low = Int64.max
    var high = Int64.min
    for value in values {
      // Missing is the lowest there is: a value for which it stands in raises no bound.
      low = min(low, value == .min ? .max : value)
      high = max(high, value)
    }
    self.init(narrowing: values, low: low, high: high)
  }

  /// The narrowest part that holds these values, the lowest and highest of which are known; the lowest is
  /// above the highest where all are missing.
  public init(narrowing values: UnsafeBufferPointer<Int64>, low: Int64, high: Int64) {
    func fits<T: FixedWidthInteger>(_: T.Type) -> Bool {
      low > high || (low > Int64(T.min) && high <= Int64(T.max))
    }
    func narrow<T: FixedWidthInteger>(_: T.Type) -> [T] {
      [T](unsafeUninitializedCapacity: values.count) { out, count in
        count = values.count
        for index in 0..<values.count {
          let value = values[index]
          out[index] = value == .min ? T.min : T(truncatingIfNeeded: value)
        }
      }
    }
    self =
      if fits(Int8.self) {
        .bytes(narrow(Int8.self))
      } else if fits(Int16.self) {
        .shorts(narrow(Int16.self))
      } else if fits(Int32.self) {
        .ints(narrow(Int32.self))
      } else {
        .longs(Array(values))
      }
  }

  /// All values, widened; `Int64.min` means missing.
  public var widened: [Int64] {
    func widen<T: FixedWidthInteger>(_ values: [T]) -> [Int64] {
      values.map { $0 == T.min ? Int64.min : Int64($0) }
    }
    return switch self {
    case .bytes(let values): widen(values)
    case .shorts(let values): widen(values)
    case .ints(let values): widen(values)
    case .longs(let values): values
    }
  }

  /// One value, or nil where it is missing.
  public subscript(index: Int) -> Int64? {
    func value<T: FixedWidthInteger>(_ values: [T]) -> Int64? {
      values[index] == T.min ? nil : Int64(values[index])
    }
    return switch self {
    case .bytes(let values): value(values)
    case .shorts(let values): value(values)
    case .ints(let values): value(values)
    case .longs(let values): value(values)
    }
  }
}

/// The values of one field over the rows of a register: parts of 65 536, the unit of copying and storing.
///
/// What an integer means is the field's type: a text's number in the pool, a row of another register,
/// an index in a closed list, a day, a count of `10^-scale`.
public struct Column: Sendable, Equatable {
  /// The number of rows in a full part.
  public static let partLength = 65_536

  /// The parts, where they are here.
  private var held: [Part]
  /// The number of rows.
  public private(set) var count: Int
  /// The texts, where they are here.
  private var texts: TextPool?
  /// Where the texts come from that nobody has asked for yet; none are held then.
  private var awaitedTexts: TextPromise?
  /// Where parts and texts come from that nobody has asked for yet; what is held then is empty.
  private var promise: ColumnPromise?

  /// The parts in order; all but the last are full.
  public var parts: [Part] { promise.map { $0.thing.held } ?? held }

  /// The texts, where the field is a text.
  public var pool: TextPool? {
    get {
      if let promise { return promise.thing.pool }
      return awaitedTexts.map { $0.thing } ?? texts
    }
    _modify {
      keep()
      if let awaitedTexts { (texts, self.awaitedTexts) = (awaitedTexts.thing, nil) }
      yield &texts
    }
  }

  /// A column of parts; all but the last must be full.
  public init(parts: [Part], pool: TextPool? = nil) {
    held = parts
    count = parts.reduce(0) { $0 + $1.count }
    texts = pool
  }

  /// A column of parts whose texts are read when somebody asks for one of them.
  public init(parts: [Part], texts: TextPromise) {
    self.init(parts: parts)
    awaitedTexts = texts
  }

  /// A column of parts with the texts of another, whose numbers its values are.
  public init(parts: [Part], textsOf other: Column) {
    self.init(parts: parts)
    let other = other.present
    (texts, awaitedTexts) = (other.texts, other.awaitedTexts)
  }

  /// A column of values, `Int64.min` meaning missing, with the texts of another, whose numbers they are.
  public init(_ values: [Int64], textsOf other: Column) {
    self.init(parts: Column(values).held, textsOf: other)
  }

  /// A column of values, `Int64.min` meaning missing, whose texts are read when somebody asks for one of them.
  public init(_ values: [Int64], texts: TextPromise) {
    self.init(parts: Column(values).held, texts: texts)
  }

  /// A column of so many rows that are read when somebody asks for one of them.
  public init(count: Int, _ promise: ColumnPromise) {
    held = []
    self.count = count
    self.promise = promise
  }

  /// Whether its rows are still to be read.
  public var isAwaited: Bool { promise.map { !$0.isKept } ?? false }

  /// Whether something is known of its rows, which nobody has read.
  func isKnown(_ what: Foreknown) -> Bool { promise?.isKnown(what) ?? false }

  /// The same column with its rows here: what reads many of them asks once.
  public var present: Column { promise?.thing ?? self }

  /// So many rows are few: of a column that nobody has read they are read without the others.
  public static let fewRows = 1_024

  /// The values of a few rows in their order: of a column that nobody has read, no more than the parts that
  /// they lie in.
  public func few(_ rows: [Int32]) -> Column { promise?.few(rows) ?? gathered(rows) }

  /// The few rows that have some values, ascending, where a column that nobody has read tells them, and every
  /// row of it has a value; nil otherwise, and where they are not few.
  func fewRows(with values: [Int]) -> [Int32]? {
    promise?.rows(with: values, atMost: Column.fewRows)
  }

  /// Reads its rows and its texts, where nobody has asked for them yet.
  public func bringHere() {
    _ = present
    _ = pool
  }

  /// Whether two columns have the same rows, and their texts under the same numbers.
  public static func == (a: Column, b: Column) -> Bool {
    if let mine = a.promise, let theirs = b.promise, mine === theirs { return true }
    let (a, b) = (a.present, b.present)
    guard a.held == b.held else { return false }
    if let mine = a.awaitedTexts, let theirs = b.awaitedTexts, mine === theirs { return true }
    return a.pool == b.pool
  }

  /// Brings the rows here.
  private mutating func keep() {
    if let promise { self = promise.thing }
  }

  /// A column of values, `Int64.min` meaning missing.
  public init(_ values: [Int64], pool: TextPool? = nil) {
    let count = (values.count + Column.partLength - 1) / Column.partLength
    let parts = values.withUnsafeBufferPointer { values in
      func narrowed(_ some: Range<Int>) -> [Part] {
        some.map { part in
          let start = part * Column.partLength
          let end = min(start + Column.partLength, values.count)
          return Part(narrowing: UnsafeBufferPointer(rebasing: values[start..<end]))
        }
      }
      guard count > 4 else { return narrowed(0..<count) }
      let (first, second) = SideBySide.run(
        { narrowed(0..<count / 2) }, { narrowed(count / 2..<count) })
      return first + second
    }
    self.init(parts: parts, pool: pool)
  }

  /// A column of so many missing values.
  public init(missing count: Int, isText: Bool = false) {
    var parts: [Part] = []
    var left = count
    while left > 0 {
      parts.append(.bytes([Int8](repeating: .min, count: min(left, Column.partLength))))
      left -= Column.partLength
    }
    self.init(parts: parts, pool: isText ? TextPool() : nil)
  }

  /// The value of a row, nil where it is missing.
  public subscript(row: Int) -> Int64? {
    get {
      if let promise { return promise.thing[row] }
      return held[row / Column.partLength][row % Column.partLength]
    }
    set {
      keep()
      held[row / Column.partLength].set(row % Column.partLength, to: newValue)
    }
  }

  /// Adds a row.
  public mutating func append(_ value: Int64?) {
    keep()
    if count % Column.partLength == 0 { held.append(.bytes([])) }
    held[held.count - 1].append(value ?? .min)
    count += 1
  }

  /// Adds rows, `Int64.min` meaning missing.
  mutating func append(contentsOf values: [Int64]) {
    keep()
    // A few more are added where they go; many are worth a look at the width they need.
    if values.count < 64 {
      for value in values { append(value) }
      return
    }
    var rest = values[...]
    if count % Column.partLength != 0, let last = held.popLast() {
      let room = rest.prefix(Column.partLength - last.count)
      held.append(Part(narrowing: last.widened + room))
      rest = rest.dropFirst(room.count)
    }
    rest.withUnsafeBufferPointer { rest in
      for start in stride(from: 0, to: rest.count, by: Column.partLength) {
        let end = min(start + Column.partLength, rest.count)
        held.append(Part(narrowing: UnsafeBufferPointer(rebasing: rest[start..<end])))
      }
    }
    count += values.count
  }

  /// The text of a row, where the column holds texts.
  public func text(_ row: Int) -> String? {
    if let promise { return promise.thing.text(row) }
    return self[row].flatMap { text(code: $0) }
  }

  /// The text of a number, where the column holds texts: a few are read without the others.
  public func text(code: Int64) -> String? {
    if let promise { return promise.thing.text(code: code) }
    return awaitedTexts?.text(Int(code)) ?? texts?[Int(code)]
  }

  /// How many of its first texts are known to follow one upon another in Swedish order, as ids do: their
  /// numbers are then their places.
  public var leadingTextsInOrder: Int {
    if let promise { return promise.thing.leadingTextsInOrder }
    return awaitedTexts?.leadingInOrder ?? 0
  }

  /// The column read through row numbers, one that is not there giving missing: what a reference sees of
  /// its target.
  public func gathered(_ rows: [Int32]) -> Column {
    if rows.count == count, Column.isCounting(rows[...], from: 0) { return present }
    guard parts.count == 1, let part = parts.first else {
      return Column(gather(rows), textsOf: self)
    }
    // What came out of a narrow part is no wider.
    var picked: [Part] = []
    for start in stride(from: 0, to: rows.count, by: Column.partLength) {
      picked.append(part.gathered(rows[start..<min(start + Column.partLength, rows.count)]))
    }
    return Column(parts: picked, textsOf: self)
  }

  /// The column with every known value replaced.
  @inlinable
  public func mapped(_ transform: (Int64) -> Int64?) -> Column {
    Column(widened.map { $0 == .min ? .min : transform($0) ?? .min })
  }
}
