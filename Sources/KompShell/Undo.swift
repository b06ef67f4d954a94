/// The states an edited text has been in, for undo.
package struct Undo {
  /// A text and where its cursor stood.
  package struct State: Hashable, Sendable {
    package var text: [Unicode.Scalar]
    package var cursor: Int

    package init(text: [Unicode.Scalar] = [], cursor: Int = 0) {
      self.text = text
      self.cursor = cursor
    }
  }

  private var earlier: [State] = []
  private var now = State()
  private var isTyping = false

  /// Nothing typed yet.
  package init() {}

  /// Notes how the text stands.
  ///
  /// A word typed at one go is undone at one go.
  package mutating func note(_ state: State) {
    defer { now = state }
    guard state.text != now.text else { return }
    let typed = state.text.count == now.text.count + 1 && state.cursor == now.cursor + 1
    let continues = typed && isTyping && state.text[now.cursor] != " "
    if !continues { earlier.append(now) }
    isTyping = typed
  }

  /// The state before the last change, which is now the present one; nil where there is none.
  package mutating func back() -> State? {
    guard let state = earlier.popLast() else { return nil }
    now = state
    isTyping = false
    return state
  }
}
