import CPty
import Glibc
import Testing

/// A program in a terminal of its own, driven by keys and watched on its screen.
///
/// Nothing sleeps: a test waits for what it expects to see, for as long as a loaded machine may
/// need, and so is fast where all is well.
final class Session {
  private(set) var screen: Screen
  private var terminal: Int32
  private let process: pid_t
  private var code: Int32?
  /// Where it works, kept until it has ended.
  var desk: Desk?
  /// All that the program wrote.
  private(set) var written: [UInt8] = []
  private static let patience = 30.0

  /// Starts a program that lies beside the tests.
  init(
    _ program: String = "shell-probe", _ arguments: [String] = [],
    environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws {
    let path = program.hasPrefix("/") ? program : try Session.built(program)
    var variables = [
      "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin",
    ]
    variables.merge(environment) { $1 }
    var process: pid_t = 0
    let started = Session.withStrings([path] + arguments) { arguments in
      Session.withStrings(variables.map { "\($0)=\($1)" }) { environment in
        pty_start(path, arguments, environment, Int32(rows), Int32(columns), &process)
      }
    }
    try #require(started >= 0, "no pseudo-terminal")
    terminal = started
    self.process = process
    screen = Screen(rows: rows, columns: columns)
  }

  deinit {
    if terminal >= 0 { close(terminal) }
    if code == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// Presses keys.
  ///
  /// They are sent in small pieces, reading in between, as a terminal does: a program
  /// that writes while nobody reads would stop reading in turn.
  func send(_ keys: String) { send(Array(keys.utf8)) }

  func send(_ keys: [UInt8]) {
    var rest = keys[...]
    while !rest.isEmpty {
      // Never a letter in two: on a loaded machine its other half could come too late.
      var length = min(256, rest.count)
      while length < rest.count, rest[rest.startIndex + length] & 0xC0 == 0x80 { length += 1 }
      let piece = Array(rest.prefix(length))
      let count = write(terminal, piece, piece.count)
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
      _ = take(within: 0)
    }
  }

  /// What was written that no terminal should be given: controls but those of lines and escapes,
  /// and the marks that turn the direction of a text.
  var unshowable: [Unicode.Scalar] {
    String(decoding: written, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x07...0x0A, 0x0D, 0x1B: false
      case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  /// Waits until the screen is as wanted.
  func wait(
    _ what: String, at location: SourceLocation = #_sourceLocation,
    until holds: (Screen) -> Bool
  ) throws {
    let start = Session.now
    while !holds(screen) {
      guard Session.now - start < Session.patience, take(within: 50) else {
        // What was written last may still be on its way when the program has ended.
        if holds(screen) { break }
        throw Unseen(what: what, screen: screen.lines.joined(separator: "\n"))
      }
      // What comes at one go is looked at once.
      while take(within: 0, orUntilQuiet: true) {}
    }
    #expect(screen.unknown.isEmpty, sourceLocation: location)
  }

  /// Waits until a text is on the screen.
  func wait(for text: String, at location: SourceLocation = #_sourceLocation) throws {
    try wait(text, at: location) { $0.everything.contains(text) }
  }

  /// Waits until a text is on the screen and the next line can be typed: a key that came earlier
  /// would be shown by the terminal as well.
  func wait(answer text: String, at location: SourceLocation = #_sourceLocation) throws {
    try wait(text, at: location) {
      $0.line == "komp>" && $0.column == 6 && $0.everything.contains(text)
    }
  }

  /// Waits until the cursor's line is a text, with the cursor in a column where one is given.
  func wait(line: String, column: Int? = nil, at location: SourceLocation = #_sourceLocation) throws
  {
    try wait("the line \(line) at \(column.map(String.init) ?? "any column")", at: location) {
      $0.line == line && (column == nil || $0.column == column)
    }
  }

  /// Types a line of komp at its prompt and waits for the answer and the next prompt.
  func ask(_ line: String, at location: SourceLocation = #_sourceLocation) throws {
    let typed = "komp> " + line.prefix(60)
    func times(_ screen: Screen) -> Int {
      (screen.scrolled + screen.lines).count { $0.hasPrefix(typed) }
    }
    let before = times(screen)
    send(line + "\r")
    try wait("the answer to \(line)", at: location) {
      $0.line == "komp>" && $0.column == 6 && times($0) > before
    }
  }

  /// Waits until the program has ended; answers its exit code.
  func end() throws -> Int32 {
    let start = Session.now
    while code == nil {
      guard Session.now - start < Session.patience else {
        throw Unseen(what: "the end", screen: screen.lines.joined(separator: "\n"))
      }
      if !take(within: 20) { usleep(5_000) }
      var ended: Int32 = 0
      if pty_ended(process, &ended) == 1 { code = ended }
    }
    while take(within: 0, orUntilQuiet: true) {}
    return code ?? -1
  }

  /// Changes the size of the window.
  func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    _ = pty_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Takes the terminal away from the program, as a closed window does.
  func hangUp() {
    close(terminal)
    terminal = -1
  }

  /// Reads what the program wrote; false when it can write no more.
  private func take(within milliseconds: Int32, orUntilQuiet: Bool = false) -> Bool {
    var wanted = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return !orUntilQuiet }
    guard terminal >= 0 else { return false }
    var room = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &room, room.count)
    guard count > 0 else { return errno == EINTR }
    written += room[..<count]
    screen.feed(room[..<count])
    return true
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The path of a product that was built with the tests.
  static func built(_ program: String) throws -> String {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let folder = bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let path = folder + "/" + program
    try #require(access(path, X_OK) == 0, "\(path) is not built")
    return path
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeMutableBufferPointer { buffer in
      withExtendedLifetime(buffer) {
        body(UnsafePointer(buffer.baseAddress ?? UnsafeMutablePointer.allocate(capacity: 0)))
      }
    }
  }
}

/// What a test waited for and what it saw instead.
struct Unseen: Error, CustomStringConvertible {
  let what: String
  let screen: String
  var description: String { "waited for \(what), saw:\n\(screen)" }
}
