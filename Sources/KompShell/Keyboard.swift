import CEditline
import Glibc

/// The keys of the terminal, one byte at a time, so that what is typed ahead stays in the terminal
/// for whatever reads from it next.
final class Keyboard: KeyBytes {
  private var returned: [UInt8] = []
  /// Told when the window has changed its size.
  var resized: () -> Void = {}
  /// Told when Ctrl-Z asks to stop.
  var suspended: () -> Void = {}
  /// The signal that asked the process to end, if one did.
  private(set) var ending: Int32?

  /// Whether another byte waits already.
  var hasMore: Bool { !returned.isEmpty || ce_wait(STDIN_FILENO, 0) == 1 }

  func putBack(_ byte: UInt8) { returned.append(byte) }

  func next(within limit: Int32?) -> KeyByte {
    if let byte = returned.popLast() { return .byte(byte) }
    while true {
      if let signalled = attend() { return signalled }
      switch ce_wait(STDIN_FILENO, limit ?? -1) {
      case 0: return .quiet
      case -1: continue
      case -2: return .gone
      default: break
      }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return .byte(byte) }
      if count == 0 || (errno != EINTR && errno != EAGAIN) { return .gone }
    }
  }

  private func attend() -> KeyByte? {
    if ce_take(SIGINT) != 0 { return .interrupted }
    for signal in [SIGTERM, SIGHUP] where ce_take(signal) != 0 {
      ending = signal
      return .gone
    }
    if ce_take(SIGWINCH) != 0 { resized() }
    if ce_take(SIGTSTP) != 0 { suspended() }
    return nil
  }
}
