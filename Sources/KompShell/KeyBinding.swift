import CEditline

/// What a key does, and the one sequence by which libedit knows it.
///
/// Sequences the decoder makes are our own (`ESC [` and a letter), so one binding serves every
/// terminal's spelling of the key, and none of ours can be typed.
struct KeyBinding {
  let sequence: String
  let action: String

  private init(_ sequence: String, _ action: String) {
    self.sequence = sequence
    self.action = action
  }

  static let accept = KeyBinding("\u{1B}[a", "ed-newline")
  static let interrupt = KeyBinding("\u{3}", "komp-interrupt")
  static let paste = KeyBinding("\u{1B}[p", "komp-paste")
  static let up = KeyBinding("\u{1B}[A", "komp-earlier")
  static let down = KeyBinding("\u{1B}[B", "komp-later")
  static let right = KeyBinding("\u{1B}[C", "ed-next-char")
  static let left = KeyBinding("\u{1B}[D", "ed-prev-char")
  static let home = KeyBinding("\u{1B}[H", "ed-move-to-beg")
  static let end = KeyBinding("\u{1B}[F", "ed-move-to-end")
  static let delete = KeyBinding("\u{1B}[d", "ed-delete-next-char")
  static let wordLeft = KeyBinding("\u{1B}[l", "ed-prev-word")
  static let wordRight = KeyBinding("\u{1B}[r", "em-next-word")

  /// Every key whose meaning differs from libedit's own.
  static let all = [
    accept, interrupt, paste, up, down, right, left, home, end, delete, wordLeft, wordRight,
    KeyBinding("\r", "komp-enter"),
    KeyBinding("\n", "komp-enter"),
    KeyBinding("\u{4}", "komp-leave"),
    KeyBinding("\u{10}", "komp-earlier"),
    KeyBinding("\u{E}", "komp-later"),
    KeyBinding("\u{15}", "vi-kill-line-prev"),
    KeyBinding("\u{1F}", "komp-undo"),
  ]

  /// The characters that stand for a key.
  static func sequence(of key: Key) -> [Unicode.Scalar] {
    let binding: KeyBinding
    switch key {
    case .character(let scalar): return [scalar]
    case .meta(let scalar): return ["\u{1B}", scalar]
    case .nothing, .suspend, .gone: return []
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
    }
    return Array(binding.sequence.unicodeScalars)
  }
}
