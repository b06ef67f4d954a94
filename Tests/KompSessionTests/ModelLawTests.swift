import Glibc
import KompLexicon
import KompSession
import KompValues
import Testing

/// `gap` with stages equals filtering its rows by hand, over made-up models brought in as files.
@Suite struct ModelLawTests {
  /// A thousand models, each with a few conditions; `KOMP_CONDITIONS` says how many.
  static let models = 1_000
  static let conditions: Int = {
    guard let raw = getenv("KOMP_CONDITIONS"), let number = Int(String(cString: raw)) else {
      return 2
    }
    return number
  }()

  private struct Chance {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, sides)))
    }
  }

  /// A made-up model: people in units, needs with levels, assessments of some of them.
  private func files(_ chance: inout Chance) -> [String: String] {
    let units = ["Norr", "Söder", "Öst"]
    let count = 3 + chance.roll(12)
    var staff = "id;unit;born;hired\n"
    for person in 0..<count {
      let born = "\(1955 + chance.roll(45))-0\(1 + chance.roll(9))-17"
      // Every unit has somebody, so that its name is known.
      let unit = person < 3 ? person : chance.roll(3)
      staff += "P\(person);\(units[unit]);\(born);\(2000 + chance.roll(24))-02-01\n"
    }
    var needs = "unit;competence;level;count\n"
    for unit in units {
      for skill in 0..<4 where chance.roll(3) > 0 {
        needs += "\(unit);k\(skill);\(1 + chance.roll(4));\(1 + chance.roll(4))\n"
      }
    }
    var ratings = "staff;competence;level;date\n"
    for person in 0..<count {
      for skill in 0..<4 where chance.roll(2) > 0 {
        ratings += "P\(person);k\(skill);\(1 + chance.roll(4));2025-0\(1 + chance.roll(9))-11\n"
      }
    }
    return [
      "staff.csv": staff, "needs.csv": needs, "ratings.csv": ratings,
      "scales.csv": "scale;level\nfour;1\nfour;2\nfour;3\nfour;4\n",
      "competences.csv": "name;kind;scale\n"
        + (0..<4).map { "k\($0);skill;four\n" }.joined(),
    ]
  }

  private func session(_ chance: inout Chance, in sandbox: Sandbox) -> Session {
    for (name, text) in files(&chance) { sandbox.write(text, to: name) }
    let session = sandbox.session()
    let said = session.said(
      """
      import staff from "staff.csv" as of 2025-11-01
      import scales from "scales.csv"
      import competences from "competences.csv"
      import assessments from "ratings.csv"
      import needs from "needs.csv"
      """, isFile: true)
    #expect(said.verdict == .done, "\(said.all)")
    return session
  }

  /// A condition as text, and on a line of the table by column.
  private typealias Test = (text: String, holds: ([String: String]) -> Bool)

  private func condition(_ chance: inout Chance, depth: Int = 2) -> Test {
    if depth > 0, chance.roll(2) == 0 {
      let a = condition(&chance, depth: depth - 1)
      let b = condition(&chance, depth: depth - 1)
      switch chance.roll(3) {
      case 0: return ("(\(a.text)) and (\(b.text))", { a.holds($0) && b.holds($0) })
      case 1: return ("(\(a.text)) or (\(b.text))", { a.holds($0) || b.holds($0) })
      default: return ("not (\(a.text))", { !a.holds($0) })
      }
    }
    switch chance.roll(6) {
    case 0:
      let unit = ["Norr", "Söder", "Öst"][chance.roll(3)]
      return ("unit=\(unit)", { $0["unit"] == unit })
    case 1:
      let skill = "k\(chance.roll(4))"
      return ("competence!=\(skill)", { $0["competence"] != skill })
    default:
      let column = ["required", "needed", "holders", "gap", "short", "holders_2028"][chance.roll(6)]
      let sign = ["<", "<=", ">", ">=", "=", "!="][chance.roll(6)]
      let bound = chance.roll(5) - (column == "gap" ? 3 : 0)
      return (
        "\(column) \(sign) \(bound)",
        { line in
          guard let value = line[column].flatMap({ Int($0) }) else { return false }
          return switch sign {
          case "<": value < bound
          case "<=": value <= bound
          case ">": value > bound
          case ">=": value >= bound
          case "=": value == bound
          default: value != bound
          }
        }
      )
    }
  }

  /// The lines of a comma-separated answer.
  private func lines(_ session: Session, _ line: String) -> [[String]] {
    let said = session.said(line)
    #expect(said.verdict == .done, "\(line): \(said.all)")
    return said.answer.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `gap with stages equals filtering its rows by hand`() throws {
    let sandbox = try #require(Sandbox())
    var chance = Chance(state: 20_251_101)
    let shown = "show unit, competence, required, needed, holders, gap, short, holders_2028 to csv"
    for _ in 0..<Self.models {
      let session = session(&chance, in: sandbox)
      let table = lines(session, "gap 2028 at 67 \(shown)")
      let heading = try #require(table.first)
      for _ in 0..<Self.conditions {
        let test = condition(&chance)
        let byHand = table.dropFirst().filter { line in
          test.holds(Dictionary(zip(heading, line), uniquingKeysWith: { a, _ in a }))
        }
        let found = lines(session, "gap 2028 at 67 where \(test.text) \(shown)")
        #expect(Array(found.dropFirst()) == Array(byHand), "\(test.text)")
      }
    }
  }
}
