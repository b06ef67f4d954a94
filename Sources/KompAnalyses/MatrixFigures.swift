import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The figures of the matrix: a line a person, a column a competence.
struct MatrixFigures {
  let people: [Int32]
  let fields: [Field]
  let facts: [Both]
  private let staff: Roster
  private let competences: Roster
  private let standing: Standing
  private let units: [Int32]
  /// The competence of each column after the first two.
  private let columns: [String: Int32]

  init?(_ asked: Asked) {
    guard let staff = asked.roster(.staff), let competences = asked.roster(.competences),
      let needs = asked.roster(.needs)
    else { return nil }
    self.staff = staff
    self.competences = competences
    let standing = Standing.of(staff)
    self.standing = standing
    let people = staff.there(asked.people)
    self.people = people
    let units = staff.references("unit")
    self.units = units
    var isWanted = [Bool](repeating: false, count: competences.count)
    var (known, expired) = (0, 0)
    for person in people {
      for held in standing.of(person: Int(person)) {
        isWanted[Int(held.competence)] = true
        if held.isExpired { expired += 1 } else { known += 1 }
      }
    }
    let homes = Set(people.map { units[Int($0)] })
    let (unit, competence) = (needs.references("unit"), needs.references("competence"))
    for row in needs.there(nil) where homes.contains(unit[Int(row)]) {
      let wanted = Int(competence[Int(row)])
      if isWanted.indices.contains(wanted) { isWanted[wanted] = true }
    }
    var fields = Matrix.fields
    var columns: [String: Int32] = [:]
    for row in isWanted.indices where isWanted[row] {
      let name = competences.label(row)
      // Two columns never share an id: a competence may be called as another column is.
      let taken = fields.contains { folded($0.id) == folded(name) }
      let id = taken ? "\(name)_\(row)" : name
      columns[id] = Int32(row)
      fields.append(
        Field.made(
          id, Words(id, id), .number(scale: 0), Both("level in \(name)", "nivå i \(name)")))
    }
    self.fields = fields
    self.columns = columns
    let never = people.count * columns.count - known - expired
    facts =
      never + expired == 0
      ? []
      : [
        // A stage may leave some people out afterwards.
        (people.count == 1
          ? Both("empty cells: ", "tomma celler: ")
          : Both("empty cells of all ", "tomma celler för alla ") + Saying.whole(people.count)
            + Both(" people: ", " personer: "))
          + Saying.whole(never)
          + Both(" never assessed, ", " aldrig bedömda, ") + Saying.whole(expired)
          + Both(" no longer in force", " gäller inte längre")
      ]
  }

  /// The figures of a column.
  func column(_ id: String) -> [Figure] {
    if let competence = columns[id] {
      return people.map { person in
        guard let held = standing.of(person: Int(person), in: Int(competence)), !held.isExpired
        else { return .missing }
        return .whole(Int64(held.level))
      }
    }
    return people.map { person in
      if id == "person" { return .whole(Int64(person)) }
      return units[Int(person)] < 0 ? .missing : .whole(Int64(units[Int(person)]))
    }
  }

  /// What stands behind a cell.
  func reason(_ line: Int, _ id: String) -> Reason? {
    guard line < people.count else { return nil }
    let person = people[line]
    let who = Evidence(Both("person", "person"), .staff, [person])
    let name = staff.label(Int(person))
    guard let competence = columns[id] else {
      if id == "unit" {
        let unit = staff.roster(.units)?.label(Int(units[Int(person)])) ?? "–"
        return Reason(Both("unit = \(unit)", "enhet = \(unit)"), [who])
      }
      return Reason(Both("person = \(name)", "person = \(name)"), [who])
    }
    let thing = competences.label(Int(competence))
    guard let held = standing.of(person: Int(person), in: Int(competence)) else {
      return Reason(
        Both("\(name) in \(thing), never assessed = –", "\(name) i \(thing), aldrig bedömd = –"),
        [who])
    }
    let evidence = [
      who, Evidence(Both("assessment", "bedömning"), .assessments, [held.assessment]),
    ]
    if held.isExpired {
      return Reason(
        Both(
          "\(name) in \(thing), no longer in force = –",
          "\(name) i \(thing), gäller inte längre = –"),
        evidence, leftOut: [Both("level \(held.level), expired", "nivå \(held.level), utgången")])
    }
    return Reason(
      Both("\(name) in \(thing), level = ", "\(name) i \(thing), nivå = ") + "\(held.level)",
      evidence)
  }
}
