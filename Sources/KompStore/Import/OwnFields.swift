import KompLexicon
import KompModel
import KompValues

/// The user's own columns: typed from their values, widened when a later file needs more.
struct OwnFields {
  /// A column that becomes an own field: its values already in the register's numbers.
  struct Incoming {
    let id: String
    let values: [Int64]
  }

  /// The columns, in the file's order.
  private(set) var columns: [Incoming] = []
  /// What was decided.
  private(set) var decisions: [Both] = []

  /// Reads the own columns of a file into a register, whose own fields are made or widened for them.
  init(_ sheet: inout Sheet, _ plan: HeadingPlan, into draft: Draft, order: DateOrder?, on day: Day)
  {
    var made: [String] = []
    var refused: [String] = []
    for (index, given) in plan.own {
      // Another year's export may write the heading in other letters.
      let id = draft.own.first { folded($0.id) == folded(given) }?.id ?? given
      let heading = sheet.file.headings[index]
      if PersonalNumbers.fill(sheet.file, column: index, rows: sheet.rows, on: day) {
        refused.append(heading)
        continue
      }
      let found = sheet.file.infer(index, order: order)
      let inferred = found.type
      if let note = sheet.file.note(found, of: index) { decisions.append(note) }
      let isNew = !draft.has(id)
      let held = draft.types[id]
      let isUnused = draft.isEmpty(id)
      var type = inferred
      if let held, !isUnused, held != inferred { type = OwnFields.wider(held, inferred) }
      var (column, bad) =
        found.column.flatMap { type == inferred ? ($0, found.bad) : nil }
        ?? sheet.file.column(index, as: type, order: order, indexed: false)
      if let held, held != type, column.widened.allSatisfy({ $0 == .min }) {
        // An empty column says nothing about the type.
        type = held
        (column, bad) = sheet.file.column(index, as: type, order: order)
      }
      sheet.refuse(bad)
      if isNew {
        draft.addOwn(id, heading: heading, type: type)
        made.append(id)
      } else if let held, held != type {
        OwnFields.retype(id, from: held, to: type, in: draft)
        if let now = draft.types[id], now != type {
          (column, bad) = sheet.file.column(index, as: now, order: order)
        }
        decisions.append(
          Both("the own field \"\(id)\" is widened", "det egna fältet \"\(id)\" har vidgats"))
      }
      columns.append(
        Incoming(id: id, values: draft.translated(column, into: id, rows: sheet.rows)))
    }
    if !made.isEmpty {
      let list = made.joined(separator: ", ")
      decisions.append(Both("own fields: \(list)", "egna fält: \(list)"))
    }
    for heading in refused {
      decisions.append(
        Both(
          "the column \"\(heading)\" holds personal numbers and is not kept",
          "kolumnen \"\(heading)\" innehåller personnummer och sparas inte"))
    }
  }

  /// The type that holds the values of both.
  static func wider(_ a: FieldType, _ b: FieldType) -> FieldType {
    switch (a, b) {
    case (.number(let x), .number(let y)): .number(scale: max(x, y))
    case (.share(let x), .share(let y)): .share(scale: max(x, y))
    default: a == b ? a : .text
    }
  }

  /// Converts an own field's values exactly; what does not fit the scale becomes text.
  private static func retype(
    _ id: String, from old: FieldType, to new: FieldType, in draft: Draft
  ) {
    let values = draft.column(id) ?? []
    var pool = TextPool()
    if new == .text {
      let texts = values.map { value in
        value == .min ? .min : Int64(pool.intern(OwnFields.text(value, old)))
      }
      draft.retype(id, new, texts, pool: pool)
      return
    }
    let factor = Exact.power(new.scale - old.scale)
    let scaled = values.map { value -> Int64? in
      if value == .min { return .min }
      let (product, overflow) = Int128(value).multipliedReportingOverflow(by: factor)
      return overflow ? nil : Int64(exactly: product)
    }
    if scaled.contains(nil) {
      retype(id, from: old, to: .text, in: draft)
    } else {
      draft.retype(id, new, scaled.compactMap { $0 }, pool: pool)
    }
  }

  /// A stored value as it would be typed.
  static func text(_ value: Int64, _ type: FieldType) -> String {
    switch type {
    case .day: return Day(number: Int32(truncatingIfNeeded: value)).description
    case .flag: return value == 1 ? "ja" : "nej"
    default:
      guard type.scale > 0 else { return String(value) }
      let digits = String(value.magnitude)
      let zeros = String(repeating: "0", count: max(0, type.scale + 1 - digits.count))
      let padded = zeros + digits
      let sign = value < 0 ? "-" : ""
      return "\(sign)\(padded.dropLast(type.scale)).\(padded.suffix(type.scale))"
    }
  }
}

/// Whether a column is one of personal numbers, whatever its heading says.
enum PersonalNumbers {
  /// Whether at least half of the cells looked at (a thousand, spread over the file) are valid ones.
  static func fill(
    _ file: DelimitedFile, column: Int, rows: some RandomAccessCollection<Int>, on day: Day
  ) -> Bool {
    var known = 0
    var valid = 0
    let step = max(1, rows.count / 1000)
    for index in stride(from: 0, to: rows.count, by: step) {
      let row = rows[rows.index(rows.startIndex, offsetBy: index)]
      let digits = file.digits(row: row, column: column)
      if digits == nil { continue }
      known += 1
      // Most columns hold no cell with so many digits, and need no text made of any.
      guard digits == 10 || digits == 12,
        let text = file.text(row: row, column: column),
        PersonalNumber(text, on: day) != nil
      else { continue }
      valid += 1
    }
    return valid > 0 && valid * 2 >= known
  }
}
