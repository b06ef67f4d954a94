import KompModel

/// The texts of a draft's columns, each column's found by their bytes from when somebody first asks for them.
struct DraftPools {
  /// Columns whose texts nobody has asked for.
  private var waiting: [String: Column]
  private var here: [String: TextPool] = [:]

  /// The texts of a register's columns.
  init(_ columns: [String: Column]) { waiting = columns }

  /// A column's texts; nil where it holds none.
  subscript(name: String) -> TextPool? {
    mutating get {
      bring(name)
      return here[name]
    }
    _modify {
      bring(name)
      yield &here[name]
    }
  }

  /// Whether a column's texts are as they came: nobody can have added to them.
  func isUntouched(_ name: String) -> Bool { waiting[name] != nil }

  private mutating func bring(_ name: String) {
    // An import looks texts up row by row.
    if let column = waiting.removeValue(forKey: name) { here[name] = column.pool?.indexed }
  }
}
