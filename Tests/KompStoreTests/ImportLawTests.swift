import Glibc
import KompLexicon
import KompModel
import KompStore
import KompValues
import Testing

@Suite struct ImportLawTests {
  /// How many random files; more behind KOMP_SOAK.
  static let rounds = getenv("KOMP_SOAK") == nil ? 60 : 1_000

  /// A file of few people and many coincidences: shared ids, empty cells, several employments.
  private func file(_ dice: inout ModelDice) -> String {
    let all = ["enhet", "förvaltning", "yrke", "grad", "from", "tom", "steg", "lön", "kst", "namn"]
    let headings = all.filter { _ in dice.roll(4) > 0 }
    let numbered = dice.roll(3) == 0
    var text = (["id"] + headings + (numbered ? ["anstnr"] : [])).joined(separator: ";") + "\n"
    for row in 0..<dice.roll(14) {
      var cells = ["\(dice.roll(9) + 1)"]
      for heading in headings {
        let n = dice.roll(4)
        let value =
          switch heading {
          case "from": "20\(10 + n)-0\(1 + dice.roll(3))-01"
          case "tom": dice.roll(3) > 0 ? "" : "20\(24 + n)-06-30"
          case "grad": "\(25 * (n + 1))"
          case "steg", "lön": "\(n + 1)"
          default: "\(heading)\(n)"
          }
        cells.append(dice.roll(6) == 0 ? "" : value)
      }
      if numbered { cells.append("\(100 + row % 7)") }
      text += cells.joined(separator: ";") + "\n"
    }
    return text
  }

  @Test func `importing the same file twice changes nothing the second time`() throws {
    var dice = ModelDice(17)
    for _ in 0..<Self.rounds {
      var work = Imported()
      for day in ["2025-11-01", "2026-03-01", "2026-11-01"] {
        let (text, complete) = (file(&dice), dice.roll(2) == 0)
        try work.bring(text, on: day, complete: complete, skipping: true)
        let before = work.model.listing
        try work.bring(text, on: day, complete: complete, skipping: true)
        #expect(work.outcome.added == 0 && work.outcome.changed == 0, "\(day)\n\(text)")
        #expect(work.outcome.left == 0, "\(day)\n\(text)")
        let after = work.model.listing.split(separator: "\n")
        let different = zip(before.split(separator: "\n"), after).filter { $0 != $1 }
        #expect(different.isEmpty, "\(day)\n\(text)")
      }
    }
  }

  @Test func `a later file leaves the dated values of an earlier day as they were`() throws {
    var dice = ModelDice(23)
    let then = Day(iso: "2025-11-01")
    for _ in 0..<Self.rounds {
      var work = Imported()
      try work.bring(file(&dice), skipping: true)
      let count = work.model["employments"].count
      func known() -> [[Int64]] {
        ["unit", "profession", "degree", "salary"].map {
          Array(work.model.column($0, of: "employments", on: then).widened.prefix(count))
        }
      }
      let before = known()
      let text = file(&dice)
      try work.bring(text, on: "2026-11-01", complete: dice.roll(2) == 0, skipping: true)
      #expect(known() == before, "\(text)")
    }
  }

  @Test func `what is imported survives the workspace`() throws {
    var dice = ModelDice(29)
    for _ in 0..<5 {
      var work = Imported()
      try work.bring(file(&dice), skipping: true)
      try work.bring(file(&dice), on: "2026-11-01", complete: true, skipping: true)
      let scratch = Scratch()
      try Workspace.create(scratch.path, holding: work.model, key: work.key).close()
      let (workspace, model) = try Workspace.open(scratch.path)
      workspace.close()
      #expect(model.listing == work.model.listing)
    }
  }
}
