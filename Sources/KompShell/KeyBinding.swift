import CEditline

/// What a key does, and the one sequence by which libedit knows it.
///
/// A key that is more than a character comes as a control character of the upper half, which
/// nobody can type: so one binding serves every terminal's spelling of the key, and Esc stays free
/// for those who edit as in vi.
struct KeyBinding {
  let sequence: String
  let action: String

  private init(_ sequence: String, _ action: String) {
    self.sequence = sequence
    self.action = action
  }

  static let accept = KeyBinding("\u{80}", "ed-newline")
  static let interrupt = KeyBinding("\u{3}", "komp-interrupt")
  static let paste = KeyBinding("\u{81}", "komp-paste")
  static let up = KeyBinding("\u{82}", "komp-earlier")
  static let down = KeyBinding("\u{83}", "komp-later")
  static let right = KeyBinding("\u{84}", "komp-right")
  static let left = KeyBinding("\u{85}", "ed-prev-char")
  static let home = KeyBinding("\u{86}", "ed-move-to-beg")
  static let end = KeyBinding("\u{87}", "komp-end")
  static let delete = KeyBinding("\u{88}", "ed-delete-next-char")
  static let wordLeft = KeyBinding("\u{89}", "ed-prev-word")
  static let wordRight = KeyBinding("\u{8A}", "em-next-word")
  static let complete = KeyBinding("\t", "komp-complete")
  static let menuMove = KeyBinding("\u{8B}", "komp-menu")
  static let mend = KeyBinding("\u{8C}", "komp-mend")
  /// What the keys right and end do where there is no hint to take.
  static let plainRight = KeyBinding("\u{8D}", "ed-next-char")
  static let plainEnd = KeyBinding("\u{8E}", "ed-move-to-end")

  /// The keys that mean the same however someone edits, and whatever is in `.editrc`.
  static let ours = [
    accept, interrupt, paste, up, down, right, left, home, end, delete, wordLeft, wordRight,
    complete, menuMove, mend, plainRight, plainEnd,
    KeyBinding("\r", "komp-enter"),
    KeyBinding("\n", "komp-enter"),
    KeyBinding("\u{4}", "komp-leave"),
    KeyBinding("\u{12}", "em-inc-search-prev"),
    KeyBinding("\u{18}\u{5}", "komp-edit-outside"),
  ]

  /// Keys of the first map whose meaning differs from libedit's own, unless `.editrc` says another.
  static let habits = [
    KeyBinding("\u{5}", "komp-end"),
    KeyBinding("\u{6}", "komp-right"),
    KeyBinding("\u{F}", "komp-mend"),
    KeyBinding("\u{10}", "komp-earlier"),
    KeyBinding("\u{E}", "komp-later"),
    KeyBinding("\u{15}", "vi-kill-line-prev"),
    KeyBinding("\u{1F}", "komp-undo"),
  ]

  /// A control is a key; what is hidden otherwise is none, and the upper controls are ours.
  private static func canBePressed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x7F || scalar.isShowable
  }

  /// The characters that stand for a key; `speaksVi` lets Esc through, which means nothing elsewhere.
  static func sequence(of key: Key, speaksVi: Bool) -> [Unicode.Scalar] {
    let binding: KeyBinding
    switch key {
    case .character(let scalar): return canBePressed(scalar) ? [scalar] : []
    case .meta(let scalar): return canBePressed(scalar) ? ["\u{1B}", scalar] : []
    case .escape: return speaksVi ? ["\u{1B}"] : []
    case .nothing, .suspend, .gone, .backTab: return []
    case .up: binding = up
    case .down: binding = down
    case .left: binding = left
    case .right: binding = right
    case .home: binding = home
    case .end: binding = end
    case .delete: binding = delete
    case .wordLeft: binding = wordLeft
    case .wordRight: binding = wordRight
    case .paste: binding = paste
    case .interrupt: binding = interrupt
    case .mend: binding = mend
    }
    return Array(binding.sequence.unicodeScalars)
  }
}
