import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `import "kommun.sqlite"`: the whole model that `export to "kommun.sqlite"` wrote, what its fields said
/// before too.
extension Session {
  /// Brings a whole model into an empty one, as one change.
  func importWhole(_ name: Name, _ call: Call) throws(Failure) {
    let path = path(of: name)
    try mayRead(path, named: name.text, at: name.place)
    guard asked.isEmpty else {
      throw .explained(ImportProblem.notEmpty, call.wordPlace, .failed)
    }
    let environment = environment
    do {
      let whole = try WholeModel.read(path) { model in
        let named = environment.with(model)
        return { text in
          KeptCondition.reading(text, named).mapError { ConditionFault($0.reason) }
        }
      }
      try adopt(whole, line: call.source[call.place])
    } catch {
      throw .explained(error.problem, name.place, .unreadable)
    }
    let rows = asked.names.reduce(0) { $0 + asked[$1].count - asked[$1].removed.count }
    let past = asked.names.reduce(0) { $0 + asked[$1].past.count }
    say([
      Remark(
        .footer,
        Both(
          "\(Paths.name(of: path)): \(rows) rows, \(past) earlier values",
          "\(Paths.name(of: path)): \(rows) rader, \(past) tidigare värden"))
    ])
  }
}
