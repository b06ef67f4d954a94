import KompLexicon
import KompValues

/// When a model is looked at.
public struct Moment: Hashable, Sendable {
  /// The day asked about.
  public var day: Day
  /// Whether those who have left are counted in.
  public var includingFormer: Bool
  /// Which of several assessments tells a level.
  public var rule: LevelRule
  /// The day on which an assessment must still hold; nil for the day asked about.
  public var levelsOn: Day?

  /// A day, with or without those who have left.
  public init(
    day: Day, includingFormer: Bool = false, rule: LevelRule = .latest, levelsOn: Day? = nil
  ) {
    self.day = day
    self.includingFormer = includingFormer
    self.rule = rule
    self.levelsOn = levelsOn
  }
}

/// Rows and fields that a query can read: a noun on a day, a file, or another query's answer.
public protocol Relation: AnyObject {
  /// The noun whose rows they are, where they are a noun's.
  var noun: Noun? { get }
  /// The number of rows, those that are not present included.
  var count: Int { get }
  /// The fields in the order they are shown.
  var fields: [Field] { get }
  /// What was decided while reading it, each a sentence.
  var notes: [Both] { get }
  /// Which rows are there; nil where all are.
  var present: [Bool]? { get }
  /// The values of a field, one a row.
  func column(_ field: Field) throws(RelationFailure) -> Column
  /// What the rows of a reference's target are: the noun seen on the same day.
  func target(_ noun: NounID) -> (any Relation)?
  /// Throws where what has been read may not be used: a file that another program changed meanwhile.
  func check() throws(RelationFailure)
}

extension Relation {
  /// What is in memory stays as it is.
  public func check() throws(RelationFailure) {}
  /// Nothing had to be decided.
  public var notes: [Both] { [] }
}

/// Why a relation could not be read.
public struct RelationFailure: Error, Sendable {
  /// What is wrong.
  public let problem: any Explained

  /// A failure.
  public init(_ problem: any Explained) { self.problem = problem }

  /// Somebody asked to stop: nothing is wrong, and whoever began it says so.
  public static var stopped: RelationFailure { RelationFailure(Stopped()) }

  private struct Stopped: Explained {
    let code = "stopped"
    func message(in tongue: Tongue) -> String { Both("interrupted", "avbrutet")[tongue] }
  }
}

/// A noun's rows as a model has them on a day; columns are made once and kept.
///
/// Row numbers are those of the noun's home register, so a reference's value is a row of its target's
/// roster. Which rows are there on the day is said by `present`.
public final class Roster: Relation {
  /// The model looked at.
  public let model: Model
  /// When it is looked at.
  public let moment: Moment
  /// The noun.
  public let nounOfRows: Noun
  /// All fields.
  public let fields: [Field]
  /// The number of rows of the home register.
  public let count: Int
  private let others: Rosters
  private var made: [String: Column] = [:]
  private var unread: [String: Column] = [:]
  private var madeLines: [String: RowLines]?
  private var madePresent: [Bool]??
  private var kept: [String: Any] = [:]

  /// The noun's rows on a day; `Rosters` keeps them.
  init(_ noun: Noun, in model: Model, at moment: Moment, others: Rosters) {
    self.nounOfRows = noun
    self.model = model
    self.moment = moment
    self.others = others
    self.count = model[noun.home].count
    self.fields = model.fields(of: noun) + Roster.conditions(noun, in: model, others.saying)
  }

  /// The conditions kept with a noun's rows, as words of both tongues.
  private static func conditions(
    _ noun: Noun, in model: Model, _ saying: ((String, Model) -> Words)?
  ) -> [Field] {
    guard let saying, let column = model[noun.home].columns["condition"], let pool = column.pool,
      column.parts.contains(where: { part in (0..<part.count).contains { part[$0] != nil } })
    else { return [] }
    var codes: [Int64: Int64] = [:]
    var said: [Words] = []
    let values = column.widened.map { code -> Int64 in
      if code == .min { return .min }
      if let known = codes[code] { return known }
      codes[code] = Int64(said.count)
      said.append(saying(pool[Int(code)], model))
      return Int64(said.count - 1)
    }
    let conditions = Column(values)
    return [
      Field(
        "condition", Words("condition", "villkor"), .list(ClosedList("condition", said)),
        Both("what must hold", "vad som måste gälla"), .derived { _ in conditions })
    ]
  }

  /// The noun.
  public var noun: Noun? { nounOfRows }

  /// The rows that are there on the day.
  public var present: [Bool]? {
    if let madePresent { return madePresent }
    var made = nounOfRows.present(self)
    let removed = model[nounOfRows.home].removed
    if !removed.isEmpty {
      var left = made ?? [Bool](repeating: true, count: count)
      for row in removed where Int(row) < left.count { left[Int(row)] = false }
      made = left
    }
    madePresent = .some(made)
    return made
  }

  /// The rows of another register that belong to each row, −1 for none.
  public func lines(_ register: String) -> [Int32] { rowLines(register)?.list ?? [] }

  private func rowLines(_ register: String) -> RowLines? {
    let lines = madeLines ?? nounOfRows.lines(self)
    madeLines = lines
    return lines[register]
  }

  /// The values of a field on the day.
  public func column(_ field: Field) -> Column {
    if let column = made[field.id] { return column }
    let column = waiting(field).present
    made[field.id] = column
    return column
  }

  /// The values of a field where nobody looks at rows that are not there, which may have anything; nil where
  /// that saves nothing.
  public func columnAmongPresent(_ field: Field) -> Column? {
    guard made[field.id] == nil, case .derived(_, let amongPresent?) = field.origin else {
      return nil
    }
    return amongPresent(self)
  }

  /// The values of a field for a few rows in their order: of what nobody has read no more than is needed.
  public func few(_ field: Field, of rows: [Int32]) -> Column {
    made[field.id]?.gathered(rows) ?? waiting(field).few(rows)
  }

  /// The few rows whose field has some values, ascending, where that is noted beside what nobody has read,
  /// and every row has a value; nil otherwise, and where they are not few.
  public func fewRows(with values: [Int], in field: Field) -> [Int32]? {
    made[field.id] == nil ? waiting(field).fewRows(with: values) : nil
  }

  /// The values of a field, which may still be to be read.
  private func waiting(_ field: Field) -> Column {
    if let column = unread[field.id], column.isAwaited { return column }
    let column =
      switch field.origin {
      case .stored(let register, let name): lined(name, of: register)
      case .derived(let derive, _): derive(self)
      }
    if column.isAwaited { unread[field.id] = column } else { made[field.id] = column.present }
    return column
  }

  /// Something made from the roster once and kept with it, under a name.
  public func keep<Value>(_ name: String, _ make: () -> Value) -> Value {
    if let value = kept[name] as? Value { return value }
    let value = make()
    kept[name] = value
    return value
  }

  /// Something made from the noun's declaration alone, under a name: kept whatever becomes of the model.
  public func keepWithNoun<Value>(_ name: String, _ make: () -> Value) -> Value {
    others.keep("\(name) of \(nounOfRows.id.name)", make)
  }

  /// The values of a field by its id; missing throughout where there is no such field.
  public func column(_ id: String) -> Column {
    guard let field = fields.first(where: { $0.id == id }) else { return Column(missing: count) }
    return column(field)
  }

  /// A stored column as it was on the day, read through the lines where the register is not the home.
  public func stored(_ name: String, of register: String) -> Column {
    lined(name, of: register).present
  }

  /// The same, which may still be to be read.
  private func lined(_ name: String, of register: String) -> Column {
    var column = model.waiting(name, of: register, on: moment.day)
    if register == nounOfRows.home {
      // A row that was taken away is no value of anything any more.
      for row in model[register].removed where Int(row) < column.count { column[Int(row)] = nil }
      return column
    }
    switch rowLines(register) {
    case .same(let rows) where rows == count && column.count == count: return column
    case .rows(let rows) where rows.count == count: return column.gathered(rows)
    case .same, .rows, nil: return Column(missing: count)
    }
  }

  /// Whether other rows have the same name: then the key tells them apart.
  public func sharesName(_ row: Int) -> Bool {
    let times: [Int32] = keep("times of names") {
      let codes = column("name").widened
      var times = [Int32](repeating: 0, count: column("name").pool?.count ?? 0)
      for code in codes where times.indices.contains(Int(code)) { times[Int(code)] += 1 }
      return times
    }
    guard let code = column("name")[row], times.indices.contains(Int(code)) else { return false }
    return times[Int(code)] > 1
  }

  /// Another noun on the same day, every row of it.
  public func target(_ noun: NounID) -> (any Relation)? { roster(noun) }

  /// Another noun's roster on the same day.
  public func roster(_ noun: NounID) -> Roster? {
    others.roster(noun, in: model, at: moment)
  }
}

extension Model {
  /// Whether a column's values on a day are the numbers of the rows themselves, so many; a file may know
  /// that of values which nobody has read.
  func isCounting(_ name: String, of register: String, on day: Day, to count: Int) -> Bool {
    if isKnown(.counting, name, of: register) { return self[register].count == count }
    return column(name, of: register, on: day).isCounting(to: count)
  }

  /// Whether something is known of a column's values on every day, which nobody has read.
  func isKnown(_ what: Foreknown, _ name: String, of register: String) -> Bool {
    let held = self[register]
    return held.columns[name]?.isKnown(what) ?? false
      && !held.past.contains { $0.column == name }
  }

  /// A column as it was on a day: values that were replaced later are put back.
  public func column(_ name: String, of register: String, on day: Day) -> Column {
    waiting(name, of: register, on: day).present
  }

  /// The same, which may still be to be read.
  func waiting(_ name: String, of register: String, on day: Day) -> Column {
    let register = self[register]
    guard var column = register.columns[name] else {
      return Column(missing: register.count)
    }
    var restored: [Int32: Day] = [:]
    for past in register.past where past.column == name && past.until >= day {
      guard Int(past.row) >= 0, Int(past.row) < column.count else { continue }
      // The earliest of those that ended on the day or later is the one that held then.
      if let until = restored[past.row], until <= past.until { continue }
      restored[past.row] = past.until
      column[Int(past.row)] = past.value
    }
    return column
  }
}

/// The rosters made so far, kept while the model and the day are the same.
public final class Rosters {
  private struct Key: Hashable {
    let noun: NounID
    let stamp: UInt64
    let moment: Moment
  }
  private var made: [Key: Roster] = [:]
  private var kept: [String: Any] = [:]
  /// How a kept condition is said in both tongues; nil where nothing can say it.
  public var saying: ((_ kept: String, _ model: Model) -> Words)?

  /// An empty keeping.
  public init() {}

  /// Something that no model has a part in, made once.
  fileprivate func keep<Value>(_ name: String, _ make: () -> Value) -> Value {
    if let value = kept[name] as? Value { return value }
    let value = make()
    kept[name] = value
    return value
  }

  /// A noun's roster in a model on a day.
  public func roster(_ noun: NounID, in model: Model, at moment: Moment) -> Roster? {
    let key = Key(noun: noun, stamp: model.stamp, moment: moment)
    if let roster = made[key] { return roster }
    guard let declared = Schema.noun(noun) else { return nil }
    if made.keys.contains(where: { $0.stamp != model.stamp }) || made.count > 64 {
      made.removeAll()
    }
    let roster = Roster(declared, in: model, at: moment, others: self)
    made[key] = roster
    return roster
  }
}
