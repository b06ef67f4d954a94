import Glibc
import KompValues

/// A file's bytes in memory, followed by zeros so that wide loads may run past the end.
///
/// A small file is read; a large one is mapped, since its pages are then the system's and not this
/// process's own. Another program may rewrite or cut short what is mapped: nothing here trusts a byte to
/// be the same twice, a page that is gone reads as zeros (`MappedPages`), and `isUnchanged` is asked
/// before what was made of the bytes is used. Memory of one's own is written once, before the value is
/// shared, and never after; that is why it may be sent.
final class FileBytes: @unchecked Sendable {
  /// The first byte.
  let base: UnsafePointer<UInt8>
  /// The number of bytes, the zeros behind them not counted.
  let count: Int
  /// How many zeros follow.
  static let padding = 64
  /// The pages of a file that is mapped.
  private let pages: MappedPages?

  /// Takes over memory that has `padding` bytes more than `count`.
  private init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
    (memory + count).update(repeating: 0, count: FileBytes.padding)
    base = UnsafePointer(memory)
    self.count = count
    pages = nil
  }

  private init(_ pages: MappedPages) {
    base = pages.base
    count = pages.count
    self.pages = pages
  }

  deinit { if pages == nil { base.deallocate() } }

  /// Whether the file is as it was when it was opened; always so of what was read.
  var isUnchanged: Bool { pages?.isUnchanged ?? true }

  /// New bytes of at most `capacity`, as many as the closure says it wrote.
  convenience init<Failure: Error>(
    capacity: Int, _ write: (UnsafeMutablePointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + FileBytes.padding)
    do {
      let count = try write(memory)
      self.init(owning: memory, count: count)
    } catch {
      memory.deallocate()
      throw error
    }
  }

  /// The bytes of an array.
  convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count) { memory in
      for (index, byte) in bytes.enumerated() { memory[index] = byte }
      return bytes.count
    }
  }

  /// Reads a whole file, a pipe as well.
  static func read(_ path: String) throws(FileProblem) -> FileBytes {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw problem(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw problem(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileProblem(path, .isFolder) }
    // Offsets are kept in 32 bits, which halves the memory of the index.
    let limit = Int(UInt32.max) - 4096
    guard status.st_size < limit else { throw FileProblem(path, .tooLarge) }
    if status.st_size >= worthMapping, status.st_mode & S_IFMT == S_IFREG,
      let pages = MappedPages(file, status)
    {
      return FileBytes(pages)
    }
    var capacity = max(Int(status.st_size) + 1, 65_536)
    var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + padding)
    var count = 0
    while true {
      if count == capacity {
        guard capacity < limit / 2 else {
          memory.deallocate()
          throw FileProblem(path, .tooLarge)
        }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + padding)
        larger.update(from: memory, count: count)
        memory.deallocate()
        (memory, capacity) = (larger, capacity * 2)
      }
      let got = Glibc.read(file, memory + count, capacity - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR, !Work.isStopped { continue }
        let cause = errno
        memory.deallocate()
        throw problem(path, cause)
      }
      count += got
    }
    return FileBytes(owning: memory, count: count)
  }

  /// Bytes from which on a file is mapped.
  private static let worthMapping = 1 << 22

  private static func problem(_ path: String, _ cause: Int32) -> FileProblem {
    switch cause {
    case ENOENT, ENOTDIR, ENAMETOOLONG:
      FileProblem(path, .notFound(nearest: FileName.nearest(path)))
    case EISDIR: FileProblem(path, .isFolder)
    case EACCES, EPERM: FileProblem(path, .notReadable(nil))
    default: FileProblem(path, .notReadable(String(cString: strerror(cause))))
    }
  }
}
