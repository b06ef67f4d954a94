import CEditline
import Glibc
import KompLexicon
import KompSession

// Keys that walk: over rows, through the history, into a hint.
extension LineEditor {
  /// Up and down go by row within the text, and at its edge through the entries that begin as it.
  ///
  /// Who walks the history keeps walking it, through entries of many rows too.
  func move(_ direction: Recall.Direction) -> Int32 {
    let state = state
    if !wasRecalling, let moved = row(direction, from: state) {
      _ = el_cursor(editor, Int32(clamping: moved - state.cursor))
      return CC_CURSOR
    }
    let draft = LineEditor.string(state.text)
    guard let entry = recall.move(direction, through: history.entries, from: draft) else {
      isRecalling = wasRecalling
      return CC_ERROR
    }
    isRecalling = true
    let text = Array(entry.unicodeScalars)
    replace(with: Undo.State(text: text, cursor: text.count))
    return CC_REFRESH
  }

  /// The place in the row above or below that is as far in; nil at the edge.
  private func row(_ direction: Recall.Direction, from state: Undo.State) -> Int? {
    let text = state.text
    let start = (text[..<state.cursor].lastIndex(of: "\n") ?? -1) + 1
    let column = state.cursor - start
    switch direction {
    case .earlier:
      guard start > 0 else { return nil }
      let above = (text[..<(start - 1)].lastIndex(of: "\n") ?? -1) + 1
      return min(above + column, start - 1)
    case .later:
      guard let end = text[state.cursor...].firstIndex(of: "\n") else { return nil }
      let last = text[(end + 1)...].firstIndex(of: "\n") ?? text.count
      return min(end + 1 + column, last)
    }
  }

  /// Takes the hint where the cursor stands before it, else moves as the key always did.
  func takeHint(or binding: KeyBinding) -> Int32 {
    let state = state
    guard state.cursor == state.text.count, let hint else {
      press(binding)
      return CC_NORM
    }
    self.hint = nil
    insert(hint)
    return CC_REFRESH
  }

  /// Puts the mended form of the line that failed in place of what stands there.
  func takeMended() -> Int32 {
    guard let mended else { return CC_ERROR }
    let text = Array(mended.unicodeScalars)
    replace(with: Undo.State(text: text, cursor: text.count))
    return CC_REFRESH
  }

  /// Edits the text in the editor of $VISUAL or $EDITOR.
  func editOutside() -> Int32 {
    guard startsPrograms else { return CC_ERROR }
    let command = Terminal.variable("VISUAL") ?? Terminal.variable("EDITOR") ?? "vi"
    guard let file = Draft(LineEditor.string(state.text)) else { return CC_ERROR }
    bracketPastes(false)
    _ = ce_take_terminal(editor, 0)
    for signal in LineEditor.signals { ce_unwatch(signal) }
    emit("\r\n")
    let code = ce_run(command, file.path, nil, 0)
    for signal in LineEditor.signals { ce_watch(signal) }
    _ = ce_take_terminal(editor, 1)
    bracketPastes(true)
    Interrupt.forget()
    let edited = code == 0 ? file.text : nil
    file.remove()
    el_resize(editor)
    if let edited {
      let text = Array(edited.unicodeScalars)
      replace(with: Undo.State(text: text, cursor: text.count))
    }
    _ = ce_redraw(editor)
    return CC_NORM
  }
}

/// A text in a file that only its owner can read, for as long as an editor needs it.
private struct Draft {
  let path: String

  init?(_ text: String) {
    let folder = Terminal.variable("TMPDIR") ?? "/tmp"
    // What mkstemps puts in the place of these is another each time.
    let another = String(repeating: "X", count: 6)
    var name = Array("\(folder)/komp-\(another).komp".utf8CString)
    let file = mkstemps(&name, 5)
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var output = Output(file)
    output.write(text + "\n")
    close(file)
  }

  /// What stands in it now, without the newline at its end.
  var text: String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += room[..<count]
    }
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    return Key.textual(bytes)
  }

  func remove() { unlink(path) }
}
