import KompValues

extension Change {
  /// What makes one model another, where the other has the same rows and perhaps more: an import as a change.
  ///
  /// Nil where a row number means something else in the two.
  public static func between(_ old: Model, _ new: Model) -> Change? {
    var edits: [Edit] = []
    for name in new.names where Schema.registers[name] != nil {
      guard new[name].count >= old[name].count else { return nil }
      edits += Difference(name, old[name], new[name]).edits
    }
    return Change(edits)
  }
}

/// What makes one register another.
struct Difference {
  private let name: String
  private let old: Register
  private let new: Register
  private(set) var edits: [Edit] = []

  init(_ name: String, _ old: Register, _ new: Register) {
    self.name = name
    self.old = old
    self.new = new
    let fresh = compareFields()
    compareRows()
    for column in new.columns.keys.sorted() where !fresh.contains(column) { compare(column) }
    comparePast()
    let gone = new.removed.subtracting(old.removed).sorted()
    if !gone.isEmpty { add(.remove(gone)) }
  }

  private mutating func add(_ kind: Edit.Kind) { edits.append(Edit(name, kind)) }

  /// Own fields that came, went or changed type; the answer is those whose cells are said here.
  private mutating func compareFields() -> Set<String> {
    func isSame(_ field: (id: String, heading: String)) -> Bool {
      old.types[field.id] == new.types[field.id]
        && old.own.contains { $0 == field } && new.own.contains { $0 == field }
    }
    let kept = new.own.filter(isSame).map(\.id)
    // Where even the order is another, all of them are said anew.
    let isOrdered = kept == old.own.filter(isSame).map(\.id)
    var fresh: Set<String> = []
    for field in old.own where !isOrdered || !isSame(field) { add(.undeclare(id: field.id)) }
    for (place, field) in new.own.enumerated() where !isOrdered || !isSame(field) {
      let type = new.types[field.id] ?? .text
      var cells: Cells?
      if old.count > 0, let column = new.columns[field.id] {
        cells = Cells(of: column, rows: 0..<Int32(old.count))
        if cells?.values.allSatisfy({ $0 == .min }) ?? false { cells = nil }
      }
      add(.declare(id: field.id, heading: field.heading, type: type, at: Int32(place), cells))
      fresh.insert(field.id)
    }
    return fresh
  }

  /// Rows that came back and rows that were added.
  private mutating func compareRows() {
    let back = old.removed.subtracting(new.removed).sorted()
    if !back.isEmpty { add(.revive(back)) }
    let added = new.count - old.count
    guard added > 0 else { return }
    var cells: [String: Cells] = [:]
    for (id, column) in new.columns {
      if old.count == 0, let whole = Cells(whole: column) {
        if whole.greatest != nil { cells[id] = whole }
        continue
      }
      let mine = Cells(of: column, rows: Int32(old.count)..<Int32(new.count))
      if mine.greatest != nil { cells[id] = mine }
    }
    add(.add(first: Int32(old.count), count: Int32(added), cells: cells))
  }

  /// Cells of old rows that say something else.
  private mutating func compare(_ id: String) {
    guard let after = new.columns[id] else { return }
    let before = old.columns[id] ?? Column(missing: old.count, isText: after.pool != nil)
    if before == after { return }
    // Two pools may number texts alike or not; of what they number alike nothing needs be compared.
    let alike = sameTexts(before.pool, after.pool)
    let isAlike = alike?.allSatisfy { $0 } ?? true
    func isSame(_ a: Int64, _ b: Int64) -> Bool {
      guard a != .min, b != .min, let alike else { return a == b }
      if a == b, a < alike.count { return alike[Int(a)] }
      guard let mine = before.pool, let theirs = after.pool else { return false }
      return mine.utf8(Int(a)).elementsEqual(theirs.utf8(Int(b)))
    }
    var rows: [Int32] = []
    for index in before.parts.indices {
      if isAlike && before.parts[index] == after.parts[index] { continue }
      let (first, then) = (before.parts[index].widened, after.parts[index].widened)
      for place in first.indices where !isSame(first[place], then[place]) {
        rows.append(Int32(index * Column.partLength + place))
      }
    }
    // A row that is gone in both says nothing.
    rows.removeAll { !old.has(Int($0)) && !new.has(Int($0)) }
    if !rows.isEmpty { add(.put(column: id, rows: rows, Cells(of: after, rows: rows))) }
  }

  /// For each number that both pools know, whether it is one text; nil where these are no texts.
  private func sameTexts(_ before: TextPool?, _ after: TextPool?) -> [Bool]? {
    guard let before, let after else { return nil }
    return (0..<min(before.count, after.count)).map { before.utf8($0) == after.utf8($0) }
  }

  /// Values that held until a day: those that came and those that went.
  private mutating func comparePast() {
    if old.past.isEmpty && new.past.isEmpty { return }
    let isCopy = old.past.withUnsafeBufferPointer { mine in
      new.past.withUnsafeBufferPointer {
        mine.count == $0.count && mine.baseAddress == $0.baseAddress
      }
    }
    if isCopy { return }
    var counts: [PastCell: Int] = [:]
    for value in new.past { counts[new.cell(of: value), default: 0] += 1 }
    var gone: [PastCell] = []
    for value in old.past {
      let cell = old.cell(of: value)
      if let count = counts[cell], count > 0 { counts[cell] = count - 1 } else { gone.append(cell) }
    }
    var come: [PastCell] = []
    for value in new.past {
      let cell = new.cell(of: value)
      guard let count = counts[cell], count > 0 else { continue }
      counts[cell] = count - 1
      come.append(cell)
    }
    if !gone.isEmpty { add(.forget(gone)) }
    if !come.isEmpty { add(.remember(come)) }
  }
}
