import KompValues

extension Model {
  /// Makes a change and answers its inverse, which gives a model of the same hash; the model is as it was
  /// where it fails.
  public mutating func apply(_ change: Change) throws(ChangeProblem) -> Change {
    var work = Applying(self)
    for edit in change.edits { try work.apply(edit) }
    try work.checkReferences()
    self = work.model
    return Change(work.inverse.reversed())
  }
}

/// A change being made on a copy, step by step, with the inverse of each step.
struct Applying {
  var model: Model
  var inverse: [Edit] = []
  /// The highest row that was referred to, by register: rows may be added after what refers to them.
  private var highest: [String: Int64] = [:]

  init(_ model: Model) { self.model = model }

  mutating func apply(_ edit: Edit) throws(ChangeProblem) {
    let name = edit.register
    guard Schema.registers[name] != nil else { throw .unknownTable(name) }
    switch edit.kind {
    case .add(let first, let count, let cells): try add(name, first, count, cells)
    case .remove(let rows): try remove(name, rows)
    case .revive(let rows): try revive(name, rows)
    case .put(let column, let rows, let cells): try put(name, column, rows, cells)
    case .set(let column, let rows, let cells, let day):
      try set(name, column, rows, cells, from: day)
    case .remember(let past): try remember(name, past)
    case .forget(let past): try forget(name, past)
    case .declare(let id, let heading, let type, let place, let cells):
      try declare(name, id, heading, type, Int(place), cells)
    case .undeclare(let id): try undeclare(name, id)
    }
  }

  /// A reference must have a row to go to, once every step is made.
  func checkReferences() throws(ChangeProblem) {
    for (register, row) in highest where row >= model[register].count {
      throw .noRow(Int(row), of: register)
    }
  }

  private mutating func add(
    _ name: String, _ first: Int32, _ count: Int32, _ cells: [String: Cells]
  ) throws(ChangeProblem) {
    let held = model[name].count
    guard count > 0, Int(first) == held, held + Int(count) < Int(Int32.max) else {
      throw count > 0 ? .rowsAdded(of: name) : .misshapen(name)
    }
    for (column, cells) in cells {
      guard cells.count == Int(count) else { throw .misshapen(name) }
      try check(cells, column, of: name)
    }
    model[name].append(Int(count), cells)
    inverse.append(Edit(name, .remove(Array(first..<first + count))))
  }

  private mutating func remove(_ name: String, _ rows: [Int32]) throws(ChangeProblem) {
    try check(rows, of: name)
    guard Set(rows).count == rows.count else { throw .misshapen(name) }
    model[name].removed.formUnion(rows)
    inverse.append(Edit(name, .revive(rows)))
  }

  private mutating func revive(_ name: String, _ rows: [Int32]) throws(ChangeProblem) {
    try check(rows, of: name, includingRemoved: true)
    let removed = model[name].removed
    for row in rows where !removed.contains(row) { throw .rowIsThere(Int(row), of: name) }
    guard Set(rows).count == rows.count else { throw .misshapen(name) }
    model[name].removed.subtract(rows)
    inverse.append(Edit(name, .remove(rows)))
  }

  mutating func put(_ name: String, _ column: String, _ rows: [Int32], _ cells: Cells)
    throws(ChangeProblem)
  {
    try check(rows, of: name)
    guard rows.count == cells.count else { throw .misshapen(name) }
    try check(cells, column, of: name)
    guard let held = model[name].columns[column] else { throw .unknownColumn(column, of: name) }
    inverse.append(
      Edit(name, .put(column: column, rows: rows, Cells(of: held, rows: rows))))
    model[name].put(column, rows, cells)
  }

  mutating func remember(_ name: String, _ past: [PastCell]) throws(ChangeProblem) {
    try check(past.map(\.row), of: name, includingRemoved: true)
    for cell in past {
      guard Day.allowed.contains(cell.until.number) else { throw .misshapen(name) }
      let isText = model[name].types[cell.column] == .text
      try check(Cells(cell.value, isText: isText), cell.column, of: name)
    }
    model[name].remember(past)
    inverse.append(Edit(name, .forget(past.reversed())))
  }

  mutating func forget(_ name: String, _ past: [PastCell]) throws(ChangeProblem) {
    guard model[name].forget(past) else {
      throw .notRemembered(column: past.first?.column ?? "", of: name)
    }
    inverse.append(Edit(name, .remember(past.reversed())))
  }

  private mutating func declare(
    _ name: String, _ id: String, _ heading: String, _ type: FieldType, _ place: Int,
    _ cells: Cells?
  ) throws(ChangeProblem) {
    guard model[name].types[id] == nil else { throw .fieldIsThere(id, of: name) }
    guard place >= 0, place <= model[name].own.count, type.isOfOwnField, !id.isEmpty else {
      throw .misshapen(name)
    }
    if let cells {
      // Rows that were added and undone meanwhile never had the field.
      guard cells.count <= model[name].count else { throw .misshapen(name) }
      try check(cells, as: type, id, of: name)
    }
    model[name].declare(id, heading, type, at: place, cells)
    inverse.append(Edit(name, .undeclare(id: id)))
  }

  private mutating func undeclare(_ name: String, _ id: String) throws(ChangeProblem) {
    let register = model[name]
    guard let place = register.own.firstIndex(where: { $0.id == id }),
      let type = register.types[id], let column = register.columns[id]
    else { throw .unknownColumn(id, of: name) }
    guard !register.past.contains(where: { $0.column == id }) else {
      throw .fieldIsThere(id, of: name)
    }
    let cells = Cells(of: column, rows: 0..<Int32(register.count))
    let isEmpty = cells.values.allSatisfy { $0 == .min }
    inverse.append(
      Edit(
        name,
        .declare(
          id: id, heading: register.own[place].heading, type: type, at: Int32(place),
          isEmpty ? nil : cells)))
    model[name].undeclare(id, at: place)
  }

  /// Rows that are there.
  func check(_ rows: [Int32], of name: String, includingRemoved: Bool = false)
    throws(ChangeProblem)
  {
    let register = model[name]
    for row in rows {
      let isThere =
        includingRemoved ? row >= 0 && Int(row) < register.count : register.has(Int(row))
      if !isThere { throw .noRow(Int(row), of: name) }
    }
  }

  private mutating func check(_ cells: Cells, _ column: String, of name: String)
    throws(ChangeProblem)
  {
    guard let type = model[name].types[column] else { throw .unknownColumn(column, of: name) }
    try check(cells, as: type, column, of: name)
  }

  /// Values that mean something for a type; references are looked at when all steps are made.
  private mutating func check(
    _ cells: Cells, as type: FieldType, _ column: String, of name: String
  ) throws(ChangeProblem) {
    guard cells.isText == (type == .text) else {
      throw .wrongValue(column: column, of: name)
    }
    let allowed: ClosedRange<Int64> =
      switch type {
      case .text, .number, .share, .months: Int64.min...Int64.max
      case .flag: 0...1
      case .list(let list): 0...Int64(max(0, list.values.count - 1))
      case .day: Int64(Day.allowed.lowerBound)...Int64(Day.allowed.upperBound)
      case .reference: 0...Int64(Int32.max)
      }
    let isAnything = allowed.lowerBound == .min && allowed.upperBound == .max
    guard isAnything || cells.isWithin(allowed) else {
      throw .wrongValue(column: column, of: name)
    }
    guard case .reference(let noun) = type, let home = Schema.noun(noun)?.home,
      let last = cells.greatest
    else { return }
    highest[home] = max(highest[home] ?? 0, last)
  }
}

extension Day {
  /// The days that can be stored: of the years 1 to 9999.
  static let allowed: ClosedRange<Int32> = -719_162...2_932_896
}

extension FieldType {
  /// Whether an own field can have it.
  var isOfOwnField: Bool {
    switch self {
    case .reference, .list: false
    case .number(let scale), .share(let scale): (0...18).contains(scale)
    default: true
    }
  }
}
