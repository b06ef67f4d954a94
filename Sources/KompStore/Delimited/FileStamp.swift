import Glibc

/// What tells a file's content from what it held before, without reading it: the file itself, its
/// length, and when it was last written.
public struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let length: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of a file as it is now; nil where there is none, or where it is a pipe or the like,
  /// whose content is another each time.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    length = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
