import KompLexicon

/// One JSON object a line, for programs that read rows as they come.
///
/// Objects as in `json`. Several tables follow one another; their keys tell them apart.
package enum NDJSON: Ink {
  package static let words = Words("ndjson", "ndjson", also: ["jsonl"], accepted: ["jsonl"])
  package static let endings = ["ndjson", "jsonl"]
  package static let summary = Both(
    "one JSON object a line, for programs", "ett JSON-objekt per rad, för program")
  package static let isCanonical = true

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    for table in report.tables {
      let object = JSONRow(table)
      for row in table.rows {
        object.write(row, to: &output)
        output.newline()
      }
    }
    return []
  }
}
