import KompModel

/// The registers that an import works on, made into drafts when first asked for.
final class Drafts {
  private let model: Model
  private let home: String
  private var made: [String: Draft] = [:]

  /// The drafts of a model; `home` is the register that the file's rows become.
  init(_ model: Model, home: String) {
    self.model = model
    self.home = home
  }

  /// The draft of a register.
  subscript(name: String) -> Draft {
    if let draft = made[name] { return draft }
    let draft = Draft(model[name])
    made[name] = draft
    return draft
  }

  /// The model with what was changed: the home register, and those that rows were added to.
  var finished: Model {
    var result = model
    for (name, draft) in made where name == home || draft.count > draft.countBefore {
      result[name] = draft.register
    }
    return result
  }
}
