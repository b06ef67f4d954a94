import Glibc

/// The pages of a file as they lie in the system's memory, with one page of zeros behind them.
///
/// Nothing of it is written after it is made; that is why it may be sent.
final class MappedPages: @unchecked Sendable {
  /// The first byte.
  let base: UnsafePointer<UInt8>
  /// The number of the file's bytes.
  let count: Int
  private let length: Int
  private let file: Int32
  private let slot: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Maps an open file; nil where the system will not, or too many are mapped already.
  init?(_ file: Int32, _ status: stat) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let size = Int(status.st_size)
    guard page > 0, size > 0 else { return nil }
    let length = (size + page - 1) / page * page + page
    // Zeros first, the file laid over them: loads that run past its end meet zeros.
    guard
      let room = mmap(nil, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      room != MAP_FAILED
    else { return nil }
    let kept = fcntl(file, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0, mmap(room, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) != MAP_FAILED,
      let slot = PageGuard.watch(UInt(bitPattern: room), length)
    else {
      if kept >= 0 { close(kept) }
      munmap(room, length)
      return nil
    }
    madvise(room, size, MADV_WILLNEED)
    base = UnsafePointer(room.assumingMemoryBound(to: UInt8.self))
    count = size
    self.length = length
    self.file = kept
    self.slot = slot
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  deinit {
    PageGuard.forget(slot)
    munmap(UnsafeMutableRawPointer(mutating: base), length)
    close(file)
  }

  /// Whether the file has been neither written nor cut short since it was mapped.
  var isUnchanged: Bool {
    var status = stat()
    return !PageGuard.isCut(slot) && fstat(file, &status) == 0 && Int(status.st_size) == count
      && status.st_mtim.tv_sec == seconds && status.st_mtim.tv_nsec == nanoseconds
  }
}

/// Puts zeros where a mapped file's page is gone, since another program has cut the file short.
///
/// The system tells of such a page by a signal, which would end the process. All that the answer to it
/// reads lies in memory that is never moved.
private enum PageGuard {
  private struct Watched {
    var start: UInt = 0
    var length = 0
    var isCut = false
  }

  private static let limit = 16
  private nonisolated(unsafe) static let watched: UnsafeMutablePointer<Watched> = {
    let watched = UnsafeMutablePointer<Watched>.allocate(capacity: limit)
    watched.initialize(repeating: Watched(), count: limit)
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { _, info, _ in
      let address = info.map { UInt(bitPattern: $0.pointee._sifields._sigfault.si_addr) } ?? 0
      if !PageGuard.mend(address) { signal(SIGBUS, SIG_DFL) }
    }
    action.sa_flags = SA_SIGINFO
    sigaction(SIGBUS, &action, nil)
    return watched
  }()
  private nonisolated(unsafe) static let lock: UnsafeMutablePointer<pthread_mutex_t> = {
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    return lock
  }()

  /// Watches over a stretch of memory; nil where as many are watched as can be.
  static func watch(_ start: UInt, _ length: Int) -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    for slot in 0..<limit where watched[slot].start == 0 {
      watched[slot] = Watched(start: start, length: length)
      return slot
    }
    return nil
  }

  static func forget(_ slot: Int) {
    pthread_mutex_lock(lock)
    watched[slot] = Watched()
    pthread_mutex_unlock(lock)
  }

  static func isCut(_ slot: Int) -> Bool { watched[slot].isCut }

  /// Puts zeros from an address's page on; answers whether the address is one that is watched.
  private static func mend(_ address: UInt) -> Bool {
    for slot in 0..<limit {
      let (start, length) = (watched[slot].start, watched[slot].length)
      guard start != 0, address >= start, address - start < UInt(length) else { continue }
      watched[slot].isCut = true
      // Pages are at least so large, and a file's offsets among them are multiples of theirs.
      let page = (address - start) / 4096 * 4096
      let zeros = mmap(
        UnsafeMutableRawPointer(bitPattern: start + page), length - Int(page), PROT_READ,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0)
      return zeros != MAP_FAILED
    }
    return false
  }
}
