import KompLexicon
import KompModel
import KompValues

/// The fields of a comparison: each column once, and spread over the sides.
struct ComparedLayout {
  private(set) var fields: [Field] = []
  private(set) var parts: [String: Compared.Part] = [:]
  private(set) var spread: [String: [String]] = [:]

  /// `steady` are the columns that say the same on all sides and are shown once.
  init(
    _ columns: [ComparedColumn], _ sides: [Words], steady: Set<Int>, isCoalesced: Bool,
    showsChange: Bool
  ) {
    for (at, column) in columns.enumerated() {
      let isOnce = column.isKey || steady.contains(at)
      add(
        column.id, column.words, column.type, column.places, column.isShown && isOnce,
        .plain(at, isCoalesced: isOnce || isCoalesced))
      guard !column.isKey else { continue }
      var ids: [String] = []
      for (side, name) in sides.enumerated() {
        ids.append(
          add(
            column.named(name), column.type, column.places, column.isShown && !isOnce,
            .side(at, side)))
        guard side > 0, column.type.isAmount else { continue }
        let isShare = if case .share = column.type { true } else { false }
        let what: Words = isShare ? .points : .difference
        ids.append(
          add(
            column.named(sides.count == 2 ? what : name.followed(by: what)),
            isShare ? .number(scale: 4) : column.type,
            isShare ? 1 : column.places ?? column.type.usualPlaces,
            column.isShown && !isOnce, .difference(at, of: side)))
      }
      spread[column.id] = ids.filter { !$0.isEmpty }
    }
    guard sides.count == 2 else { return }
    let list = ClosedList(
      "change",
      [
        Words("new", "ny"), Words("gone", "borta"), Words("changed", "ändrad"),
        Words("same", "lika"),
      ])
    add("change", Words("change", "ändring"), .list(list), nil, showsChange, .change)
  }

  @discardableResult
  private mutating func add(
    _ words: Words, _ type: FieldType, _ places: Int?, _ isShown: Bool, _ part: Compared.Part
  ) -> String {
    add(words.main(in: .english), words, type, places, isShown, part)
  }

  /// A field, unless another already has its id.
  @discardableResult
  private mutating func add(
    _ id: String, _ words: Words, _ type: FieldType, _ places: Int?, _ isShown: Bool,
    _ part: Compared.Part
  ) -> String {
    guard parts[id] == nil else { return "" }
    parts[id] = part
    fields.append(
      Field(
        id, words, type, shown: isShown, places: places, Both("compared", "jämfört"),
        .stored(register: "answer", column: id)))
    return id
  }
}

extension ComparedColumn {
  /// The column's name on a side: `count_before`.
  fileprivate func named(_ side: Words) -> Words {
    Words(
      "\(id)_\(side.main(in: .english))",
      "\(words.main(in: .swedish))_\(side.main(in: .swedish))")
  }
}

extension Words {
  fileprivate func followed(by other: Words) -> Words {
    Words(
      "\(main(in: .english))_\(other.main(in: .english))",
      "\(main(in: .swedish))_\(other.main(in: .swedish))")
  }
}

extension FieldType {
  /// The decimals of amounts of this type, where few enough to be shown.
  fileprivate var usualPlaces: Int? { scale <= 2 ? scale : nil }
}

extension Vector {
  /// Exact values as stored integers, where the type's scale holds every one of them.
  var stored: Vector {
    guard let exacts, parts == nil else { return self }
    let power = Exact.power(type.scale)
    var integers: [Int64] = []
    integers.reserveCapacity(exacts.count)
    for exact in exacts {
      guard let exact else {
        integers.append(.min)
        continue
      }
      let (product, overflow) = exact.numerator.multipliedReportingOverflow(by: power)
      guard !overflow, product % exact.denominator == 0,
        let whole = Int64(exactly: product / exact.denominator), whole != .min
      else { return self }
      integers.append(whole)
    }
    return Vector(column: Column(integers), type: type)
  }
}
