import KompModel
import KompValues
import Testing

@Suite struct RemovedRowTests {
  private let day = Day(number: 20_000)

  /// One person with two employments and two placements.
  private func model() -> Model {
    var model = Model()
    model["people"].addRows()
    model["units"].addRows(2)
    model["employments"].addRows(2)
    model["placements"].addRows(2)
    for (row, degree) in [(0, Int64(10_000)), (1, 5_000)] {
      model["employments"]["person", row] = 0
      model["employments"]["unit", row] = Int64(row)
      model["employments"]["degree", row] = degree
      model["placements"]["person", row] = 0
      model["placements"]["step", row] = Int64(row + 1)
      model["placements"].setText("ladder", row, "A")
    }
    return model
  }

  private func staff(_ model: Model) -> Roster? {
    Rosters().roster(.staff, in: model, at: Moment(day: day))
  }

  @Test func `an employment that was taken away counts nowhere`() {
    var model = model()
    #expect(staff(model)?.column("fte")[0] == 15_000)
    #expect(staff(model)?.column("unit")[0] == 0)
    #expect(staff(model)?.furtherEmployments.count == 1)
    model["employments"].removed = [0]
    #expect(staff(model)?.column("fte")[0] == 5_000)
    #expect(staff(model)?.column("unit")[0] == 1)
    #expect(staff(model)?.furtherEmployments.isEmpty == true)
    model["employments"].removed = [0, 1]
    #expect(staff(model)?.present == [false])
    let former = Moment(day: day, includingFormer: true)
    #expect(Rosters().roster(.staff, in: model, at: former)?.present == [false])
  }

  @Test func `a placement that was taken away places nobody`() {
    var model = model()
    #expect(staff(model)?.column("step")[0] == 2)
    model["placements"].removed = [1]
    #expect(staff(model)?.column("step")[0] == 1)
    model["placements"].setText("ladder", 1, "B")
    #expect(staff(model)?.hasUnlikeLadders == false)
    model["placements"].removed = []
    #expect(staff(model)?.hasUnlikeLadders == true)
  }

  @Test func `a person who was taken away is not there`() {
    var model = model()
    model["people"].removed = [0]
    #expect(staff(model)?.present == [false])
  }
}
