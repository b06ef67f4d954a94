import KompLexicon
import KompModel
import KompValues

/// What an import was asked to do.
public struct ImportOrder: Sendable {
  /// The noun the rows become.
  public var noun: NounID
  /// The file's day; the session's day where none was given.
  public var day: Day
  /// Whether a day was given.
  public var hasDay: Bool
  /// Field id → heading, as the user mapped them.
  public var headings: [(field: String, heading: String)]
  /// The order of ambiguous dates.
  public var order: DateOrder?
  /// The file holds everybody: those absent have left.
  public var isComplete: Bool
  /// Bad rows are left out and listed; otherwise nothing is imported.
  public var skipsBadRows: Bool

  /// An order.
  public init(
    noun: NounID, day: Day, hasDay: Bool = false,
    headings: [(field: String, heading: String)] = [], order: DateOrder? = nil,
    isComplete: Bool = false, skipsBadRows: Bool = false
  ) {
    self.noun = noun
    self.day = day
    self.hasDay = hasDay
    self.headings = headings
    self.order = order
    self.isComplete = isComplete
    self.skipsBadRows = skipsBadRows
  }
}

/// What an import did.
public struct ImportOutcome: Sendable {
  /// Rows added, changed, left alone, left out as bad, and people who are taken to have left.
  public var added = 0
  /// Rows whose values changed.
  public var changed = 0
  /// Rows that were there already.
  public var unchanged = 0
  /// Rows left out because a cell could not be read.
  public var skipped: [BadCell] = []
  /// People taken to have left because a complete file did not hold them.
  public var left = 0
  /// Rows of people with protected identity, which were not loaded.
  public var protected = 0
  /// What was decided: file, headings, own fields … each a sentence.
  public var decisions: [Both] = []

  /// Nothing done yet.
  public init() {}
}

/// Brings a file's rows into a model.
public enum Importer {
  /// Opens a file of rows; for competences also a catalogue in JSON.
  public static func open(_ path: String, of noun: NounID, leavingOutTotals: Bool = false)
    throws(RelationFailure) -> DelimitedFile
  {
    if let rows = try SQLiteTables.rows(of: noun, in: path) {
      return try DelimitedFile.reading(rows, named: path, leavingOutTotals: leavingOutTotals)
    }
    guard noun == .competences else {
      return try DelimitedFile.open(path, leavingOutTotals: leavingOutTotals)
    }
    let bytes: FileBytes
    do throws(FileProblem) {
      bytes = try FileBytes.read(path)
    } catch {
      throw RelationFailure(error)
    }
    let buffer = UnsafeBufferPointer(start: bytes.base, count: bytes.count)
    guard Catalogue.isJSON(buffer) else {
      return try DelimitedFile.reading(
        bytes, named: path, leavingOutTotals: leavingOutTotals)
    }
    let read = Array(buffer)
    guard bytes.isUnchanged else { throw RelationFailure(FileProblem(path, .changed)) }
    return try Catalogue.read(read, named: path)
  }

  /// The model with the file's rows in it; the model given is untouched where it fails.
  public static func bring(
    _ file: DelimitedFile, into model: Model, as order: ImportOrder, key: PersonKey,
    conditions: ConditionReading? = nil
  ) throws(RelationFailure) -> (Model, ImportOutcome) {
    var brought: (Model, ImportOutcome)?
    do throws(ImportProblem) {
      guard let noun = Schema.noun(order.noun) else {
        throw ImportProblem.notFromFiles(Both(order.noun.name, order.noun.name))
      }
      let plan = try plan(file, noun, order)
      brought = try bring(file, into: model, as: order, noun, plan, key, conditions)
    } catch {
      if !Work.isStopped {
        try file.check()
        throw RelationFailure(error)
      }
    }
    guard let brought, !Work.isStopped else { throw .stopped }
    try file.check()
    return brought
  }

  /// `staff from "x.csv"`: the file read as a noun, without importing; only the columns asked about are read.
  public static func relation(_ file: DelimitedFile, as noun: NounID, at moment: Moment)
    throws(RelationFailure) -> any Relation
  {
    do throws(ImportProblem) {
      guard let declared = Schema.noun(noun) else {
        throw ImportProblem.notFromFiles(Both(noun.name, noun.name))
      }
      let order = ImportOrder(noun: noun, day: moment.day)
      // A staff export holds employments, units and professions as well: they are read through it.
      let staff = ImportOrder(noun: .staff, day: moment.day)
      if noun == .employments, let plan = try? plan(file, .staff, staff) {
        return FileNounRelation(file, declared, plan, staff, moment)
      }
      return FileNounRelation(file, declared, try plan(file, declared, order), order, moment)
    } catch {
      throw RelationFailure(error)
    }
  }

  /// What each column of a file becomes; a problem where the noun cannot do without one that is not there.
  static func plan(_ file: DelimitedFile, _ noun: Noun, _ order: ImportOrder)
    throws(ImportProblem) -> HeadingPlan
  {
    var plan = try HeadingPlan(
      file.headings, file: file.name, noun: noun, mapped: order.headings)
    plan.moveNumbers(in: file, on: order.day)
    switch noun.id {
    case .staff, .employments:
      guard PersonIdentity.role(in: plan) != nil else {
        throw .nobody(file: file.name, headings: file.headings)
      }
      // An employment's own number does not say whose it is.
      if noun.id == .employments, !plan.has("person"), !plan.has("personal_number") {
        throw .lacks(
          field: Both("person", "person"), noun: noun.many, file: file.name,
          headings: file.headings)
      }
    default:
      for id in noun.neededRoles where !plan.has(id) {
        if id == "person", plan.has("personal_number") { continue }
        if id == "competence", plan.has("condition") { continue }
        let words = plan.role(id)?.words.both ?? Both(id, id)
        throw .lacks(
          field: words, noun: noun.many, file: file.name, headings: file.headings)
      }
    }
    return plan
  }

  /// Imports by a plan that may leave out columns nobody asks about.
  static func bring(
    _ file: DelimitedFile, into model: Model, as order: ImportOrder, _ noun: Noun,
    _ plan: HeadingPlan, _ key: PersonKey, _ conditions: ConditionReading? = nil
  ) throws(ImportProblem) -> (Model, ImportOutcome) {
    if plan.has("personal_number") && key.isMissing { throw .keyMissing(file: file.name) }
    switch noun.id {
    case .staff, .employments:
      return try StaffImport.bring(file, into: model, as: order, plan: plan, key: key)
    default:
      return try NounImport.bring(
        file, into: model, as: order, noun, plan: plan, key: key, conditions: conditions)
    }
  }
}
