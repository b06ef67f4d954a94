import CEditline
import Glibc
import KompLexicon
import KompReport
import Synchronization

/// What is known of the terminal and the three streams.
public enum Terminal {
  /// The rows and columns of a window.
  public struct Size: Hashable, Sendable {
    /// Lines of text.
    public var rows: Int
    /// Cells in a line.
    public var columns: Int
  }

  /// Whether a stream is a terminal.
  public static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// Whether someone sits there: with output in a pipe, a prompt would end up in the data.
  public static var isInteractive: Bool { isTerminal(STDIN_FILENO) && isTerminal(STDOUT_FILENO) }

  /// The size of the window, 24 by 80 where the terminal does not tell.
  public static var size: Size { size(of: STDOUT_FILENO) }

  /// The columns of the window that standard error goes to.
  static var errorColumns: Int { size(of: STDERR_FILENO).columns }

  private static func size(of stream: Int32) -> Size {
    var window = winsize()
    guard ioctl(stream, UInt(TIOCGWINSZ), &window) == 0 else {
      return Size(rows: 24, columns: 80)
    }
    return Size(
      rows: window.ws_row > 0 ? Int(window.ws_row) : 24,
      columns: window.ws_col > 0 ? Int(window.ws_col) : 80)
  }

  /// Whether the terminal can move its cursor and know escape sequences at all.
  public static var understandsEscapes: Bool {
    guard let name = variable("TERM") else { return false }
    return name != "dumb"
  }

  /// When colour is used.
  public enum Colours: String, CaseIterable, Hashable, Sendable {
    /// On a terminal that knows it, unless `NO_COLOR` is set.
    case auto
    /// In a file too.
    case always
    case never
  }

  /// How the text that is typed may look.
  enum Looks: Hashable {
    /// As it is.
    case plain
    /// Bold, dim and underlined.
    case monochrome
    case coloured
  }

  private static let chosenColours = Mutex(Colours.auto)

  /// When colour is used; set once, at the door.
  public static var colours: Colours {
    get { chosenColours.withLock { $0 } }
    set { chosenColours.withLock { $0 = newValue } }
  }

  /// Whether colour may be used on a stream: what the door says, else what the surroundings say.
  public static func mayColour(_ stream: Int32) -> Bool {
    switch colours {
    case .always: true
    case .never: false
    case .auto: mayColourByItself(stream)
    }
  }

  /// Not in a file, not where `NO_COLOR` says so; in a file as well where `CLICOLOR_FORCE` says so,
  /// for a pager that understands it.
  private static func mayColourByItself(_ stream: Int32) -> Bool {
    if variable("NO_COLOR") != nil { return false }
    if let forced = variable("CLICOLOR_FORCE"), forced != "0" { return true }
    return isTerminal(stream) && understandsEscapes
  }

  /// How the text that is typed may look on this terminal.
  static var looks: Looks {
    guard understandsEscapes, colours != .never else { return .plain }
    return mayColour(STDOUT_FILENO) ? .coloured : .monochrome
  }

  /// The page that standard output is: fitted to a window, whole in a file or a pipe.
  public static func page(_ tongue: Tongue) -> Page {
    Page(
      tongue: tongue, width: isTerminal(STDOUT_FILENO) ? size.columns : nil,
      colour: mayColour(STDOUT_FILENO),
      isASCII: !namesUTF8 || isTerminal(STDOUT_FILENO) && variable("TERM") == "dumb")
  }

  /// Whether the locale lets pictures be drawn with blocks.
  ///
  /// Where nothing names an encoding, UTF-8 is taken as everywhere else. A locale does not change while
  /// a program runs.
  private static let namesUTF8: Bool = {
    let name = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    guard let name = name.map({ Array($0.lowercased().utf8) }) else { return true }
    return ["utf-8", "utf8"].contains { word in
      name.indices.contains { name[$0...].starts(with: word.utf8) }
    }
  }()

  /// A variable of the environment; nil where it is unset or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Makes the C library read and count characters as UTF-8, whatever the locale is set to.
  ///
  /// Only LC_CTYPE: with LC_NUMERIC a Swedish locale would put decimal commas into C code. It must
  /// come before the editor is made, which decides then what can be typed.
  static func readCharactersAsUTF8() {
    let taken = setlocale(LC_CTYPE, "") != nil
    if taken, let name = nl_langinfo(nl_item(CODESET)), String(cString: name) == "UTF-8" { return }
    setlocale(LC_CTYPE, "C.UTF-8")
  }
}

/// Ctrl-C while something is being computed.
public enum Interrupt {
  /// Whether Ctrl-C has been pressed since the computation began; a long one asks now and then.
  public static var isPending: Bool { ce_seen(SIGINT) != 0 }

  /// Forgets an earlier Ctrl-C.
  static func forget() { _ = ce_take(SIGINT) }

  /// Lets Ctrl-C set the flag from now on.
  static func watch() { ce_watch(SIGINT) }

  /// Lets the first Ctrl-C set the flag, and the second end the program there and then.
  public static func watchOnce() { ce_watch_once(SIGINT) }
}
