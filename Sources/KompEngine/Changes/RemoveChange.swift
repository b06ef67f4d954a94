import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension RowChanging {
  /// `remove`: the rows should not have been there.
  ///
  /// What belongs to a person or a step goes along; what only refers to a row keeps it.
  mutating func remove() throws(RelationFailure) -> Changed? {
    let model = editing.model
    let noun = roster.nounOfRows
    let wanted = Set(rows)
    var gone: [String: Set<Int32>] = [noun.home: wanted]
    var blocking: [Use] = []
    for use in model.allUses(of: wanted, in: noun.home) {
      let belongs =
        use.column == "person" || (use.register == "criteria" && noun.id == .ladders)
      if belongs {
        gone[use.register, default: []].insert(use.row)
      } else {
        blocking.append(use)
      }
    }
    // What refers to something that goes along would be left behind.
    for (register, rows) in gone where register != noun.home {
      blocking += model.uses(of: rows, in: register).filter {
        !(gone[$0.register] ?? []).contains($0.row)
      }
    }
    blocking.removeAll { (gone[$0.register] ?? []).contains($0.row) }
    guard blocking.isEmpty else {
      let names = rows.prefix(3).map { KeptCondition.called(Int($0), of: noun.id, in: model) }
      let more = rows.count > 3 ? " …" : ""
      return binder.refuse(
        .used(
          names.joined(separator: ", ") + more,
          UsesSaying.lines(blocking, of: rows, noun, in: model)),
        at: stage.wordPlace, fixes: [])
    }
    for row in rows {
      editing.note(
        row, Both(noun.one.english, noun.one.swedish), .text, .missing, .missing, in: model)
    }
    for (register, rows) in gone.sorted(by: { $0.key < $1.key }) where !rows.isEmpty {
      try editing.make(register, .remove(rows.sorted()))
      guard register != noun.home, let other = UsesSaying.noun(of: register) else { continue }
      let word = rows.count == 1 ? other.one : other.many
      editing.notes.append(
        Both("\(rows.count) \(word.english) with them", "\(rows.count) \(word.swedish) med dem"))
    }
    var changed = changed(Both("removed", "borttaget"))
    if let table = changed.table { changed.table = table.sayingRemoved }
    return changed
  }
}

extension ChangeTable {
  /// The lines of rows that are gone.
  var sayingRemoved: ChangeTable {
    var table = self
    table.change { line in
      Line(
        names: line.names, field: line.field, before: .word(Both("there", "fanns")),
        after: .word(Both("removed", "borttagen")))
    }
    return table
  }
}

extension Model {
  /// Every use of rows: by reference, by the name of a ladder or scale, and in kept conditions.
  func allUses(of rows: Set<Int32>, in home: String) -> [Use] {
    var result = uses(of: rows, in: home)
    let noun = Schema.nouns.first { $0.home == home }
    if let noun {
      for register in ["needs", "criteria"] {
        guard let column = self[register].columns["condition"], let pool = column.pool else {
          continue
        }
        let marks = rows.map { "\"#\(noun.id.name):\($0)\"" }
        let codes = Set(
          (0..<pool.count).filter { code in marks.contains { pool[code].contains($0) } })
        guard !codes.isEmpty else { continue }
        for (row, code) in column.widened.enumerated()
        where code >= 0 && codes.contains(Int(code)) && self[register].has(row) {
          result.append(Use(register: register, column: "condition", row: Int32(row)))
        }
      }
    }
    if home == "ladders" { result += usesOfSteps(rows) }
    if home == "scales" { result += usesOfLevels(rows) }
    return result
  }

  /// Rows that name a step of a ladder, and those that name a ladder of which no step is left.
  private func usesOfSteps(_ rows: Set<Int32>) -> [Use] {
    let ladders = self["ladders"]
    var result: [Use] = []
    var left: Set<String> = []
    for row in 0..<ladders.count where ladders.has(row) && !rows.contains(Int32(row)) {
      if let name = ladders.text("ladder", row) { left.insert(folded(name)) }
    }
    var steps: Set<String> = []
    var names: Set<String> = []
    for row in rows {
      guard let name = ladders.text("ladder", Int(row)) else { continue }
      names.insert(folded(name))
      if let step = ladders["step", Int(row)] { steps.insert(folded(name) + "/\(step)") }
    }
    for register in ["placements", "targets", "criteria"] {
      let held = self[register]
      for row in 0..<held.count where held.has(row) {
        guard let name = held.text("ladder", row), let step = held["step", row],
          steps.contains(folded(name) + "/\(step)")
        else { continue }
        result.append(Use(register: register, column: "step", row: Int32(row)))
      }
    }
    let professions = self["professions"]
    for row in 0..<professions.count where professions.has(row) {
      guard let name = professions.text("ladder", row).map({ folded($0) }), names.contains(name),
        !left.contains(name)
      else { continue }
      result.append(Use(register: "professions", column: "ladder", row: Int32(row)))
    }
    return result
  }

  /// Competences that stand on a scale of which no level is left, and assessments at a level that goes.
  private func usesOfLevels(_ rows: Set<Int32>) -> [Use] {
    let scales = self["scales"]
    var left: Set<String> = []
    var levels: Set<String> = []
    for row in 0..<scales.count where scales.has(row) {
      guard let name = scales.text("scale", row).map({ folded($0) }) else { continue }
      if rows.contains(Int32(row)) {
        if let level = scales["level", row] { levels.insert(name + "/\(level)") }
      } else {
        left.insert(name)
      }
    }
    var result: [Use] = []
    let competences = self["competences"]
    var scaleOf: [Int64: String] = [:]
    for row in 0..<competences.count where competences.has(row) {
      guard let name = competences.text("scale", row).map({ folded($0) }) else { continue }
      scaleOf[Int64(row)] = name
      if !left.contains(name), levels.contains(where: { $0.hasPrefix(name + "/") }) {
        result.append(Use(register: "competences", column: "scale", row: Int32(row)))
      }
    }
    let assessments = self["assessments"]
    for row in 0..<assessments.count where assessments.has(row) {
      guard let competence = assessments["competence", row], let level = assessments["level", row],
        let name = scaleOf[competence], levels.contains(name + "/\(level)")
      else { continue }
      result.append(Use(register: "assessments", column: "level", row: Int32(row)))
    }
    return result
  }
}
