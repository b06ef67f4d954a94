import KompModel
import KompValues

/// A column that lies in a file, and what its values may be.
struct StoredColumn: Sendable {
  let noun: String
  let field: String
  let count: Int
  /// The blocks of its rows.
  let rows: [SnapshotHead.Mark]
  /// The blocks of its texts; none where it is none of texts.
  let texts: [SnapshotHead.Mark]
  /// How many of its first texts follow one upon another in Swedish order.
  let leadingInOrder: Int
  /// What its values may be; of texts, how many there can be at most.
  let allowed: ClosedRange<Int64>
  let source: BlockSource

  /// The column, read when somebody asks for it.
  var promise: ColumnPromise {
    ColumnPromise(knowing: { $0 == .counting ? isRun : hasNoTexts }) {
      do {
        return try column()
      } catch {
        source.fail(error)
        return Column(missing: count, isText: !texts.isEmpty)
      }
    }
  }

  /// Whether its values are the numbers of the rows themselves: each block has the sum of such a run, which
  /// tells it without reading one.
  private var isRun: Bool {
    guard texts.isEmpty else { return false }
    var first = 0
    for (index, mark) in rows.enumerated() {
      let name = Snapshot.name(noun, field, Int64(index))
      let length = min(count - first, Column.partLength)
      let isRun = Part.Width.allCases.contains { width in
        Block.sum(of: Block.run(width, from: Int64(first), count: length, named: name)) == mark.sum
      }
      guard isRun else { return false }
      first += length
    }
    return true
  }

  /// Whether it is a column of texts of which there is none.
  private var hasNoTexts: Bool {
    let name = Snapshot.name(noun, field, Snapshot.poolPart)
    return texts.count == 1
      && texts[0].sum == Block.sum(of: Block.encoded(TextPool(), named: name))
  }

  /// Some of its parts; every value is looked at.
  private func read(_ range: Range<Int>) throws -> [Part] {
    try range.map { index in
      let place = BlockPlace(noun, field, Int64(index))
      let length = min(count - index * Column.partLength, Column.partLength)
      guard
        let part = try source.lend(place, rows[index], { Block.part($0, named: place.name) }),
        part.count == length, part.isWithin(allowed)
      else { throw Damage(noun, field) }
      return part
    }
  }

  /// Reads its rows.
  ///
  /// Its texts are read when somebody asks for one.
  func column() throws -> Column {
    // Two threads copy and sum where there is much.
    let halves = SideBySide.halves(rows.count, worth: 4) { range in
      Result { try read(range) }
    }
    let parts = try halves.flatMap { try $0.get() }
    if texts.isEmpty { return Column(parts: parts) }
    let needed = Int(parts.reduce(0) { max($0, ($1.greatest ?? -1) + 1) })
    let stored = StoredTexts(
      noun: noun, field: field, blocks: texts, needed: needed, leadingInOrder: leadingInOrder,
      source: source)
    // The blocks of the first format do not stay.
    if source.isOld { return Column(parts: parts, pool: try stored.pool()) }
    return Column(parts: parts, texts: stored.promise)
  }

  /// The numbers of so many things; where there is nothing to point at no value is allowed.
  static func indices(_ count: Int) -> ClosedRange<Int64> {
    count > 0 ? 0...Int64(count - 1) : (.min)...(.min)
  }
}
