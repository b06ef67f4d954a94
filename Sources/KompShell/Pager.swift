import CEditline
import Glibc
import KompLexicon
import KompReport

/// Shows an answer that is taller than the window so that its beginning can be read.
enum Pager {
  /// Shows the answer that came of running a text in a pager where it needs one; false where it does
  /// not, and nothing has been written.
  static func show(_ outcome: Outcome, in tongue: Tongue) -> Bool {
    let rows = outcome.pieces.reduce(0) { sum, piece in
      if case .output(let bytes) = piece { sum + bytes.count { $0 == 0x0A } } else { sum }
    }
    guard Terminal.isInteractive, Terminal.understandsEscapes, rows >= Terminal.size.rows,
      let command = command(tongue)
    else { return false }
    var bytes: [UInt8] = []
    for case .output(let piece) in outcome.pieces { bytes += piece }
    // What komp writes is UTF-8, whatever the locale makes of it.
    setenv("LESSCHARSET", "utf-8", 0)
    let code = ce_run(command, nil, bytes, bytes.count)
    Interrupt.forget()
    // Where there is no such program the shell says 127, and nothing was shown.
    return code != -1 && code != 127
  }

  /// What shows long answers: $PAGER, or `less` where it is there.
  ///
  /// An empty $PAGER means none.
  private static func command(_ tongue: Tongue) -> String? {
    if let set = getenv("PAGER") {
      let command = String(cString: set)
      if command.isEmpty || command == "cat" { return nil }
      return command == "less" ? habits(tongue) : command
    }
    for folder in (Terminal.variable("PATH") ?? "").split(separator: ":")
    where access(folder + "/less", X_OK) == 0 {
      return habits(tongue)
    }
    return nil
  }

  /// Colours pass, long lines are not folded, the answer stays on the screen afterwards; the last line
  /// says how to get back.
  private static func habits(_ tongue: Tongue) -> String { "less -RSFX '-Ps\(keys[tongue])'" }

  /// What the last line says.
  ///
  /// No letter of it may have dots or a ring: less 590 shows those wrong there.
  private static let keys = Both("blank goes on, q goes back", "blanksteg visar mer, q avslutar")
}
