import CEditline
import Glibc
import KompValues

/// Edits one entry, of one row or many, at the terminal.
///
/// libedit draws and keeps the text. Its keys come from us, decoded, so that every terminal's
/// arrows mean the same, a paste is one text and no stray sequence ends up in a line.
package final class LineEditor {
  /// What became of an entry.
  package enum Entry: Hashable, Sendable {
    /// A finished text, composed, without its last newline.
    case line(String)
    /// Ctrl-C: the text is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
  }

  let editor: OpaquePointer
  let searchable: OpaquePointer?
  var history: History
  var keyboard = Keyboard()
  /// Whether a text needs another row before it can run.
  var wantsMore: (String) -> Bool = { _ in false }

  /// The signal that asked the process to end, if one did.
  var endingSignal: Int32? { keyboard.ending }

  /// Who knows what may stand in a text, and how its pieces look.
  var advice: (any Host)?
  /// The mended form of the line that failed last.
  package var mended: String? { didSet { if mended?.isShowable == false { mended = nil } } }
  /// Whether someone edits as in vi.
  var speaksVi = false

  // What the keys of the entry at hand have led to.
  var undo = Undo()
  var recall = Recall()
  var pasted = ""
  var isInterrupted = false
  var menu: Menu?
  var hint: String?
  var isHintShown = false
  var isMenuShown = false
  /// Whether a chosen candidate leaves the menu open for others.
  var menuStays = true
  /// Whether the text is being searched for in the history: then it is libedit's own.
  var isSearching = false
  /// Whether the text may be given to an editor of the user's.
  var startsPrograms = true
  var isRecalling = false
  var wasRecalling = false
  private var pending: [Unicode.Scalar] = []
  private var prompt: UnsafeMutablePointer<CChar>?
  private(set) var promptScalars: [Unicode.Scalar] = []

  /// An editor on standard input and output, which must be a terminal; nil where there is no memory.
  package init?(history: History) {
    Terminal.readCharactersAsUTF8()
    self.history = history
    guard let editor = ce_open("komp", LineEditor.givePrompt, LineEditor.giveCharacter) else {
      return nil
    }
    self.editor = editor
    searchable = ce_history(editor, 5000)
    _ = ce_own(editor, Unmanaged.passUnretained(self).toOpaque())
    for entry in history.entries.suffix(5000) { remember(entry) }
    bindKeys()
    keyboard.resized = { [unowned self] in
      redraw()
      paint()
    }
    keyboard.suspended = { [unowned self] in stop() }
  }

  deinit {
    el_end(editor)
    if let searchable { history_end(searchable) }
    free(prompt)
  }

  /// Reads one entry.
  package func read(prompt question: String) -> Entry {
    // A script's question may come from anywhere, as its data does.
    let text = question.shownInRow
    promptScalars = Array((text + " ").unicodeScalars)
    free(prompt)
    prompt = strdup(text + " ")
    (undo, recall, pending, isInterrupted) = (Undo(), Recall(), [], false)
    (menu, hint, isSearching, isRecalling) = (nil, nil, false, false)
    for entry in history.refresh() { remember(entry) }
    for signal in LineEditor.signals { ce_watch(signal) }
    el_resize(editor)
    // Before the prompt is seen: whoever types at once must not be echoed by the terminal as well.
    _ = ce_take_terminal(editor, 1)
    bracketPastes(true)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    bracketPastes(false)
    _ = ce_take_terminal(editor, 0)
    for signal in LineEditor.signals { ce_unwatch(signal) }
    guard let line, count > 0 else { return .end }
    if isInterrupted { return .interrupted }
    var scalars = LineEditor.scalars(line, Int(count))
    if scalars.last == "\n" { scalars.removeLast() }
    return .line(composed(LineEditor.string(scalars)))
  }

  /// Keeps a finished entry for recall.
  package func keep(_ entry: String) { if history.add(entry) { remember(entry) } }

  /// Forgets entries for ever: what is recalled, what is searched and what is in the file.
  package func forget(where isNamed: (String) -> Bool) {
    history.forget(where: isNamed)
    if let searchable { ce_forget(searchable) }
    for entry in history.entries.suffix(5000) { remember(entry) }
  }

  /// Signals that mean something else while an entry is edited than while one runs.
  static let signals = [SIGTSTP, SIGTERM, SIGHUP, SIGWINCH]

  private func remember(_ entry: String) {
    if let searchable { _ = ce_remember(searchable, entry) }
  }

  /// The editor that a call from libedit is about.
  static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let owner = ce_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }
}

// What libedit asks for.
extension LineEditor {
  private static let givePrompt: ce_prompter = { editor in
    LineEditor.of(editor)?.prompt
  }

  private static let giveCharacter: ce_reader = { editor, character in
    guard let scalar = LineEditor.of(editor)?.nextCharacter() else { return 0 }
    character?.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  /// The next character for libedit: a typed one, or one of those that stand for a key.
  private func nextCharacter() -> Unicode.Scalar? {
    while pending.isEmpty {
      // A long line arriving at one go is one change: its every state is not worth a copy.
      let arrives = keyboard.hasMore
      if !arrives {
        if !isSearching { undo.note(state) }
        paint()
      }
      let key = nextKey()
      unpaint()
      guard key != .gone else { return nil }
      if arrives, !key.isLetter { undo.note(state) }
      if case .paste(let text) = key { pasted = text }
      pending = sequence(of: key)
    }
    return pending.removeFirst()
  }

  private func nextKey() -> Key {
    var keys = keyboard
    while true {
      let key = Key.read(&keys)
      switch key {
      case .nothing: continue
      case .suspend:
        unpaint()
        stop()
        paint()
      default: return key
      }
    }
  }

  /// The characters that libedit gets for a key; none where the key is the menu's own affair.
  private func sequence(of key: Key) -> [Unicode.Scalar] {
    (wasRecalling, isRecalling) = (isRecalling, false)
    if menu != nil {
      switch menuKey(key) {
      case .move(let step):
        menu?.move(step)
        menuStays = true
        return Array(KeyBinding.menuMove.sequence.unicodeScalars)
      case .cancel:
        while menu?.chosen != nil { menu?.move(1) }
        menuStays = false
        return Array(KeyBinding.menuMove.sequence.unicodeScalars)
      case .accept:
        menu = nil
        return []
      case nil: menu = nil
      }
    }
    switch key {
    case .character("\u{12}"), .character("\u{13}"): isSearching = true
    case .character("\u{8}"), .character("\u{7F}"), .character("\u{17}"): break
    default: if !key.isLetter { isSearching = false }
    }
    return KeyBinding.sequence(of: key, speaksVi: speaksVi)
  }

  /// Lets libedit act next on keys that nobody pressed.
  func press(_ binding: KeyBinding) { pending = Array(binding.sequence.unicodeScalars) + pending }
}

// The text and the screen.
extension LineEditor {
  /// The text as it stands, and its cursor.
  var state: Undo.State {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return Undo.State() }
    let text = LineEditor.scalars(start, line.lastchar - start)
    return Undo.State(text: text, cursor: line.cursor - start)
  }

  /// Puts another text in place of what stands there.
  func replace(with state: Undo.State) {
    let old = self.state
    _ = el_cursor(editor, Int32(clamping: old.text.count - old.cursor))
    el_deletestr(editor, Int32(clamping: old.text.count))
    insert(LineEditor.string(state.text))
    _ = el_cursor(editor, Int32(clamping: state.cursor - state.text.count))
  }

  /// Puts a text in at the cursor.
  func insert(_ text: String) {
    let wide = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }.filter { $0 != 0 } + [0]
    _ = el_winsertstr(editor, wide)
  }

  /// Draws all again after the window changed: terminals move a wrapped line's rows themselves.
  private func redraw() {
    (isHintShown, isMenuShown) = (false, false)
    let state = state
    let layout = Layout(prompt: promptScalars, text: state.text, columns: Terminal.size.columns)
    let row = layout.cells[min(state.cursor, layout.cells.count - 1)].row
    if Terminal.understandsEscapes {
      // Erased from the second cell on: from the very first, tmux would keep what is erased.
      emit("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + " \u{1B}[J\r")
    } else {
      emit("\r\n")
    }
    el_resize(editor)
    _ = ce_redraw(editor)
  }

  /// Stops for Ctrl-Z with the terminal as others expect it, and goes on where it was.
  private func stop() {
    bracketPastes(false)
    _ = ce_take_terminal(editor, 0)
    ce_obey(SIGTSTP)
    // Woken in order to end: the terminal belongs to another by now.
    if ce_seen(SIGTERM) != 0 || ce_seen(SIGHUP) != 0 { return }
    _ = ce_take_terminal(editor, 1)
    bracketPastes(true)
    emit("\r")
    el_resize(editor)
    _ = ce_redraw(editor)
  }

  /// Asks the terminal to mark what is pasted.
  func bracketPastes(_ on: Bool) {
    if Terminal.understandsEscapes { emit("\u{1B}[?2004" + (on ? "h" : "l")) }
  }

  func emit(_ text: String) {
    var output = Output(STDOUT_FILENO)
    output.write(text)
  }

  static func scalars(_ wide: UnsafePointer<wchar_t>, _ count: Int) -> [Unicode.Scalar] {
    (0..<max(0, count)).map { Unicode.Scalar(UInt32(bitPattern: wide[$0])) ?? "\u{FFFD}" }
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
