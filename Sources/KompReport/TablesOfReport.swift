import KompLexicon

extension Report {
  /// The tables that an ink for rows and columns writes.
  ///
  /// What is said around a table is left out, because a program that reads rows expects rows. An
  /// answer without any table, such as help, becomes one table of its lines instead of nothing.
  var tables: [Table] {
    let tables = blocks.compactMap { block -> Table? in
      switch block {
      case .table(let table), .figure(let table): table
      case .chart(let chart): chart.table
      case .heading, .paragraph, .sample, .glossary: nil
      }
    }
    return tables.isEmpty && !blocks.isEmpty ? [tableOfLines] : tables
  }

  private var tableOfLines: Table {
    var rows: [[Cell]] = []
    var hasTerms = false
    for block in blocks {
      switch block {
      case .heading(let text), .paragraph(let text): rows.append([.missing, .word(text)])
      case .sample(let lines): rows += lines.map { [.missing, .text($0)] }
      case .glossary(let entries):
        hasTerms = hasTerms || !entries.isEmpty
        rows += entries.map { [.word($0.term), .word($0.meaning)] }
      case .table, .figure, .chart: break
      }
    }
    let text = Heading(id: "text", title: Both("text", "text"), isNumeric: false)
    guard hasTerms else {
      return Table(headings: [text], rows: rows.map { Array($0.dropFirst()) })
    }
    let term = Heading(id: "term", title: Both("term", "ord"), isNumeric: false)
    return Table(headings: [term, text], rows: rows)
  }
}

extension Table {
  /// The one cell of a figure; nil where the table is not one row of one column.
  var onlyCell: Cell? { rowCount == 1 && headings.count == 1 ? cell(0, 0) : nil }
}
