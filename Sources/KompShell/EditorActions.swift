import CEditline

// What the keys do for which libedit has no action, or another than people expect of a prompt.
extension LineEditor {
  /// Makes the actions known and gives all keys theirs.
  ///
  /// What a person wrote in `.editrc` counts, but for the keys without which this is no prompt.
  func bindKeys() {
    // C functions: they can hold nothing, and find their editor by asking libedit.
    let actions: [(name: String, run: ce_action)] = [
      ("komp-enter", { editor, _ in LineEditor.act(editor) { $0.enter() } }),
      ("komp-interrupt", { editor, _ in LineEditor.act(editor) { $0.interrupt() } }),
      ("komp-leave", { editor, _ in LineEditor.act(editor) { $0.leave() } }),
      ("komp-paste", { editor, _ in LineEditor.act(editor) { $0.takePaste() } }),
      ("komp-earlier", { editor, _ in LineEditor.act(editor) { $0.move(.earlier) } }),
      ("komp-later", { editor, _ in LineEditor.act(editor) { $0.move(.later) } }),
      ("komp-undo", { editor, _ in LineEditor.act(editor) { $0.takeBack() } }),
      ("komp-complete", { editor, _ in LineEditor.act(editor) { $0.completeHere() } }),
      ("komp-menu", { editor, _ in LineEditor.act(editor) { $0.moveInMenu() } }),
      ("komp-right", { editor, _ in LineEditor.act(editor) { $0.takeHint(or: .plainRight) } }),
      ("komp-end", { editor, _ in LineEditor.act(editor) { $0.takeHint(or: .plainEnd) } }),
      ("komp-mend", { editor, _ in LineEditor.act(editor) { $0.takeMended() } }),
      ("komp-edit-outside", { editor, _ in LineEditor.act(editor) { $0.editOutside() } }),
    ]
    for action in actions { _ = ce_define(editor, action.name, action.run) }
    // In libedit's notation for keys a control character stands for itself.
    for binding in KeyBinding.ours + KeyBinding.habits { bind(binding) }
    ce_read_habits(editor)
    speaksVi = ce_speaks_vi(editor) != 0
    for binding in KeyBinding.ours {
      bind(binding)
      if speaksVi { _ = ce_bind_second(editor, binding.sequence, binding.action) }
    }
  }

  private func bind(_ binding: KeyBinding) {
    _ = ce_bind(editor, binding.sequence, binding.action)
  }

  private static func act(_ editor: OpaquePointer?, _ action: (LineEditor) -> Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: of(editor).map(action) ?? CC_ERROR)
  }

  /// Enter runs a finished text and gives an unfinished one another row.
  ///
  /// On an empty row it runs even so: whoever forgot a quote is then told, instead of being asked for more for ever.
  private func enter() -> Int32 {
    let state = state
    let rows = state.text.split(separator: "\n", omittingEmptySubsequences: false)
    let endsBlank = rows.count > 1 && rows.last?.allSatisfy { $0.properties.isWhitespace } == true
    if !endsBlank, wantsMore(LineEditor.string(state.text)) {
      insert("\n")
      return CC_REFRESH
    }
    press(.accept)
    return CC_NORM
  }

  /// Ctrl-C drops the text, which stays readable above the next prompt.
  private func interrupt() -> Int32 {
    isInterrupted = true
    press(.accept)
    return CC_NORM
  }

  /// Ctrl-D leaves where nothing is typed, else deletes what the cursor is on.
  private func leave() -> Int32 {
    let state = state
    if state.text.isEmpty { return CC_EOF }
    guard state.cursor < state.text.count else { return CC_ERROR }
    _ = el_cursor(editor, 1)
    el_deletestr(editor, 1)
    return CC_REFRESH
  }

  private func takePaste() -> Int32 {
    insert(pasted)
    pasted = ""
    return CC_REFRESH
  }

  private func takeBack() -> Int32 {
    guard let earlier = undo.back() else { return CC_ERROR }
    replace(with: earlier)
    return CC_REFRESH
  }
}
