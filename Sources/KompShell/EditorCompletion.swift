import CEditline
import KompLexicon
import KompSession

// Tab: what the parser says may stand at the cursor.
extension LineEditor {
  /// Puts in what is certain and shows what there is to choose from.
  func completeHere() -> Int32 {
    let base = state
    let before = LineEditor.string(base.text[..<base.cursor])
    let text = LineEditor.string(base.text)
    guard let found = advice?.completion(of: text, at: before.utf8.count)?.showable else {
      return CC_ERROR
    }
    let start = characters(of: text, upTo: found.place.lowerBound)
    let typed = LineEditor.string(base.text[min(start, base.cursor)..<base.cursor])
    let isWhole = found.candidates.count == 1 && found.candidates[0].text == typed
    if isWhole, !takesBlank(found.candidates[0]) || found.following.isEmpty {
      return show(found.following, found, over: base, from: base.cursor)
    }
    if found.candidates.count == 1 {
      replace(
        with: Menu.state(putting: found.candidates[0], over: base, from: start, finished: true))
      return CC_REFRESH
    }
    if found.candidates.isEmpty {
      return show(found.following, found, over: base, from: base.cursor)
    }
    let common = found.common(after: typed)
    guard !common.isEmpty else { return show(found.candidates, found, over: base, from: start) }
    insert(common)
    return show(found.candidates, found, over: state, from: start)
  }

  private func takesBlank(_ candidate: Completion.Candidate) -> Bool {
    switch candidate.kind {
    case .noun, .stage, .command, .keyword: true
    default: false
    }
  }

  private func show(
    _ items: [Completion.Candidate], _ found: Completion, over base: Undo.State, from start: Int
  ) -> Int32 {
    let tongue = advice?.tongue ?? .english
    let notes = items.isEmpty ? found.open.map { $0[tongue] } : []
    guard !items.isEmpty || !notes.isEmpty else { return CC_ERROR }
    menu = Menu(items, notes: notes, over: base, from: start)
    if !Terminal.understandsEscapes { listBelow(items) }
    return CC_REFRESH
  }

  /// A terminal that cannot move its cursor gets the list once, and the line again below it.
  private func listBelow(_ items: [Completion.Candidate]) {
    menu = nil
    var text = "\r\n"
    for item in items.prefix(40) {
      text += Menu.cut("  \(item.text)  \(item.summary)", to: Terminal.size.columns - 1) + "\r\n"
    }
    emit(text)
    _ = ce_redraw(editor)
  }

  /// What a key means while the menu is open; nil where it only closes it and goes on as itself.
  func menuKey(_ key: Key) -> MenuKey? {
    switch key {
    case .character("\t"), .down: return .move(1)
    case .backTab, .up: return .move(-1)
    case .escape: return .cancel
    case .character("\r"), .character("\n"):
      return menu?.chosen == nil ? nil : .accept
    default: return nil
    }
  }

  /// Puts in the candidate that was moved to.
  func moveInMenu() -> Int32 {
    guard let menu else { return CC_ERROR }
    replace(with: menu.state)
    if !menuStays { self.menu = nil }
    return CC_REFRESH
  }

  /// How many characters lie before an offset in UTF-8.
  private func characters(of text: String, upTo offset: Int) -> Int {
    String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count
  }
}

/// What a key does to the menu.
enum MenuKey: Hashable {
  case move(Int)
  case accept
  case cancel
}
