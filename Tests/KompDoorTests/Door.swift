import CPty
import Glibc
import Testing

/// What a run of komp said and how it ended.
struct Ran: Sendable {
  var output = ""
  var errors = ""
  var code: Int32 = -1
}

/// The built komp, run with pipes for its streams.
enum Door {
  /// Where a stream leads.
  enum Stream: Hashable {
    case pipe
    /// A pipe whose reader has gone already.
    case brokenPipe
    case closed
    case file(String)
  }

  /// Milliseconds a loaded machine may need.
  private static let patience = 120_000.0

  /// Runs a program that was built with the tests, or one by its absolute path.
  static func run(
    _ arguments: [String], program: String = "komp", input: [UInt8]? = [], output: Stream = .pipe,
    in folder: Folder, environment: [String: String] = [:], interruptAt mark: String? = nil,
    killAt end: (mark: String, times: Int)? = nil
  ) throws -> Ran {
    let path = program.hasPrefix("/") ? program : try built(program)
    // A closed pipe must end no test.
    signal(SIGPIPE, SIG_IGN)
    let (toIn, fromOut, fromErr) = (try makePipe(), try makePipe(), try makePipe())
    var streams = [input == nil ? -1 : toIn.read, fromOut.write, fromErr.write]
    var opened: Int32 = -1
    switch output {
    case .pipe, .brokenPipe: break
    case .closed: streams[1] = -1
    case .file(let name):
      opened = open(name, O_WRONLY | O_CLOEXEC)
      streams[1] = opened
    }
    defer { if opened >= 0 { close(opened) } }
    var variables = [
      "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "LANG": "C.UTF-8",
      "HOME": folder.path,
    ]
    variables.merge(environment) { $1 }
    let process = try start(path, arguments, variables, folder.path, streams)
    for end in [toIn.read, fromOut.write, fromErr.write] { close(end) }
    var reading = [fromOut.read, fromErr.read]
    if output == .brokenPipe {
      close(fromOut.read)
      reading[0] = -1
    }
    defer { for end in reading where end >= 0 { close(end) } }
    return try talk(
      with: process, input ?? [], into: toIn.write, reading: &reading, interruptAt: mark,
      killAt: end)
  }

  /// How often a text stands in another.
  static func count(_ mark: String, in text: String) -> Int {
    let (mark, text) = (Array(mark.utf8), Array(text.utf8))
    return text.withUnsafeBytes { bytes in
      var (count, at) = (0, 0)
      while at + mark.count <= bytes.count, let start = bytes.baseAddress,
        let found = memchr(start + at, Int32(mark[0]), bytes.count - mark.count + 1 - at)
      {
        at = UnsafeRawPointer(found) - start
        let isFound = memcmp(found, mark, mark.count) == 0
        count += isFound ? 1 : 0
        at += isFound ? mark.count : 1
      }
      return count
    }
  }

  /// Feeds and reads until the program has ended.
  private static func talk(
    with process: pid_t, _ input: [UInt8], into feed: Int32, reading: inout [Int32],
    interruptAt mark: String?, killAt end: (mark: String, times: Int)?
  ) throws -> Ran {
    var gathered: [[UInt8]] = [[], []]
    var (rest, feed, mark) = (input[...], feed, mark)
    if rest.isEmpty {
      close(feed)
      feed = -1
    }
    let start = now
    while reading.contains(where: { $0 >= 0 }) || feed >= 0 {
      var wanted = reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      wanted.append(pollfd(fd: feed, events: Int16(POLLOUT), revents: 0))
      poll(&wanted, 3, 1_000)
      guard now - start < patience else {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        throw Endless(arguments: "\(input.count) bytes of input")
      }
      for stream in 0..<2 where wanted[stream].revents != 0 {
        var room = [UInt8](repeating: 0, count: 65_536)
        let count = read(reading[stream], &room, room.count)
        if count > 0 {
          gathered[stream] += room[..<count]
        } else if count == 0 || errno != EINTR {
          close(reading[stream])
          reading[stream] = -1
        }
      }
      if let wished = mark, String(decoding: gathered[0], as: UTF8.self).contains(wished) {
        kill(process, SIGINT)
        mark = nil
      }
      if let end, count(end.mark, in: String(decoding: gathered[1], as: UTF8.self)) >= end.times {
        kill(process, SIGKILL)
      }
      if feed >= 0, wanted[2].revents != 0 {
        let count = rest.withUnsafeBytes { write(feed, $0.baseAddress, min($0.count, 4_096)) }
        if count > 0 { rest = rest.dropFirst(count) }
        if rest.isEmpty || count < 0 {
          close(feed)
          feed = -1
        }
      }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Ran(
      output: String(decoding: gathered[0], as: UTF8.self),
      errors: String(decoding: gathered[1], as: UTF8.self),
      code: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  private static func start(
    _ path: String, _ arguments: [String], _ variables: [String: String], _ folder: String,
    _ streams: [Int32]
  ) throws -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for copy in words + settings { free(copy) } }
    var process: pid_t = 0
    try #require(streams_start(path, &words, &settings, folder, streams, &process) == 0)
    return process
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe_open(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// Whether kept files are to be written anew instead of compared.
  static let isRecording = getenv("KOMP_RECORD") != nil

  /// The path of a product that was built with the tests.
  static func built(_ program: String) throws -> String {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let folder = bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let path = folder + "/" + program
    try #require(access(path, X_OK) == 0, "\(path) is not built")
    return path
  }

  /// Milliseconds of a clock that only goes forward.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
  }
}

/// A program that did not end.
struct Endless: Error { let arguments: String }
