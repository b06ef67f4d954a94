import KompLexicon
import KompModel

/// What looking through a whole workspace file found.
public struct Checkup: Sendable {
  /// What is wrong, each a sentence; none where the file is whole.
  public internal(set) var findings: [Both] = []
  /// What is whole, each a sentence.
  public internal(set) var whole: [Both] = []
  /// The format of the file.
  public internal(set) var version = 0
  /// How many entries the journal has.
  public internal(set) var entries = 0
  /// Whether everything is as it was written.
  public var isWhole: Bool { findings.isEmpty }
}

extension Workspace {
  /// Looks through a whole file without changing it: every block, reference and entry of the journal.
  ///
  /// A file that is none of ours, or of a later komp, is refused; of a damaged one it is said what is
  /// damaged and what is not.
  public static func check(_ path: String) throws(RelationFailure) -> Checkup {
    if let problem = FilePlace.objection(path) { throw RelationFailure(problem) }
    return try guarded(path) {
      let connection = try opened(path)
      return try connection.reading {
        var checking = Checking(try Snapshot.version(of: connection, path), connection)
        try checking.run()
        return checking.found
      }
    }
  }
}

/// Looks through a file, one thing after the other, and goes on where one is damaged.
private struct Checking {
  var found = Checkup()
  private let connection: Connection
  private let source: BlockSource

  init(_ version: Int, _ connection: Connection) {
    found.version = version
    self.connection = connection
    source = BlockSource(connection, isOld: version == 1)
  }

  mutating func run() throws {
    try structure()
    let head: SnapshotHead
    do {
      head = try source.isOld ? OldSnapshot.head(connection) : SnapshotHead.newest(connection)
    } catch {
      return fail(error)
    }
    let last = journal()
    var model: Model?
    do {
      var reader = SnapshotReader(head, source)
      model = try reader.model()
    } catch {
      fail(error)
      outlines(head)
    }
    guard var model else { return }
    columns(of: model, head)
    guard found.isWhole, let last, !source.isOld else { return }
    guard last >= head.last else { return fail(Damage(JournalTable.place)) }
    do {
      if last > head.last { try model.replay(head.last + 1...last, connection) }
      try goBackAndForth(model, last)
    } catch {
      fail(error)
    }
  }

  private mutating func fail(_ error: any Error) {
    switch error {
    case let damage as Damage: found.findings.append(damage.place)
    case let failure as SQLFailure:
      found.findings.append(Both("the file: \(failure.message)", "filen: \(failure.message)"))
    case is LaterSchema:
      found.findings.append(
        Both(
          "tables or fields of a later komp are in it",
          "tabeller eller fält från en senare komp finns i den"))
    default: found.findings.append(Both("\(error)", "\(error)"))
    }
  }

  private mutating func structure() throws {
    do {
      let statement = try connection.prepare("PRAGMA integrity_check(20)")
      while try statement.step() {
        let text = statement.text(0)
        if text != "ok" {
          found.findings.append(
            Both("the file's structure: \(text)", "filens struktur: \(text)"))
        }
      }
    } catch {
      fail(error)
    }
  }

  /// The last entry of the journal; nil where it is not whole.
  private mutating func journal() -> Int? {
    guard !source.isOld else { return 0 }
    var whole = 0
    defer {
      found.entries = whole
      if whole > 0 {
        found.whole.append(
          Both("the journal to entry \(whole)", "journalen till och med post \(whole)"))
      }
    }
    do {
      let last = try JournalTable.last(connection)
      guard last > 0 else { return 0 }
      try JournalTable.read(1...last, connection) {
        whole = $0.number
        return true
      }
      return last
    } catch {
      fail(error)
      return nil
    }
  }

  /// Every column of a snapshot, read through.
  private mutating func columns(of model: Model, _ head: SnapshotHead) {
    for name in model.names {
      var isWhole = true
      for id in model[name].columns.keys.sorted() {
        let column = model[name].columns[id]
        column?.bringHere()
        let isTold = column?.pool?.isTold ?? true
        let inOrder = column?.leadingTextsInOrder ?? 0
        let isInOrder = inOrder <= column?.pool?.leadingInOrder ?? 0
        let isRight = isTold && isInOrder && areRowsRight(column, name, id, head)
        guard let error = source.takeFailure() ?? (isRight ? nil : Damage(name, id)) else {
          continue
        }
        isWhole = false
        fail(error)
      }
      let count = model[name].count - model[name].removed.count
      if isWhole, count > 0 {
        found.whole.append(
          Both("\(name): \(count) rows", "\(name): \(count) rader"))
      }
    }
  }

  /// Whether the rows noted by their values are those of a column, where any are noted.
  private func areRowsRight(
    _ column: Column?, _ noun: String, _ field: String, _ head: SnapshotHead
  ) -> Bool {
    let marks = head.blocks.parts(noun, field)
    guard let column, marks[Int(Snapshot.startsPart)] != nil else { return true }
    let type = Schema.registers[noun]?[field]
    guard let rows = RowsByValue(of: column, type) else { return false }
    func isRight(_ part: Int64, _ block: (String) -> [UInt8]) -> Bool {
      let place = BlockPlace(noun, field, part)
      guard let mark = marks[Int(part)] else { return false }
      let written = try? source.block(place, mark)
      return written == block(place.name)
    }
    return isRight(Snapshot.startsPart) { rows.startsBlock(named: $0) }
      && (0..<rows.blockCount).allSatisfy { index in
        isRight(Snapshot.rowsPart(index)) { rows.block(index, named: $0) }
      }
  }

  /// Where the snapshot as a whole cannot be read: the blocks one by one.
  private mutating func outlines(_ head: SnapshotHead) {
    let places = head.blocks.places
    var bad: Set<String> = []
    for place in places {
      let block = head.blocks[place].flatMap { try? source.block(place, $0) }
      if block.flatMap({ Block.opened($0, named: place.name) }) == nil { bad.insert(place.noun) }
    }
    for name in head.blocks.byNoun.keys.sorted() where !bad.contains(name) {
      found.whole.append(Both("the blocks of \(name)", "blocken för \(name)"))
    }
  }

  /// The journal must lead back to its beginning, and forth again to the same model.
  private mutating func goBackAndForth(_ model: Model, _ last: Int) throws {
    guard last > 0 else { return }
    var back: [Edit] = []
    try JournalTable.read(1...last, backwards: true, connection) {
      back += $0.inverse.edits
      return true
    }
    var work = model
    guard let forth = try? work.apply(Change(back)), (try? work.apply(forth)) != nil,
      work.hash == model.hash
    else {
      throw Damage(
        Both("the journal does not fit the tables", "journalen passar inte tabellerna"))
    }
  }
}
