import KompLexicon
import KompModel
import KompValues

/// A staff export in which every row is another person: its columns are the people's as they stand.
///
/// Most exports are so, and then nothing has to be matched: a column is read when it is asked about,
/// and rows are people. What is not plain (several rows of a person, personal numbers, protected
/// people, sums at the end, a cell that cannot be read) is left to the import, which gives the same
/// answers wherever both can.
final class PlainStaff {
  /// The file is not so plain as it seemed.
  struct NotPlain: Error {}

  private let file: DelimitedFile
  private let columns: FileColumns
  private let plan: HeadingPlan
  private let order: ImportOrder
  private let moment: Moment
  private var read: [String: Column] = [:]
  /// Texts that were looked through without being told apart.
  private var loose: [String: Column] = [:]
  private var madeUnits: (rows: Column, roster: Roster)?
  private var madeProfessions: (rows: Column, roster: Roster)?

  /// A file's staff; nil where it is seen at once that its rows are not people one by one.
  init?(
    _ columns: FileColumns, _ noun: Noun, _ plan: HeadingPlan, _ order: ImportOrder,
    _ moment: Moment
  ) {
    let others = ["personal_number", "employment", "protected", "person"]
    guard noun.id == .staff, columns.file.totalRows.isEmpty, !others.contains(where: plan.has),
      let ids = plan.columns["id"], columns.file.hasDifferentNumbers(ids)
    else { return nil }
    file = columns.file
    self.columns = columns
    self.plan = plan
    self.order = order
    self.moment = moment
  }

  /// The number of people.
  var count: Int { file.rowCount }

  /// Who is there on the day: those employed, or those who have begun where leavers are counted in.
  func present() throws(NotPlain) -> [Bool] {
    let day = Int64(moment.day.number)
    let starts = try role("hired")
    var present = PlainStaff.between(starts, .min, day, missing: true)
    if moment.includingFormer { return present }
    let isThere = PlainStaff.between(try role("left"), day, .max, missing: true)
    for row in present.indices { present[row] = present[row] && isThere[row] }
    return present
  }

  /// The values of a field, one a row of the file.
  func column(_ field: Field) throws(NotPlain) -> Column {
    if field.isOwn { return try own(field.id) }
    switch field.id {
    case "id", "hired", "left", "born", "sex", "education", "form", "degree", "actual_degree",
      "salary", "reason":
      return try role(field.id)
    case "name":
      guard plan.has("name") else { throw NotPlain() }
      return try role("name")
    case "step", "level": return try role("step")
    case "unit": return try units().rows
    case "department", "committee", "municipality":
      let (rows, roster) = try units()
      return PlainStaff.through(rows, roster.column(field.id))
    case "profession": return try professions().rows
    case "age":
      let day = moment.day
      return try role("born").mapped {
        let born = Day(number: Int32(truncatingIfNeeded: $0))
        return born > day ? nil : Int64(born.fullYears(to: day))
      }
    case "tenure":
      let day = moment.day
      return try role("hired").mapped {
        Int64(max(0, Day(number: Int32(truncatingIfNeeded: $0)).fullMonths(to: day)))
      }
    case "fte":
      // Only a degree in force counts.
      let degrees = try role("degree")
      return moment.includingFormer ? PlainStaff.known(degrees, unless: try left()) : degrees
    default: throw NotPlain()
    }
  }

  /// What a reference's rows are, where it is one to units or professions.
  func target(_ noun: NounID) throws(NotPlain) -> any Relation {
    switch noun {
    case .units: try units().roster
    case .professions: try professions().roster
    default: throw NotPlain()
    }
  }

  /// The texts of a field for some rows, without reading those of the others; nil where the field is
  /// no text, or is read already.
  func texts(_ field: Field, of rows: [Int32]) -> Column? {
    guard field.type == .text, read[field.id] == nil, let index = PlainStaff.texts(field, plan)
    else { return nil }
    return file.narrowed(to: rows).readTexts(index, indexed: false)
  }

  /// The texts of a field for a look at each; nil where its column is read already or is no text of the
  /// file's own.
  func looseTexts(_ field: Field) -> Column? {
    guard read[field.id] == nil, let index = PlainStaff.ownTexts(field, plan) else { return nil }
    if let column = loose[field.id] { return column }
    let column = file.looseTexts(index)
    loose[field.id] = column
    return column
  }

  /// The column of the texts that a field is, as the file has them.
  static func ownTexts(_ field: Field, _ plan: HeadingPlan) -> Int? {
    plan.role(field.id)?.type == .text ? texts(field, plan) : nil
  }

  private static func texts(_ field: Field, _ plan: HeadingPlan) -> Int? {
    guard !field.isOwn, ["id", "name", "education", "reason"].contains(field.id) else { return nil }
    return plan.columns[field.id]
  }

  /// Makes what takes long of these fields, of which every value will be asked for: the units on one thread,
  /// texts told apart on the other.
  func prepare(_ fields: [Field]) {
    let places = ["unit", "department", "committee", "municipality"]
    let texts = fields.filter { read[$0.id] == nil && PlainStaff.ownTexts($0, plan) != nil }
    guard madeUnits == nil, fields.contains(where: { !$0.isOwn && places.contains($0.id) }),
      !texts.isEmpty
    else { return }
    let (units, columns) = SideBySide.run(
      { try? makeUnits() },
      {
        texts.compactMap { field in
          PlainStaff.ownTexts(field, plan).map { file.readTexts($0, indexed: false) }
        }
      })
    madeUnits = units
    for (field, column) in zip(texts, columns) { read[field.id] = column }
  }

  /// Who has left by the day.
  private func left() throws(NotPlain) -> [Bool] {
    let day = Int64(moment.day.number)
    return PlainStaff.between(try role("left"), day, .max, missing: true).map { !$0 }
  }

  /// A role's column; missing throughout where the file does not have it.
  private func role(_ id: String) throws(NotPlain) -> Column {
    if let column = read[id] { return column }
    guard let index = plan.columns[id], let role = plan.role(id) else {
      return Column(missing: file.rowCount)
    }
    if role.type == .text {
      let column = file.readTexts(index, indexed: false)
      read[id] = column
      return column
    }
    let (column, bad) = file.column(index, as: role.type, order: order.order)
    // What cannot be read is for the import to tell.
    guard bad.isEmpty else { throw NotPlain() }
    read[id] = column
    return column
  }

  private func own(_ id: String) throws(NotPlain) -> Column {
    if let column = read["own:" + id] { return column }
    guard let index = plan.own.first(where: { $0.id == id })?.column,
      !PersonalNumbers.fill(file, column: index, rows: 0..<file.rowCount, on: order.day)
    else { throw NotPlain() }
    let inferred = columns.inferred(index, order.order)
    var column = inferred.column
    if column == nil {
      let (values, bad) = file.column(index, as: inferred.type, order: order.order)
      guard bad.isEmpty else { throw NotPlain() }
      column = values
    }
    guard let column else { throw NotPlain() }
    read["own:" + id] = column
    return column
  }

  /// The unit of each row, from the levels it names, each different row of levels looked up once.
  private func units() throws(NotPlain) -> (rows: Column, roster: Roster) {
    if let madeUnits { return madeUnits }
    let made = try makeUnits()
    madeUnits = made
    return made
  }

  private func makeUnits() throws(NotPlain) -> (rows: Column, roster: Roster) {
    let levels = UnitBranches.levels.compactMap { plan.columns[$0] }
    guard let first = levels.min(), let last = levels.max(), last - first == levels.count - 1 else {
      throw NotPlain()
    }
    let (codes, rows) = file.distinctCells(first, through: last)
    var part = plan
    part.own = []
    part.columns = plan.columns.filter { UnitBranches.levels.contains($0.key) }
    var sheet = Sheet(file.narrowed(to: rows), part, order: order.order)
    let draft = Draft(Model()["units"])
    let units = UnitBranches(draft).units(of: &sheet, part)
    guard sheet.bad.isEmpty else { throw NotPlain() }
    let made = try roster(.units, "units", of: draft)
    return (rows: PlainStaff.coded(codes, units), roster: made)
  }

  /// The profession of each row.
  private func professions() throws(NotPlain) -> (rows: Column, roster: Roster) {
    if let madeProfessions { return madeProfessions }
    guard let index = plan.columns["profession"] else { throw NotPlain() }
    let (codes, rows) = file.distinctCells(index, through: index)
    let texts = file.narrowed(to: rows).column(index, as: .text).column
    let draft = Draft(Model()["professions"])
    let known = NamedRows(draft, name: "name")
    let professions = rows.indices.map { row in
      texts.text(row).map { Int64(known.rowOrMade($0)) } ?? .min
    }
    let made = try roster(.professions, "professions", of: draft)
    let result = (rows: PlainStaff.coded(codes, professions), roster: made)
    madeProfessions = result
    return result
  }

  private func roster(_ noun: NounID, _ register: String, of draft: Draft) throws(NotPlain)
    -> Roster
  {
    var model = Model()
    model[register] = draft.register
    guard let roster = Rosters().roster(noun, in: model, at: moment) else { throw NotPlain() }
    return roster
  }

  /// Whether each value lies between two, both included.
  private static func between(_ column: Column, _ low: Int64, _ high: Int64, missing: Bool)
    -> [Bool]
  {
    [Bool](unsafeUninitializedCapacity: column.count) { out, count in
      // Comparisons without a branch: most days lie on one side, but not in an order.
      func fill<T: FixedWidthInteger>(_ values: [T]) {
        for (index, value) in values.enumerated() {
          let isKnown = value != T.min
          out[count + index] =
            (isKnown && Int64(value) >= low && Int64(value) <= high) || (!isKnown && missing)
        }
        count += values.count
      }
      for part in column.parts {
        switch part {
        case .bytes(let values): fill(values)
        case .shorts(let values): fill(values)
        case .ints(let values): fill(values)
        case .longs(let values): fill(values)
        }
      }
    }
  }

  /// A column's values, missing where something else holds.
  private static func known(_ column: Column, unless gone: [Bool]) -> Column {
    var start = 0
    let parts = column.parts.map { part in
      func kept<T: FixedWidthInteger>(_ values: [T]) -> [T] {
        values.indices.map { gone[start + $0] ? T.min : values[$0] }
      }
      let made: Part =
        switch part {
        case .bytes(let values): .bytes(kept(values))
        case .shorts(let values): .shorts(kept(values))
        case .ints(let values): .ints(kept(values))
        case .longs(let values): .longs(kept(values))
        }
      start += part.count
      return made
    }
    return Column(parts: parts)
  }

  /// Codes with the value of each code put in its place.
  private static func coded(_ codes: [Int32], _ values: [Int64]) -> Column {
    codes.withUnsafeBufferPointer { codes in
      values.withUnsafeBufferPointer { values in
        PlainParts(0..<codes.count) { values[Int(codes[$0])] }.column
      }
    }
  }

  /// A column of the units seen through each row's unit.
  private static func through(_ rows: Column, _ column: Column) -> Column {
    let values = column.widened
    func seen<T: FixedWidthInteger>(_ rows: [T]) -> [Part] {
      PlainParts(0..<rows.count) { rows[$0] == T.min ? .min : values[Int(rows[$0])] }.parts
    }
    return Column(
      parts: rows.parts.flatMap { part in
        switch part {
        case .bytes(let rows): seen(rows)
        case .shorts(let rows): seen(rows)
        case .ints(let rows): seen(rows)
        case .longs(let rows): seen(rows)
        }
      }, pool: column.pool)
  }
}
