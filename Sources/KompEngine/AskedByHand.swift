import KompLexicon
import KompModel
import KompValues

extension Asked {
  /// What an analysis is asked, put together by hand: for tests that need no sentence.
  package static func byHand(
    _ model: Model, _ moment: Moment, rosters: Rosters = Rosters(), period: Period? = nil,
    ages: [Int] = [], people: [Int32]? = nil, keys: [AskedKey] = [], view: String? = nil,
    conditions: @escaping (String, NounID, Moment) -> [UInt8]? = { _, _, _ in nil },
    said: @escaping (String) -> Both = { Both($0, $0) },
    lack: @escaping (String, NounID, Int32, Moment) -> Both? = { _, _, _, _ in nil }
  ) -> Asked {
    var asked = Asked(
      model: model, moment: moment, period: period, ages: ages, people: people, thing: nil,
      keys: keys, definition: nil, options: [:], wantsTotal: true, rosters: rosters,
      conditions: conditions, said: said)
    asked.view = view
    asked.lack = lack
    return asked
  }
}

extension AskedKey {
  /// A field of a roster as a key.
  package static func of(_ field: String, in roster: Roster) -> AskedKey? {
    guard let field = roster.fields.first(where: { $0.id == field }) else { return nil }
    return AskedKey(
      field: field, vector: Vector(column: roster.column(field), type: field.type), labels: nil)
  }
}
