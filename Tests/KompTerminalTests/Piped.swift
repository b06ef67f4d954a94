import CPty
import Glibc
import Testing

/// The probe with pipes for its three streams.
final class Piped {
  private var input: Int32 = -1
  private var output: Int32 = -1
  private var errors: Int32 = -1
  private var process: pid_t = 0

  /// Starts the probe; its standard output goes to a pipe, or to a file where one is named.
  ///
  /// An input given here is all there, with its end, before the probe begins.
  init(input ready: String? = nil, output file: String? = nil) throws {
    let path = try Session.built("shell-probe")
    var (a, b, c): ([Int32], [Int32], [Int32]) = ([0, 0], [0, 0], [0, 0])
    let made = [pipe_open(&a), pipe_open(&b), pipe_open(&c)]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, a[0], 0)
    if let file {
      posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY, 0)
    } else {
      posix_spawn_file_actions_adddup2(&actions, b[1], 1)
    }
    posix_spawn_file_actions_adddup2(&actions, c[1], 2)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    if let ready {
      input = a[1]
      write(ready)
      close(a[1])
      a[1] = -1
    }
    let started = posix_spawn(&process, path, &actions, nil, &arguments, &environment)
    posix_spawn_file_actions_destroy(&actions)
    free(arguments[0])
    free(environment[0])
    for end in [a[0], b[1], c[1]] { close(end) }
    (input, output, errors) = (a[1], b[0], c[0])
    try #require(started == 0 && made == [0, 0, 0])
    // The probe may end before all is written.
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    for end in [input, output, errors] where end >= 0 { close(end) }
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The next line of standard output; what came so far where none is finished in half a minute.
  func readLine() -> String {
    var line: [UInt8] = []
    var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    while poll(&wanted, 1, 30_000) > 0, read(output, &byte, 1) == 1, byte != 0x0A {
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Closes the reading end of standard output, as `head` does.
  func closeOutput() {
    close(output)
    output = -1
  }

  /// Ends standard input and takes what is left.
  func finish() -> (output: String, errors: String, code: Int32) {
    if input >= 0 { close(input) }
    input = -1
    let shown = output >= 0 ? rest(of: output) : ""
    return (shown, rest(of: errors), exitCode())
  }

  func exitCode() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    process = 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func rest(of stream: Int32) -> String {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(stream, &room, room.count)
      if count > 0 { bytes += room[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
