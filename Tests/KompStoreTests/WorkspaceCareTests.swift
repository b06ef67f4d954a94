import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct WorkspaceCareTests {
  @Test func `opening reads no column that nobody asks for`() throws {
    let scratch = Scratch()
    var model = Model.random(2, rows: 50)
    for name in model.names { model[name].past = [] }
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    var keeper = try Keeper(scratch.path)
    func awaited() -> Int {
      keeper.model.names.reduce(0) { sum, name in
        sum + keeper.model[name].columns.values.count { $0.isAwaited }
      }
    }
    let all = awaited()
    #expect(all > 60)
    _ = keeper.model["people"].text("name", 0)
    #expect(awaited() == all - 1)
    // A change and a fold read no more than what they are about.
    try keeper.keep(
      Change([Edit("people", .put(column: "born", rows: [0], Cells([1])))]))
    try keeper.workspace.fold(keeper.model)
    #expect(awaited() == all - 2)
    let hash = keeper.model.hash
    keeper.workspace.close()
    #expect(try Keeper(scratch.path).model.hash == hash)
  }

  @Test func `a column that cannot be read is an error and never an answer`() throws {
    let scratch = Scratch()
    var model = Model()
    model["people"].addRows(3)
    for row in 0..<3 { model["people"].setText("name", row, "N\(row)") }
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    do {
      let other = try Connection.opening(scratch.path)
      try other.run("UPDATE snapshot SET block = zeroblob(30) WHERE field = 'name' AND part = 0")
    }
    var keeper = try Keeper(scratch.path)
    #expect(keeper.workspace.failure == nil)
    #expect(keeper.model["people"].text("name", 1) == nil)
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    #expect(
      problem {
        try keeper.keep(
          Change([Edit("people", .put(column: "born", rows: [0], Cells([1])))]))
      }?.code == "E0506")
    let checked = try Workspace.check(scratch.path)
    #expect(checked.findings.map(\.english) == ["the column name of people"])
    keeper.workspace.close()
  }

  @Test func `texts that cannot be read are an error once somebody asks for one`() throws {
    let scratch = Scratch()
    var model = Model()
    model["people"].addRows(3)
    for row in 0..<3 { model["people"].setText("name", row, "N\(row % 2)") }
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    do {
      let other = try Connection.opening(scratch.path)
      try other.run(
        "UPDATE snapshot SET block = zeroblob(30) "
          + "WHERE noun = 'people' AND field = 'name' AND part = -1")
    }
    let keeper = try Keeper(scratch.path)
    let column = try #require(keeper.model["people"].columns["name"])
    // Rows can be told apart without their texts.
    #expect(column.widened == [0, 1, 0])
    #expect(keeper.workspace.failure == nil)
    #expect(column.text(1) == "")
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english) == ["the column name of people"])
    keeper.workspace.close()
  }

  /// Puts other texts in the place of a column's, with every checksum right.
  private func forge(_ path: String, _ texts: [String]) throws {
    let place = BlockPlace("people", "name", Snapshot.poolPart)
    var payload = ByteWriter()
    for text in texts { payload.put(UInt32(text.utf8.count)) }
    for text in texts { payload.put(Array(text.utf8)) }
    let block = Block.sealed(.texts, count: texts.count, payload.bytes, named: place.name)
    try Forgery.put(block, at: place, in: path)
  }

  @Test(arguments: [
    (["A", "B", "C"], false, false), (["A", "B"], true, true), ([], true, true),
    (["A", "B", "A"], false, true), (["A", "", "C"], false, false),
  ])
  func `forged texts are too few, twice there, or texts like others`(
    texts: [String], areRefused: Bool, areFound: Bool
  ) throws {
    let scratch = Scratch()
    var model = Model()
    model["people"].addRows(3)
    for row in 0..<3 { model["people"].setText("name", row, "N\(row)") }
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    try forge(scratch.path, texts)
    let keeper = try Keeper(scratch.path)
    let found = (0..<3).map { keeper.model["people"].text("name", $0) }
    #expect((keeper.workspace.failure != nil) == areRefused)
    #expect(found == (areRefused ? ["", "", ""] : texts))
    #expect(!(try Workspace.check(scratch.path).isWhole) == areFound)
    keeper.workspace.close()
  }

  @Test func `a text is found among stored ones before and after one more is added`() throws {
    let scratch = Scratch()
    var model = Model()
    model["people"].addRows(200)
    for row in 0..<200 { model["people"].setText("name", row, "N\(row % 150)") }
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    var keeper = try Keeper(scratch.path)
    func code(_ text: String) -> Int? {
      keeper.model["people"].columns["name"]?.pool?.code(of: text)
    }
    for row in 0..<150 { #expect(code("N\(row)") == row) }
    #expect(code("N150") == nil && code("") == nil && code("N") == nil)
    keeper.model["people"].setText("name", 0, "N7")
    #expect(keeper.model["people"]["name", 0] == 7)
    keeper.model["people"].setText("name", 0, "Ny")
    #expect(keeper.model["people"]["name", 0] == 150)
    for row in 0..<150 { #expect(code("N\(row)") == row) }
    keeper.workspace.close()
  }

  @Test func `a backup is the workspace as it is and never writes over a file`() throws {
    let scratch = Scratch()
    let model = Model.random(4)
    var keeper = Keeper(
      try Workspace.create(scratch.path, holding: model, key: .fresh()), model)
    try keeper.keep(
      Change([Edit("units", .add(first: Int32(model["units"].count), count: 1, cells: [:]))]))
    let copy = scratch.folder + "/b.kompdb"
    try keeper.workspace.backUp(to: copy)
    #expect(problem { try keeper.workspace.backUp(to: copy) }?.code == "E0503")
    #expect(try Keeper(copy).model.hash == keeper.model.hash)
    var about = stat()
    #expect(stat(copy, &about) == 0 && about.st_mode & 0o777 == 0o600)
    #expect(try Workspace.check(copy).isWhole)
    #expect(problem { try keeper.workspace.backUp(to: "/nowhere/b.kompdb") }?.code == "E0501")
    keeper.workspace.close()
  }

  @Test func `a whole file checks as whole, journal and all`() throws {
    let scratch = Scratch()
    var dice = ModelDice(12)
    var keeper = Keeper(
      try Workspace.create(scratch.path, holding: Model(), key: .fresh()), Model())
    for _ in 0..<40 { try keeper.keep(dice.change(of: keeper.model)) }
    try keeper.workspace.fold(keeper.model)
    for _ in 0..<40 { try keeper.keep(dice.change(of: keeper.model)) }
    #expect(try Workspace.check(scratch.path).isWhole)
    keeper.workspace.close()
    let found = try Workspace.check(scratch.path)
    #expect(found.isWhole && found.entries == 80, "\(found.findings)")
    do {
      let other = try Connection.opening(scratch.path)
      try other.run("UPDATE journal SET command = 'other' WHERE number = 30")
    }
    let damaged = try Workspace.check(scratch.path)
    #expect(damaged.findings.map(\.english) == ["entry 30 of the journal"])
    #expect(damaged.whole.first?.english == "the journal to entry 29")
  }

  @Test func `whoever is forgotten stands nowhere in the file`() throws {
    let scratch = Scratch()
    let created = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(created, Model())
    try keeper.keep(
      Change([
        Edit(
          "people",
          .add(
            first: 0, count: 2,
            cells: [
              "id": Cells(texts: ["P-hemlig-7", "P02"]),
              "name": Cells(texts: ["Gunborg Utterström", "Åsa"]),
              "hash": Cells(texts: ["deadbeefcafe", "00"]),
            ])),
        Edit(
          "employments",
          .add(
            first: 0, count: 2,
            cells: ["person": Cells([0, 1]), "id": Cells(texts: ["anst-9-hemlig", "a2"])])),
        Edit("units", .add(first: 0, count: 1, cells: ["manager": Cells([0])])),
      ]), line: "import staff from \"p.csv\"")
    try keeper.keep(
      Change([
        Edit("people", .put(column: "name", rows: [0], Cells(texts: ["Gunborg Nyström"])))
      ]), line: "correct P-hemlig-7 name=\"Gunborg Nyström\"")
    try keeper.workspace.fold(keeper.model)
    try keeper.keep(
      Change([
        Edit(
          "employments",
          .set(
            column: "degree", rows: [0, 1], Cells([5_000, 7_500]),
            from: Day(number: 20_000)))
      ]))
    let watching = try Keeper(scratch.path)
    let purge = Purge(people: [0], of: keeper.model)
    let entry = JournalEntry(
      time: 9, who: "bo", line: "purge", change: Change(), inverse: Change())
    keeper.model = try keeper.workspace.purge(purge, from: keeper.model, entry: entry)
    for name in [scratch.path, scratch.path + "-wal"] {
      let bytes = Scratch.read(name)
      for word in ["Gunborg", "Nyström", "P-hemlig-7", "deadbeefcafe", "anst-9-hemlig"] {
        let word = Array(word.utf8)
        #expect(
          !bytes.indices.contains { bytes[$0...].starts(with: word) }, "\(name) \(word)")
      }
    }
    #expect(keeper.model["people"].text("name", 1) == "Åsa")
    #expect(keeper.model["employments"]["degree", 1] == 7_500)
    #expect(keeper.model["units"]["manager", 0] == nil)
    #expect(!keeper.model["people"].has(0) && !keeper.model["employments"].has(0))
    let news = try #require(try watching.workspace.refresh(watching.model))
    #expect(news.model.hash == keeper.model.hash)
    for number in 0...4 {
      let known = try keeper.workspace.model(keeper.model, knownAfter: number)
      #expect(!known["people"].has(0))
      #expect(known["people"].has(1) == (number > 0))
    }
    watching.workspace.close()
    keeper.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
    #expect(try Keeper(scratch.path).model.hash == keeper.model.hash)
  }

  @Test func `forgetting somebody keeps what nobody has read yet`() throws {
    let scratch = Scratch()
    var model = Model.random(11)
    model["people"].addRows(2)
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    var keeper = try Keeper(scratch.path)
    let purge = Purge(people: [Int32(model["people"].count - 1)], of: keeper.model)
    let entry = JournalEntry(
      time: 9, who: "bo", line: "purge", change: Change(), inverse: Change())
    keeper.model = try keeper.workspace.purge(purge, from: keeper.model, entry: entry)
    #expect(keeper.workspace.failure == nil)
    keeper.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
    #expect(try Keeper(scratch.path).model.hash == purge.model(model).hash)
  }

  @Test func `a full disk loses nothing and is said`() throws {
    let scratch = Scratch()
    let created = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(created, Model())
    let pages = try #require(try created.connection?.value("PRAGMA page_count").flatMap { Int($0) })
    _ = try created.connection?.value("PRAGMA max_page_count = \(pages + 6)")
    var number = 0
    var refused: (any Explained)?
    while refused == nil, number < 100 {
      let names = Cells(texts: (0..<400).map { "person \(number) \($0)" })
      let first = Int32(keeper.model["people"].count)
      let hash = keeper.model.hash
      refused = problem {
        try keeper.keep(
          Change([Edit("people", .add(first: first, count: 400, cells: ["name": names]))]))
        number += 1
      }
      if refused != nil { #expect(keeper.model.hash == hash) }
    }
    #expect(refused?.code == "E0510")
    let hash = keeper.model.hash
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.model.hash == hash && again.workspace.last == number)
  }

  @Test func `what is written to a file that is gone would be lost, and is refused`() throws {
    let scratch = Scratch()
    let created = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(created, Model())
    unlink(scratch.path)
    #expect(problem { try keeper.keep(RandomChanges.addition) }?.code == "E0501")
    Scratch.write([1, 2, 3], to: scratch.path)
    #expect(problem { try keeper.keep(RandomChanges.addition) }?.code == "E0501")
    keeper.workspace.close()
    #expect(Scratch.read(scratch.path) == [1, 2, 3])
  }

  @Test func `a file that can only be read is read, in a folder too`() throws {
    guard geteuid() != 0 else { return }
    let scratch = Scratch()
    let model = Model.random(6)
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    chmod(scratch.path, 0o400)
    chmod(scratch.folder, 0o500)
    defer { chmod(scratch.folder, 0o700) }
    var keeper = try Keeper(scratch.path)
    #expect(keeper.model.hash == model.hash)
    #expect(keeper.workspace.notes.count == 1)
    #expect(
      problem {
        try keeper.keep(
          Change([Edit("units", .add(first: Int32(model["units"].count), count: 1, cells: [:]))]))
      }?.code == "E0508")
    keeper.workspace.close()
  }
}
