import KompModel
import KompValues
import Testing

@testable import KompStore

/// Somebody at a workspace: the model as that session has it, every change committed.
struct Keeper {
  let workspace: Workspace
  var model: Model

  init(_ workspace: Workspace, _ model: Model) {
    self.workspace = workspace
    self.model = model
  }

  /// Opens a file.
  init(_ path: String) throws {
    (workspace, model) = try Workspace.open(path)
  }

  /// Makes a change and commits it; answers the number of its entry.
  @discardableResult
  mutating func keep(_ change: Change, line: String = "line", time: Int64 = 1_000) throws -> Int {
    var after = model
    let inverse = try after.apply(change)
    let entry = JournalEntry(
      time: time, who: "åsa", line: line, change: change, inverse: inverse)
    let done = try workspace.commit([entry], from: model, to: after)
    model = done.model
    return try #require(done.entries.first).number
  }

  /// Sees what others did.
  mutating func look() throws {
    if let news = try workspace.refresh(model) { model = news.model }
  }
}

/// Changes that tests make.
enum RandomChanges {
  /// A person more, where there is nobody yet.
  static let addition = Change([
    Edit("people", .add(first: 0, count: 1, cells: ["name": Cells(texts: ["Åsa"])]))
  ])
}
