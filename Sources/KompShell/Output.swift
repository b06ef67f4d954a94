import Glibc

/// Writes bytes to a stream until they are out or cannot be.
struct Output {
  /// How a stream stands.
  enum State: Hashable {
    case open
    /// The reader has gone, as in `komp … | head -1`: nothing more is wanted and nothing is wrong.
    case closed
    /// The system's reason, such as a full disk.
    case failed(Int32)
  }

  let stream: Int32
  private(set) var state: State = .open

  init(_ stream: Int32) { self.stream = stream }

  /// Writes all of the bytes, or up to where Ctrl-C stopped a long answer.
  mutating func write(_ bytes: some Collection<UInt8>) {
    guard state == .open else { return }
    var rest = ContiguousArray(bytes)[...]
    while !rest.isEmpty, state == .open {
      let count = rest.withUnsafeBytes {
        Glibc.write(stream, $0.baseAddress, min($0.count, 65_536))
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if !waited(after: errno) {
        return
      }
      if Interrupt.isPending { return }
    }
  }

  mutating func write(_ text: String) { write(text.utf8) }

  /// Whether to try again after a failed write.
  private mutating func waited(after reason: Int32) -> Bool {
    switch reason {
    case EINTR:
      return !Interrupt.isPending
    case EAGAIN:
      // Someone else made the stream non-blocking; it will have room again.
      var wanted = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
      poll(&wanted, 1, -1)
      return true
    case EPIPE:
      state = .closed
      return false
    default:
      state = .failed(reason)
      return false
    }
  }
}
