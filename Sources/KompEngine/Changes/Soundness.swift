import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension RowChanging {
  /// Whether the model holds together after values were given: keys are unlike, the organisation is a
  /// tree, employments end after they begin, levels stand on their scales.
  mutating func isSoundModel(_ values: [NewValue]) -> Bool {
    guard !rows.isEmpty else { return true }
    for value in values {
      let written = Set(rows.compactMap { value.target.row(of: $0) })
      guard
        binder.isSound(
          editing.model, value.target.register, value.target.column, written, at: value.valuePlace)
      else { return false }
    }
    return true
  }
}

extension Binder {
  /// Whether what was written into a column goes together with everything else.
  mutating func isSound(
    _ model: Model, _ register: String, _ column: String, _ rows: Set<Int32>, at place: Place
  ) -> Bool {
    switch (register, column) {
    case ("people", "id"), ("employments", "id"), ("units", "id"), ("professions", "name"):
      return isUnlike(model, register, column, rows, at: place)
    case ("units", "parent"), ("competences", "parent"):
      return isTree(model, register, rows, at: place)
    case ("employments", "start_date"), ("employments", "end_date"), ("needs", "start_date"),
      ("needs", "end_date"):
      let held = model[register]
      for row in rows.sorted() {
        guard let start = held["start_date", Int(row)], let end = held["end_date", Int(row)],
          end < start
        else { continue }
        let (first, last) = (Day(number: Int32(clamping: start)), Day(number: Int32(clamping: end)))
        let _: Never? = refuse(.endsBeforeStart(first, last), at: place, fixes: [])
        return false
      }
      return true
    case ("assessments", "level"), ("assessments", "competence"), ("needs", "required"),
      ("needs", "competence"), ("roles", "required"), ("roles", "competence"):
      return isOnScale(model, register, rows, at: place)
    default: return true
    }
  }

  /// Whether no two rows are known by one word.
  private mutating func isUnlike(
    _ model: Model, _ register: String, _ column: String, _ rows: Set<Int32>, at place: Place
  ) -> Bool {
    let held = model[register]
    var wanted: Set<String> = []
    for row in rows {
      guard let text = held.text(column, Int(row)) else { continue }
      guard wanted.insert(folded(text)).inserted else {
        let _: Never? = refuse(.keyTaken(text), at: place, fixes: [])
        return false
      }
    }
    guard let pool = held.columns[column]?.pool, let values = held.columns[column]?.widened else {
      return true
    }
    let codes = Set((0..<pool.count).filter { wanted.contains(folded(pool[$0])) }.map(Int64.init))
    for row in values.indices where codes.contains(values[row]) && held.has(row) {
      if !rows.contains(Int32(row)) {
        let _: Never? = refuse(.keyTaken(pool[Int(values[row])]), at: place, fixes: [])
        return false
      }
    }
    return true
  }

  /// Whether nothing lies under itself.
  private mutating func isTree(
    _ model: Model, _ register: String, _ rows: Set<Int32>, at place: Place
  ) -> Bool {
    let held = model[register]
    for row in rows {
      var here = held["parent", Int(row)]
      var left = held.count
      while let parent = here, left > 0 {
        if parent == Int64(row) {
          let name = held.text("name", Int(row)) ?? held.text("id", Int(row)) ?? "\(row + 1)"
          let _: Never? = refuse(.underItself(name), at: place, fixes: [])
          return false
        }
        here = held["parent", Int(parent)]
        left -= 1
      }
    }
    return true
  }

  /// Whether levels stand on the scale of their competence.
  private mutating func isOnScale(
    _ model: Model, _ register: String, _ rows: Set<Int32>, at place: Place
  ) -> Bool {
    let held = model[register]
    let column = register == "assessments" ? "level" : "required"
    for row in rows.sorted() {
      guard let competence = held["competence", Int(row)], let level = held[column, Int(row)],
        let scale = model.scale(ofCompetence: Int(competence)),
        let low = scale.levels.first?.level, let high = scale.levels.last?.level,
        level < low || level > high
      else { continue }
      let _: Never? = refuse(
        .outsideScale("\(level)", scale: scale.name, low: Int(low), high: Int(high)), at: place,
        fixes: [])
      return false
    }
    return true
  }
}
