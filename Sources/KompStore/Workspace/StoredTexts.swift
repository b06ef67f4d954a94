import KompModel
import Synchronization

/// The texts of a column that lie in a file: all are read, or the blocks of a few.
final class StoredTexts: Sendable {
  private let noun: String
  private let field: String
  /// Their blocks: all but the last are full, where there is more than one.
  private let blocks: [BlockMark]
  /// How many there must be at least.
  private let needed: Int
  /// How many of the first follow one upon another in Swedish order; `komp check` looks.
  private let leadingInOrder: Int
  private let source: BlockSource
  /// The blocks that were read for a few.
  private let read = Mutex<[Int: TextBlock]>([:])

  init(
    noun: String, field: String, blocks: [BlockMark], needed: Int, leadingInOrder: Int,
    source: BlockSource
  ) {
    self.noun = noun
    self.field = field
    self.blocks = blocks
    self.needed = needed
    self.leadingInOrder = leadingInOrder
    self.source = source
  }

  /// The texts, read when somebody asks for one of them.
  var promise: TextPromise {
    let all: @Sendable () -> TextPool = {
      do {
        return try self.pool()
      } catch {
        self.source.fail(error)
        return TextPool(empty: self.needed)
      }
    }
    // A single block is all there is.
    if blocks.count == 1 { return TextPromise(leadingInOrder: leadingInOrder, all) }
    return TextPromise(one: { self.text($0) }, leadingInOrder: leadingInOrder, all)
  }

  /// Reads all.
  func pool() throws -> TextPool {
    var pool = TextPool()
    for index in blocks.indices {
      try add(index, to: &pool)
      guard index == 0, blocks.count > 1 else { continue }
      // The others will be about as long; more than the file has they are not.
      let expected = pool.withBytes { bytes, _ in bytes.count } * (blocks.count + 1)
      let size = try source.size
      pool.reserve(
        texts: min(blocks.count * Snapshot.textsLength, size / 4), bytes: min(expected, size))
    }
    guard pool.count >= needed else { throw Damage(noun, field) }
    return pool
  }

  /// One text, of which no more is read than its block; empty where it cannot be read, which is remembered.
  private func text(_ code: Int) -> String {
    let (index, place) = code.quotientAndRemainder(dividingBy: Snapshot.textsLength)
    do {
      guard blocks.indices.contains(index) else { throw Damage(noun, field) }
      let block = try read.withLock { read in
        if let block = read[index] { return block }
        let name = BlockPlace(noun, field, Snapshot.textsPart(index))
        guard let block = try source.lend(name, blocks[index], { TextBlock($0, named: name.name) }),
          index == blocks.count - 1 || block.count == Snapshot.textsLength
        else { throw Damage(noun, field) }
        read[index] = block
        return block
      }
      guard let text = block.text(place) else { throw Damage(noun, field) }
      return text
    } catch {
      source.fail(error)
      return ""
    }
  }

  /// Adds the texts of a block.
  private func add(_ index: Int, to pool: inout TextPool) throws {
    let place = BlockPlace(noun, field, Snapshot.textsPart(index))
    let before = pool.count
    guard try source.lend(place, blocks[index], { Block.add($0, to: &pool, named: place.name) }),
      index == blocks.count - 1 || pool.count - before == Snapshot.textsLength
    else { throw Damage(noun, field) }
  }
}
