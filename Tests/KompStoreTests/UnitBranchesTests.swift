import KompModel
import KompValues
import Testing

@testable import KompStore

/// The organisation's tree as rows name it, beside a reading that looks through all units each time.
@Suite struct UnitBranchesTests {
  /// The same rules on plain arrays.
  private struct Plain {
    var names: [String] = []
    var kinds: [Int] = []
    var parents: [Int?] = []

    mutating func unit(_ levels: [(kind: Int, name: String)]) -> Int? {
      var here: Int?
      for (kind, name) in levels {
        if let parent = here {
          here = child(parent, kind, name)
        } else {
          let named = names.indices.filter { names[$0] == name }
          let ofKind = named.filter { kinds[$0] == kind }
          let known = ofKind.isEmpty ? named : ofKind
          if known.count > 1 { return nil }
          here = known.first ?? grow(kind, name, nil)
        }
      }
      return here
    }

    private mutating func child(_ parent: Int, _ kind: Int, _ name: String) -> Int {
      let named = names.indices.filter { names[$0] == name }
      // Of several straight below one, the last that came there.
      let below = named.filter { parents[$0] == parent }
      if let row = below.last { return row }
      let inside = named.filter { isUnder($0, parent) }
      if inside.count == 1 { return inside[0] }
      let loose = named.filter { parents[$0] == nil && kinds[$0] == kind && $0 != parent }
      if loose.count == 1, !isUnder(parent, loose[0]) {
        parents[loose[0]] = parent
        return loose[0]
      }
      return grow(kind, name, parent)
    }

    private mutating func grow(_ kind: Int, _ name: String, _ parent: Int?) -> Int {
      names.append(name)
      kinds.append(kind)
      parents.append(parent)
      return names.count - 1
    }

    private func isUnder(_ row: Int, _ top: Int) -> Bool {
      var here = parents[row]
      while let row = here {
        if row == top { return true }
        here = parents[row]
      }
      return false
    }
  }

  @Test func `units lie where a look through all of them puts them`() throws {
    var hung = 0
    for seed in 0..<400 {
      var dice = ModelDice(seed)
      let draft = Draft(Model()["units"])
      let branches = UnitBranches(draft)
      var plain = Plain()
      for _ in 0..<60 {
        // Any of four levels may be left out, and names are few: branches are met whole and in pieces.
        let levels = [0, 2, 3, 4].compactMap { kind -> (kind: Int, name: String)? in
          dice.roll(3) == 0 ? nil : (kind, "enhet \(dice.roll(kind == 0 ? 3 : 5))")
        }
        let before = plain.parents
        let wanted = plain.unit(levels)
        hung += zip(before, plain.parents).count { $0 == nil && $1 != nil }
        if wanted == nil && !levels.isEmpty {
          #expect(throws: UnitBranches.Ambiguous.self) { try branches.unit(levels) }
        } else {
          #expect(try branches.unit(levels) == wanted)
        }
        try #require(draft.count == plain.names.count)
        for row in 0..<draft.count {
          try #require(draft.value("parent", row) == plain.parents[row].map(Int64.init) ?? .min)
        }
      }
    }
    #expect(hung > 0)
  }

  @Test func `a branch of an earlier file is hung under what a later one says is above it`() throws
  {
    var imported = Imported()
    try imported.bring("id;name;department;unit\n1;A;Vård;Norr\n2;B;vård;Söder\n")
    try imported.bring(
      "id;name;municipality;department;unit\n1;A;Ås;VÅRD;Norr\n2;B;Ås;Vård;Söder\n"
        + "3;C;Ås;Skola;Norr\n4;D;ås;;Söder\n", on: "2025-12-01")
    let units = imported.model["units"]
    #expect(
      (0..<units.count).map { units.text("name", $0) } == [
        "Vård", "Norr", "Söder", "Ås", "Skola", "Norr",
      ])
    #expect((0..<units.count).map { units["kind", $0] } == [2, 4, 4, 0, 2, 4])
    #expect((0..<units.count).map { units["parent", $0] } == [3, 0, 0, nil, 3, 4])
    #expect((0..<4).map { imported.model["employments"]["unit", $0] } == [1, 2, 5, 2])
  }

  @Test func `the units of a file are those of its different rows one by one`() throws {
    let kinds = [0, 2, 3, 4]
    var shared = 0
    for seed in 0..<150 {
      var dice = ModelDice(seed)
      var rows: [[(kind: Int, name: String)]] = []
      for _ in 0..<60 {
        // Whatever begins lower down has a name of its own: no row leaves open which unit is meant.
        let top = dice.roll(8) == 0 ? 2 : 0
        rows.append(
          kinds.compactMap { kind in
            if kind < top || kind > top && dice.roll(4) == 0 { return nil }
            let name = "\(kind == top && top > 0 ? "egen" : "enhet") \(kind) \(dice.roll(3))"
            return (kind, name)
          })
      }
      rows.sort { ($0.first?.kind ?? 5) < ($1.first?.kind ?? 5) }
      var plain = Plain()
      var known: [String: Int] = [:]
      var wanted: [Int] = []
      var text = "id;name;municipality;department;operation;unit\n"
      for levels in rows {
        let cells = kinds.map { kind in levels.first { $0.kind == kind }?.name ?? "" }
        let line = cells.joined(separator: ";")
        let unit = try #require(known[line] ?? plain.unit(levels))
        if known[line] == nil, levels.count > 2 { shared += 1 }
        known[line] = unit
        text += "P\(wanted.count);N;\(line)\n"
        wanted.append(unit)
      }
      var imported = Imported()
      try imported.bring(text)
      let units = imported.model["units"]
      try #require(units.count == plain.names.count, "\(seed)")
      for row in 0..<units.count {
        #expect(units.text("name", row) == plain.names[row])
        #expect(units["parent", row] == plain.parents[row].map(Int64.init))
      }
      for (row, unit) in wanted.enumerated() {
        #expect(imported.model["employments"]["unit", row] == Int64(unit))
      }
    }
    #expect(shared > 1_000)
  }
}
