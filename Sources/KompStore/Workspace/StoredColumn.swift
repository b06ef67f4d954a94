import KompModel
import KompValues
import Synchronization

/// A column that lies in a file, and what its values may be.
final class StoredColumn: Sendable {
  private let noun: String
  private let field: String
  private let count: Int
  /// The blocks of its rows.
  private let rows: [BlockMark]
  /// What its values may be; of texts, how many there can be at most.
  private let allowed: ClosedRange<Int64>
  /// The blocks of its texts; none where it is none of texts.
  private let texts: [BlockMark]
  /// How many of its first texts follow one upon another in Swedish order.
  private let leadingInOrder: Int
  private let source: BlockSource
  /// What its values are within, where that was noted of all.
  private let bounds: [ClosedBounds]?
  /// Its texts, where it was noted how many there must be.
  private let promisedTexts: TextPromise?
  /// Which rows have which value, where that was noted.
  private let byValue: StoredRows?
  /// The parts that were read for a few rows.
  private let held: Mutex<[Piece?]>

  /// A part as its block tells it: of a run no more than where it begins.
  private enum Piece {
    case part(Part)
    case run(from: Int64, count: Int, Part.Width)

    init?(_ block: UnsafeRawBufferPointer, named name: String) {
      if let (first, count, width) = Block.run(in: block, named: name) {
        self = .run(from: first, count: count, width)
      } else if let part = Block.part(block, named: name) {
        self = .part(part)
      } else {
        return nil
      }
    }

    /// Every value; nil where a width does not hold them, which its block has been looked at for.
    var whole: Part? {
      switch self {
      case .part(let part): part
      case .run(let first, let count, let width): Part(countingFrom: first, count, width)
      }
    }

    var count: Int {
      switch self {
      case .part(let part): part.count
      case .run(_, let count, _): count
      }
    }

    var bounds: ClosedBounds {
      switch self {
      case .part(let part): ClosedBounds(low: part.bounds.0, high: part.bounds.1)
      case .run(let first, let count, _): ClosedBounds(low: first, high: first + Int64(count) - 1)
      }
    }

    func value(_ row: Int) -> Int64? {
      switch self {
      case .part(let part): part[row]
      case .run(let first, _, _): first + Int64(row)
      }
    }
  }

  init(
    noun: String, field: String, count: Int, rows: [BlockMark], allowed: ClosedRange<Int64>,
    texts: [BlockMark], leadingInOrder: Int, byValue: StoredRows?, source: BlockSource
  ) {
    self.noun = noun
    self.field = field
    self.count = count
    self.rows = rows
    self.allowed = allowed
    self.texts = texts
    self.leadingInOrder = leadingInOrder
    self.byValue = byValue
    self.source = source
    held = Mutex([Piece?](repeating: nil, count: rows.count))
    let noted = rows.compactMap(\.bounds)
    // The blocks of the first format do not stay.
    bounds = noted.count == rows.count && !source.isOld ? noted : nil
    promisedTexts =
      bounds == nil || texts.isEmpty
      ? nil
      : StoredTexts(
        noun: noun, field: field, blocks: texts,
        needed: Int(noted.reduce(0) { max($0, $1.areOfNone ? 0 : $1.high + 1) }),
        leadingInOrder: leadingInOrder, source: source
      ).promise
  }

  /// The column, read when somebody asks for it.
  var promise: ColumnPromise {
    // How many texts there must be is known of a few rows only where it was noted.
    let some: (@Sendable ([Int32]) -> Column)? = bounds == nil ? nil : few
    return ColumnPromise(knowing: isKnown, few: some, withValues: byValue.map { $0.rows }) {
      do {
        return try self.column()
      } catch {
        self.source.fail(error)
        return Column(missing: self.count, isText: !self.texts.isEmpty)
      }
    }
  }

  /// What is known of its values without reading one.
  @Sendable private func isKnown(_ what: Foreknown) -> Bool {
    switch what {
    case .counting: isRun
    case .missing: bounds?.allSatisfy(\.areOfNone) ?? hasNoTexts
    case .atMost(let most): bounds?.allSatisfy { $0.areOfNone || $0.high <= most } ?? false
    }
  }

  /// Whether its values are the numbers of the rows themselves: each block has the sum of such a run.
  private var isRun: Bool {
    guard texts.isEmpty else { return false }
    var first = 0
    for (index, mark) in rows.enumerated() {
      let name = Snapshot.name(noun, field, Int64(index))
      let length = min(count - first, Column.partLength)
      let last = first + length - 1
      if let bounds = mark.bounds, bounds != ClosedBounds(low: Int64(first), high: Int64(last)) {
        return false
      }
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

  /// A part; every value is looked at.
  private func piece(_ index: Int) throws -> Piece {
    if let piece = held.withLock({ $0[index] }) { return piece }
    let place = BlockPlace(noun, field, Int64(index))
    let mark = rows[index]
    guard let piece = try source.lend(place, mark, { Piece($0, named: place.name) }) else {
      throw Damage(noun, field)
    }
    let bounds = piece.bounds
    guard piece.count == min(count - index * Column.partLength, Column.partLength),
      bounds.lie(in: allowed), mark.bounds.map({ $0 == bounds }) ?? true
    else { throw Damage(noun, field) }
    return piece
  }

  /// A part with all of its values.
  private func part(_ index: Int) throws -> Part {
    guard let part = try piece(index).whole else { throw Damage(noun, field) }
    return part
  }

  /// A few of its rows, in their order.
  @Sendable private func few(_ asked: [Int32]) -> Column {
    var values = [Int64](repeating: .min, count: asked.count)
    if isRun {
      for (place, row) in asked.enumerated() where row >= 0 && row < count {
        values[place] = Int64(row)
      }
      return Column(values)
    }
    do {
      var pieces = held.withLock { $0 }
      for (place, row) in asked.enumerated() where row >= 0 && row < count {
        let index = Int(row) / Column.partLength
        let piece = try pieces[index] ?? piece(index)
        pieces[index] = piece
        values[place] = piece.value(Int(row) % Column.partLength) ?? .min
      }
      held.withLock { [pieces] in $0 = pieces }
    } catch {
      source.fail(error)
      return Column(missing: asked.count, isText: !texts.isEmpty)
    }
    return promisedTexts.map { Column(values, texts: $0) } ?? Column(values)
  }

  /// All of its rows.
  ///
  /// Its texts are read when somebody asks for one.
  func column() throws -> Column {
    // Two threads copy and sum where there is much.
    let halves = SideBySide.halves(rows.count, worth: 4) { range in
      Result { try range.map { try part($0) } }
    }
    let parts = try halves.flatMap { try $0.get() }
    held.withLock { $0 = [Piece?](repeating: nil, count: rows.count) }
    if texts.isEmpty { return Column(parts: parts) }
    if let promisedTexts { return Column(parts: parts, texts: promisedTexts) }
    let needed = Int(parts.reduce(0) { max($0, ($1.greatest ?? -1) + 1) })
    let stored = StoredTexts(
      noun: noun, field: field, blocks: texts, needed: needed, leadingInOrder: leadingInOrder,
      source: source)
    if source.isOld { return Column(parts: parts, pool: try stored.pool()) }
    return Column(parts: parts, texts: stored.promise)
  }

  /// The numbers of so many things; where there is nothing to point at no value is allowed.
  static func indices(_ count: Int) -> ClosedRange<Int64> {
    count > 0 ? 0...Int64(count - 1) : (.min)...(.min)
  }
}
