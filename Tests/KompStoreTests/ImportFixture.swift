import Glibc
import KompLexicon
import KompModel
import KompStore
import KompValues

/// An import from text, with what it did.
struct Imported {
  var model = Model()
  var outcome = ImportOutcome()
  let key = PersonKey.fresh()

  /// Imports a file's text on a day.
  mutating func bring(
    _ text: String, _ noun: NounID = .staff, on day: String = "2025-11-01",
    with headings: [(field: String, heading: String)] = [], order: DateOrder? = nil,
    complete: Bool = false, skipping: Bool = false
  ) throws {
    let file = try DelimitedFile.reading(
      Array(text.utf8), named: "x.csv", leavingOutTotals: true)
    try bring(
      file, noun, on: day, with: headings, order: order, complete: complete, skipping: skipping)
  }

  /// Imports a file on a day.
  mutating func bring(
    _ file: DelimitedFile, _ noun: NounID = .staff, on day: String = "2025-11-01",
    with headings: [(field: String, heading: String)] = [], order: DateOrder? = nil,
    complete: Bool = false, skipping: Bool = false
  ) throws {
    let what = ImportOrder(
      noun: noun, day: Day(iso: day), hasDay: true, headings: headings, order: order,
      isComplete: complete, skipsBadRows: skipping)
    (model, outcome) = try Importer.bring(file, into: model, as: what, key: key)
  }

  /// What was added, changed, left alone and taken to have left.
  var counts: [Int] { [outcome.added, outcome.changed, outcome.unchanged, outcome.left] }

  /// A noun on a day.
  func roster(_ noun: NounID = .staff, on day: String = "2025-11-01", former: Bool = false)
    throws -> Roster
  {
    let moment = Moment(day: Day(iso: day), includingFormer: former)
    guard let roster = Rosters().roster(noun, in: model, at: moment) else { throw NoSuchNoun() }
    return roster
  }

  /// The rows that are there on a day, each as its fields' values joined.
  func rows(
    _ fields: [String], _ noun: NounID = .staff, on day: String = "2025-11-01",
    former: Bool = false
  ) throws -> [String] {
    try roster(noun, on: day, former: former).listed(fields)
  }

  struct NoSuchNoun: Error {}
}

extension Relation {
  /// The rows that are there, each as its fields' values joined by blanks; `–` for missing.
  func listed(_ ids: [String]) throws -> [String] {
    let here = present
    var columns: [(Field, Column, Column?)] = []
    for id in ids {
      guard let field = fields.first(where: { $0.id == id }) else { throw NoSuchField(id: id) }
      var names: Column?
      if case .reference(let noun) = field.type, let other = target(noun),
        let label = other.fields.first(where: { $0.id == other.noun?.label })
      {
        names = try other.column(label)
      }
      columns.append((field, try column(field), names))
    }
    return (0..<count).filter { here?[$0] ?? true }.map { row in
      columns.map { field, column, names in
        guard let value = column[row] else { return "–" }
        switch field.type {
        case .text: return column.text(row) ?? "?"
        case .day: return Day(number: Int32(value)).description
        case .list(let list): return list.values[Int(value)].main(in: .english)
        case .reference: return names?.text(Int(value)) ?? "?"
        case .flag: return value == 1 ? "yes" : "no"
        default:
          let number = Exact(unscaled: value, scale: field.type.scale)
          return number.denominator == 1
            ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
        }
      }.joined(separator: " ")
    }
  }
}

struct NoSuchField: Error {
  let id: String
}

extension Day {
  /// A day of `2025-11-01`; the first day of all where it is not one.
  init(iso: String) {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    self =
      parts.count == 3
      ? Day(year: parts[0], month: parts[1], day: parts[2]) ?? Day(number: 0) : Day(number: 0)
  }
}

/// The folder that holds the repository, from this file's own place.
let house = String(#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined())

/// Whether a file is there.
func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }
