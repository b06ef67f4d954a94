import KompLexicon

/// Changes on one line.
extension Dump {
  func write(_ it: RowChange) -> String {
    write(it.fields, before: " ") + write(it.day, "@")
      + (it.source.map { " source=" + value($0.text, of: "source") } ?? "")
      + (it.expects.map { " expects \($0.comparison.rawValue)\($0.count)" } ?? "")
  }

  private func write(_ fields: [FieldValue], before: String) -> String {
    fields.isEmpty ? "" : before + fields.map { write($0) }.joined(separator: ", ")
  }

  private func write(_ it: FieldValue) -> String {
    let field = word(it.field.text)
    return it.value.map { "\(field)=\(write($0, of: it.field.text))" } ?? "\(field) missing"
  }

  func write(_ it: AddLine) -> String {
    it.noun + write(it.fields, before: " ") + write(it.from, "from")
  }

  func write(_ it: ExportLine) -> String {
    (it.noun.map { "\($0) " } ?? "") + "'\(it.file.text)'"
  }

  func write(_ it: Hypothesis) -> String {
    it.changes.map { write($0) }.joined(separator: ", ") + " : " + write(it.query)
  }
}
