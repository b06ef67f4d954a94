/// Forgetting people: what a model and its journal are when nothing of them ever stood there.
///
/// Their rows stay as empty rows that were taken away, so that every other row keeps its number.
public struct Purge: Sendable {
  /// The rows that are forgotten, by register.
  public private(set) var rows: [String: Set<Int32>] = [:]
  /// What the people are called: lines that say so are forgotten too.
  private var names: [String] = []

  /// People by their rows, with the rows that are about them: whatever says whose it is.
  public init(people: Set<Int32>, of model: Model) {
    rows["people"] = people
    let register = model["people"]
    for row in people where Int(row) < register.count {
      for column in ["id", "name"] {
        if let text = register.text(column, Int(row)), text.count > 1 { names.append(text) }
      }
    }
    for name in model.names {
      guard Purge.home(of: "person", in: name) == "people",
        let persons = model[name].columns["person"]?.widened
      else { continue }
      var own: Set<Int32> = []
      for (row, person) in persons.enumerated() where person != .min {
        if people.contains(Int32(truncatingIfNeeded: person)) {
          own.insert(Int32(truncatingIfNeeded: row))
        }
      }
      if !own.isEmpty { rows[name] = own }
    }
  }

  /// The register a column of references goes to; nil where it is none.
  private static func home(of column: String, in register: String) -> String? {
    guard case .reference(let noun)? = Schema.registers[register]?[column] else { return nil }
    return Schema.noun(noun)?.home
  }

  private func isGone(_ row: Int32, of register: String) -> Bool {
    rows[register]?.contains(row) ?? false
  }

  private func refersToGone(_ value: Int64, _ target: Set<Int32>?) -> Bool {
    guard let target, value != .min else { return false }
    return target.contains(Int32(truncatingIfNeeded: value))
  }

  private func target(of column: String, in register: String) -> Set<Int32>? {
    Purge.home(of: column, in: register).flatMap { rows[$0] }
  }

  /// The model without them; texts that nobody else has are gone from the pools.
  public func model(_ model: Model) -> Model {
    var left = model
    for name in model.names {
      let register = model[name]
      let gone = rows[name] ?? []
      for (id, column) in register.columns {
        let target = target(of: id, in: name)
        guard !gone.isEmpty || target != nil else { continue }
        var values = column.widened
        for row in gone where Int(row) < values.count { values[Int(row)] = .min }
        for row in values.indices where refersToGone(values[row], target) { values[row] = .min }
        left[name].columns[id] = Column(values, pool: column.pool)
      }
      left[name].past.removeAll {
        isGone($0.row, of: name) || refersToGone($0.value ?? .min, target(of: $0.column, in: name))
      }
      guard !gone.isEmpty else { continue }
      left[name].removed.formUnion(gone)
      left[name].leaveOutUnusedTexts()
    }
    return left
  }

  /// A change of the journal without them.
  public func change(_ change: Change) -> Change {
    Change(change.edits.flatMap(edits))
  }

  /// Whether a line names one of them.
  public func isNamed(in line: String) -> Bool {
    let line = line.lowercased()
    return names.contains { line.contains($0.lowercased()) }
  }

  private func edits(_ edit: Edit) -> [Edit] {
    let name = edit.register
    func others(_ rows: [Int32]) -> [Int32] { rows.filter { !isGone($0, of: name) } }
    func made(_ kind: Edit.Kind, if isKept: Bool = true) -> [Edit] {
      isKept ? [Edit(name, kind)] : []
    }
    switch edit.kind {
    case .add(let first, let count, let cells):
      let mine = (first..<first + count).filter { isGone($0, of: name) }
      let places = Set(mine.map { Int($0 - first) })
      var left: [String: Cells] = [:]
      for (column, cells) in cells {
        left[column] = blanked(cells, column, of: name) { places.contains($0) }
      }
      return made(.add(first: first, count: count, cells: left))
        + made(.remove(mine), if: !mine.isEmpty)
    case .remove(let rows): return made(.remove(others(rows)), if: !others(rows).isEmpty)
    case .revive(let rows): return made(.revive(others(rows)), if: !others(rows).isEmpty)
    case .put(let column, let rows, let cells):
      let (rows, cells) = self.kept(rows, cells, column, of: name)
      return made(.put(column: column, rows: rows, cells), if: !rows.isEmpty)
    case .set(let column, let rows, let cells, let day):
      let (rows, cells) = self.kept(rows, cells, column, of: name)
      return made(.set(column: column, rows: rows, cells, from: day), if: !rows.isEmpty)
    case .remember(let past):
      return made(.remember(kept(past, of: name)), if: !kept(past, of: name).isEmpty)
    case .forget(let past):
      return made(.forget(kept(past, of: name)), if: !kept(past, of: name).isEmpty)
    case .declare(let id, let heading, let type, let place, let cells):
      let left = cells.map { blanked($0, id, of: name) { isGone(Int32($0), of: name) } }
      return made(.declare(id: id, heading: heading, type: type, at: place, left))
    case .undeclare: return [edit]
    }
  }

  private func kept(_ past: [PastCell], of register: String) -> [PastCell] {
    past.filter { cell in
      guard !isGone(cell.row, of: register) else { return false }
      guard case .number(let value) = cell.value else { return true }
      return !refersToGone(value, target(of: cell.column, in: register))
    }
  }

  private func kept(_ rows: [Int32], _ cells: Cells, _ column: String, of register: String) -> (
    [Int32], Cells
  ) {
    let places = rows.indices.filter { !isGone(rows[$0], of: register) }
    let left = blanked(cells, column, of: register) { isGone(rows[$0], of: register) }
    return (places.map { rows[$0] }, left.only(places))
  }

  private func blanked(
    _ cells: Cells, _ column: String, of register: String, where isBlank: (Int) -> Bool
  ) -> Cells {
    let target = target(of: column, in: register)
    return cells.only(Array(0..<cells.count)) {
      isBlank($0) || refersToGone(cells.values[$0], target)
    }
  }
}

extension Cells {
  /// Some of the cells, blank where that is said; texts of none of them are left out.
  func only(_ places: [Int], blank: (Int) -> Bool = { _ in false }) -> Cells {
    let values = places.map { blank($0) ? .min : self.values[$0] }
    guard let texts else { return Cells(values) }
    return Cells(texts: values.map { $0 == .min ? nil : texts[Int($0)] })
  }
}

extension Register {
  /// Makes the pools anew of the texts that stand somewhere.
  mutating func leaveOutUnusedTexts() {
    for (id, type) in types where type == .text {
      guard let column = columns[id], let pool = column.pool else { continue }
      var fresh = TextPool()
      func code(_ old: Int64) -> Int64 {
        old == .min ? .min : Int64(fresh.intern(pool[Int(old)]))
      }
      let values = column.widened.map(code)
      past = past.map { value in
        guard value.column == id, let old = value.value else { return value }
        return Past(column: id, row: value.row, until: value.until, value: code(old))
      }
      columns[id] = Column(values, pool: fresh)
    }
  }
}
