import CPty
import Glibc
import Testing

/// komp at a terminal of its own; what it wrote is kept as text without its escape sequences.
final class Prompted {
  private let terminal: Int32
  private let process: pid_t
  private var bytes: [UInt8] = []
  private var ended = false

  init(
    _ arguments: [String] = [], in folder: Folder, environment: [String: String] = [:],
    columns: Int32 = 120
  ) throws {
    let path = try Door.built("komp")
    var variables = [
      "TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
      "HOME": folder.path, "LANG": "C.UTF-8", "FOLDER": folder.path,
    ]
    variables.merge(environment) { $1 }
    // The shell only changes folder: a terminal is started without one.
    let line = ["/bin/sh", "-c", "cd \"$FOLDER\" && exec \"$0\" \"$@\"", path] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for copy in words + settings { free(copy) } }
    var started: pid_t = 0
    terminal = pty_start("/bin/sh", &words, &settings, 40, columns, &started)
    process = started
    try #require(terminal >= 0, "no pseudo-terminal")
  }

  deinit {
    close(terminal)
    if !ended {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What was written so far, without escape sequences and returns.
  var text: String {
    var plain: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x1B, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "[") {
        at += 2
        while at < bytes.count, !(0x40...0x7E).contains(bytes[at]) { at += 1 }
      } else if bytes[at] != 0x0D {
        plain.append(bytes[at])
      }
      at += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// What was written, byte for byte.
  var raw: String { String(decoding: bytes, as: UTF8.self) }

  func send(_ keys: String) {
    let keys = Array(keys.utf8)
    _ = write(terminal, keys, keys.count)
  }

  /// Waits for a text, from the beginning of all that was written.
  func wait(for wanted: String, times: Int = 1) throws {
    let start = Door.now
    while text.split(separator: wanted, omittingEmptySubsequences: false).count <= times {
      guard Door.now - start < 60_000, take(50) else {
        throw Unseen(what: wanted, text: text)
      }
    }
  }

  /// Waits until komp has ended; answers its exit code.
  func end() throws -> Int32 {
    let start = Door.now
    var code: Int32 = 0
    while pty_ended(process, &code) == 0 {
      guard Door.now - start < 60_000 else { throw Unseen(what: "the end", text: text) }
      if !take(20) { usleep(5_000) }
    }
    ended = true
    // What was written last may still be on its way.
    var before = -1
    while before != bytes.count {
      before = bytes.count
      _ = take(20)
    }
    return code
  }

  private func take(_ milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return true }
    var room = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &room, room.count)
    if count > 0 { bytes += room[..<count] }
    return count > 0 || errno == EINTR
  }
}

/// What a test waited for and what it saw instead.
struct Unseen: Error, CustomStringConvertible {
  let what: String
  let text: String
  var description: String { "waited for \(what), saw:\n\(text)" }
}
