import KompEngine
import KompModel
import KompValues

/// Which competences are expected of whom: those of the unit's needs and of the role called like the profession.
struct Expectations {
  private let units: [Int32]
  private let professions: [Int32]
  private var ofUnit: [Int32: Set<Int32>] = [:]
  private var ofProfession: [Int32: Set<Int32>] = [:]
  private let lists = Lists()

  /// What was put in order so far, by unit and profession: many people share theirs.
  private final class Lists {
    struct Key: Hashable {
      let unit: Int32
      let profession: Int32
    }
    var made: [Key: [Int32]] = [:]
  }

  init?(_ asked: Asked, _ staff: Roster) {
    guard let needs = asked.roster(.needs), let roles = asked.roster(.roles),
      let named = asked.roster(.professions)
    else { return nil }
    units = staff.references("unit")
    professions = staff.references("profession")
    let (unit, competence) = (needs.references("unit"), needs.references("competence"))
    for row in needs.there(nil) where unit[Int(row)] >= 0 && competence[Int(row)] >= 0 {
      ofUnit[unit[Int(row)], default: []].insert(competence[Int(row)])
    }
    var ofRole: [String: Set<Int32>] = [:]
    let (role, required) = (roles.column("role"), roles.references("competence"))
    for row in roles.there(nil) where required[Int(row)] >= 0 {
      guard let name = role.text(Int(row)) else { continue }
      ofRole[folded(name), default: []].insert(required[Int(row)])
    }
    let names = named.column("name")
    for row in named.there(nil) {
      guard let name = names.text(Int(row)), let own = ofRole[folded(name)] else { continue }
      ofProfession[row] = own
    }
  }

  /// The competences expected of a person, in order of their rows.
  func of(_ person: Int32) -> [Int32] {
    let profession = professions[Int(person)]
    let own = ofProfession[profession]
    let key = Lists.Key(unit: units[Int(person)], profession: own == nil ? -1 : profession)
    if let list = lists.made[key] { return list }
    let list = (ofUnit[key.unit] ?? []).union(own ?? []).sorted()
    lists.made[key] = list
    return list
  }
}
