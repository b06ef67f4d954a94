import KompLexicon

/// A JSON array of objects, one row an object, one object a line.
///
/// Keys are the English ids in the order of the columns. Numbers are exact within six decimals and
/// never have an exponent; days are texts; unknown and withheld cells are null. A figure is a table
/// of one row. Several tables are an array of such arrays.
package enum JSON: Ink {
  package static let words = Words("json", "json")
  package static let endings = ["json"]
  package static let summary = Both(
    "an array of objects, for programs", "en lista av objekt, för program")
  package static let isCanonical = true

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    let tables = report.tables
    if tables.count == 1, let table = tables.first {
      write(table, to: &output)
    } else if tables.isEmpty {
      output.write("[]")
    } else {
      output.write("[\n")
      for (number, table) in tables.enumerated() {
        if number > 0 { output.write(",\n") }
        write(table, to: &output)
      }
      output.write("\n]")
    }
    output.newline()
    return []
  }

  private static func write(_ table: Table, to output: inout [UInt8]) {
    guard table.rowCount > 0 else { return output.write("[]") }
    let object = JSONRow(table)
    output.write("[\n")
    for row in table.rows {
      if row > 0 { output.write(",\n") }
      object.write(row, to: &output)
    }
    output.write("\n]")
  }
}
