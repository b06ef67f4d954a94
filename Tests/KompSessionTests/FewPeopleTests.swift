import Glibc
import KompLexicon
import KompStore
import KompValues
import Testing

@testable import KompModel
@testable import KompSession

/// One unit's people out of very many: asked of a file that tells which rows they are, and of the same model
/// in memory, which is looked through.
@Suite struct FewPeopleTests {
  private static let count = Column.partLength * 2 + 900
  private static let units = 900

  /// Invented people in units under two departments; some are on no step, some have left.
  private func town() -> Model {
    var model = Model()
    let count = Self.count
    func names(_ many: Int, _ name: (Int) -> String) -> Column {
      var pool = TextPool()
      return Column((0..<many).map { Int64(pool.intern(name($0))) }, pool: pool)
    }
    model["units"].fill(
      count: Self.units,
      columns: [
        "id": names(Self.units) { "E\($0)" }, "name": names(Self.units) { "Enhet \($0)" },
        "parent": Column((0..<Int64(Self.units)).map { $0 < 2 ? .min : $0 % 2 }),
        "kind": Column((0..<Int64(Self.units)).map { $0 < 2 ? 2 : 4 }),
      ])
    model["professions"].fill(
      count: 3, columns: ["name": names(3) { ["undersköterska", "kock", "vaktmästare"][$0] }])
    let rows = 0..<Int64(count)
    model["people"].fill(
      count: count,
      columns: [
        "id": names(count) { "P\($0)" }, "name": names(count) { "Namn \($0 * 7 % 5_000)" },
      ])
    model["employments"].fill(
      count: count,
      columns: [
        "person": Column(Array(rows)),
        // The units but the two at the top, far from one another in the rows.
        "unit": Column(rows.map { 2 + $0 * 13 % Int64(Self.units - 2) }),
        "profession": Column(rows.map { $0 * 5 % 3 }),
        "degree": Column(rows.map { $0 % 11 == 0 ? .min : 5_000 + $0 % 5 * 1_000 }),
        "start_date": Column(rows.map { 15_000 + $0 % 900 }),
        "end_date": Column(rows.map { $0 % 17 == 0 ? 16_500 : .min }),
      ])
    model["placements"].fill(
      count: count,
      columns: [
        "person": Column(Array(rows)), "date": Column(rows.map { _ in 15_000 }),
        "step": Column(rows.map { $0 % 23 == 0 ? .min : 1 + $0 % 5 }),
      ])
    return model
  }

  private static let questions = [
    "staff including former where level<3 and unit=\"Enhet 7\" show id, name, unit, level sort id limit 20",
    "staff where level<3 and unit=\"Enhet 7\" show id, name, profession, level, hired",
    "personal där nivå<3 och enhet=\"Enhet 7\" visa id, namn",
    "staff where unit=\"Enhet 7\" by step: count, sum fte, avg degree",
    "staff where unit=\"Enhet 7\" and degree>=70% count",
    "staff where unit=\"Enhet 7\" and not profession=kock and (level=2 or level=4) show id",
    "staff where unit=\"Enhet 7\" or unit=\"Enhet 8\" count",
    "staff where unit in (\"Enhet 7\", \"Enhet 8\") and degree is missing show id, step",
    "staff where unit=\"Enhet 7\" and level=9",
    "staff where unit=\"Enhet 7\" and name contains \"11\" show id, name",
    "staff where unit.parent=\"Enhet 1\" and level=1 count",
    "staff where department=\"Enhet 1\" and level=1 count",
    "staff where level=1 where unit=\"Enhet 7\" show id limit 5",
    "staff where unit=\"Enhet 7\" where level=1 sort name, id show id, name limit 5",
    "staff where unit in (\"Enhet 7\", \"Enhet 8\") sort name desc, id where unit=\"Enhet 7\" show id, name",
    "staff where level=1 sort name desc, id limit 20000 where unit=\"Enhet 7\" show id, name",
    "staff where level<5 limit 90000 where unit=\"Enhet 7\" count",
    "staff as of 2011-06-01 where unit=\"Enhet 7\" and level>=2 count",
    "staff where unit!=\"Enhet 7\" and level<2 count",
    "employments where unit=\"Enhet 7\" and degree<60% show person, degree limit 9",
  ]

  @Test func `what a file answers of few people is what looking at everybody answers`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let model = town()
    try Workspace.create(sandbox.folder + "/town.kompdb", holding: model, key: .fresh()).close()
    for question in Self.questions {
      let memory = sandbox.session(today: "2016-01-01")
      memory.model = model
      let file = sandbox.session(today: "2016-01-01")
      _ = file.said("open \"town.kompdb\"")
      let (asked, known) = (file.said(question), memory.said(question))
      #expect(asked.verdict == .done, "\(question): \(asked.all)")
      #expect(asked.answer == known.answer, "\(question)")
      #expect(asked.remarks == known.remarks, "\(question)")
    }
    let memory = sandbox.session(today: "2016-01-01")
    memory.model = model
    // Of 147 in the unit some have left.
    #expect(memory.said("staff where unit=\"Enhet 7\" count").answer == "138\n")
  }

  @Test func `the column of everybody's unit stays unread, and another may write meanwhile`() throws
  {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let path = sandbox.folder + "/town.kompdb"
    try Workspace.create(path, holding: town(), key: .fresh()).close()
    let session = sandbox.session(today: "2016-01-01")
    _ = session.said("open \"town.kompdb\"")
    let said = session.said("staff including former where unit=\"Enhet 7\" and level<3 show id")
    #expect(said.verdict == .done)
    #expect(session.model["employments"].columns["unit"]?.isAwaited == true)
    // The file was locked for the question alone.
    let other = sandbox.session(today: "2016-01-01")
    _ = other.said("open \"town.kompdb\"")
    #expect(other.said("staff where id=P5 set education=gymnasium").verdict == .done)
    #expect(session.said("staff where id=P5 show education").answer.contains("gymnasium"))
  }
}
