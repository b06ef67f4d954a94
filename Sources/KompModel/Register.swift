import KompValues

/// A value that held until a day and was replaced: what `as of` an earlier day sees.
public struct Past: Hashable, Sendable {
  /// The column.
  public let column: String
  /// The row.
  public let row: Int32
  /// The last day it held.
  public let until: Day
  /// The value; nil for missing.
  public let value: Int64?

  /// A superseded value.
  public init(column: String, row: Int32, until: Day, value: Int64?) {
    self.column = column
    self.row = row
    self.until = until
    self.value = value
  }
}

/// A stored table: columns of equal length, rows with stable numbers.
public struct Register: Sendable {
  /// The number of rows, removed ones included.
  public internal(set) var count = 0
  /// The columns by name.
  public internal(set) var columns: [String: Column] = [:]
  /// What each column's values are.
  public internal(set) var types: [String: FieldType]
  /// The user's own fields, in the order their headings first came: id, heading as typed.
  public internal(set) var own: [(id: String, heading: String)] = []
  /// Values that held until a day.
  public var past: [Past] = []
  /// Rows that were taken away; their numbers are never used again.
  public var removed: Set<Int32> = []

  /// Whether a row is there.
  public func has(_ row: Int) -> Bool {
    row >= 0 && row < count && (removed.isEmpty || !removed.contains(Int32(row)))
  }

  /// An empty register with these columns.
  public init(types: [String: FieldType]) {
    self.types = types
    columns.reserveCapacity(types.count)
    for (name, type) in types { columns[name] = Column(missing: 0, isText: type == .text) }
  }

  /// Adds an own field, or widens it where the new values need more.
  public mutating func addOwn(_ id: String, heading: String, type: FieldType) {
    if columns[id] == nil {
      own.append((id, heading))
      columns[id] = Column(missing: count, isText: type == .text)
      types[id] = type
    }
  }

  /// Replaces the type and values of an own field: a later file may hold decimals or words.
  public mutating func retype(_ id: String, to type: FieldType, _ column: Column) {
    guard column.count == count else { return }
    types[id] = type
    columns[id] = column
  }

  /// Adds rows of missing values; the answer is the number of the first.
  @discardableResult
  public mutating func addRows(_ number: Int = 1) -> Int {
    let first = count
    for name in Array(columns.keys) {
      for _ in 0..<number { columns[name]?.append(nil) }
    }
    count += number
    return first
  }

  /// Replaces a whole column; its length must be the register's.
  public mutating func replace(_ name: String, with column: Column) {
    guard column.count == count else { return }
    columns[name] = column
  }

  /// Fills an empty register with columns of one length; others become missing.
  public mutating func fill(count: Int, columns new: [String: Column]) {
    self.count = count
    for (name, type) in types {
      let column = new[name]
      columns[name] =
        column?.count == count ? column : Column(missing: count, isText: type == .text)
    }
  }

  /// The value of a cell as a stored integer.
  public subscript(column: String, row: Int) -> Int64? {
    get { columns[column]?[row] }
    set { columns[column]?[row] = newValue }
  }

  /// The text of a cell.
  public func text(_ column: String, _ row: Int) -> String? { columns[column]?.text(row) }

  /// Gives a cell a text.
  public mutating func setText(_ column: String, _ row: Int, _ text: String?) {
    guard let text else {
      columns[column]?[row] = nil
      return
    }
    guard let code = columns[column]?.pool?.intern(text) else { return }
    columns[column]?[row] = Int64(code)
  }
}
