import KompModel
import KompValues
import Testing

@Suite struct ModelHashTests {
  private func town(_ names: [String]) -> Model {
    var model = Model()
    for name in names {
      let row = model["units"].addRows()
      model["units"].setText("name", row, name)
    }
    return model
  }

  @Test func `the hash is the same however the model came to hold what it holds`() {
    let straight = town(["a", "b"])
    var winding = town(["x", "b", "y"])
    winding["units"].setText("name", 0, "a")
    winding["units"]["manager", 0] = 9_000_000_000
    winding["units"]["manager", 0] = nil
    #expect(winding.hash != straight.hash)
    winding["units"].removed.insert(2)
    #expect(winding.hash == straight.hash)
    winding["units"].past.append(
      Past(column: "manager", row: 2, until: Day(number: 9), value: 1))
    #expect(winding.hash == straight.hash)
    winding["units"].removed = []
    #expect(winding.hash != straight.hash)
  }

  @Test func `whatever differs makes another hash`() {
    let base = town(["a", "b"])
    var seen = [base.hash, Model().hash, town(["b", "a"]).hash, town(["a", "b", "c"]).hash]
    func also(_ change: (inout Model) -> Void) {
      var model = base
      change(&model)
      seen.append(model.hash)
    }
    also { $0["units"]["parent", 0] = 1 }
    also { $0["units"]["parent", 1] = 0 }
    also { $0["units"]["manager", 0] = 1 }
    also { $0["units"].removed = [0] }
    also { $0["units"].removed = [1] }
    also { $0["units"].addRows() }
    also { $0["people"].addRows() }
    also { $0["units"].addOwn("x", heading: "x", type: .text) }
    also { $0["units"].addOwn("x", heading: "X", type: .text) }
    also { $0["units"].addOwn("x", heading: "x", type: .number(scale: 2)) }
    for (row, day, value) in [(0, 1, Int64(1)), (1, 1, 1), (0, 2, 1), (0, 1, 2)] {
      also {
        $0["units"].past = [
          Past(column: "parent", row: Int32(row), until: Day(number: Int32(day)), value: value)
        ]
      }
    }
    #expect(Set(seen).count == seen.count)
  }
}
