import CBytes
import Glibc

/// What a file is before anybody trusts it.
enum FilePlace {
  /// What the system's error number means for a file.
  static func problem(_ path: String, _ error: Int32) -> WorkspaceProblem {
    switch error {
    case ENOENT, ENOTDIR: .missing(path)
    case EEXIST: .exists(path)
    case EISDIR: .folder(path)
    case EACCES, EPERM: .notPermitted(path)
    case EROFS: .readOnly(path)
    case ENOSPC, EDQUOT: .diskFull(path)
    default: .failed(path, reason: String(cString: strerror(error)))
    }
  }

  /// Makes an empty file that only its owner reads, since people will be in it.
  static func create(_ path: String) -> WorkspaceProblem? {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return problem(path, errno) }
    close(file)
    return nil
  }

  /// Why a file cannot be a workspace, seen from its first bytes; SQLite never meets a foreign file.
  static func objection(_ path: String) -> WorkspaceProblem? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return problem(path, errno) }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0 else { return problem(path, errno) }
    if about.st_mode & S_IFMT == S_IFDIR { return .folder(path) }
    guard about.st_mode & S_IFMT == S_IFREG else { return .foreign(path) }
    var head = [UInt8](repeating: 0, count: 100)
    let count = read(file, &head, head.count)
    guard count == head.count, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      return .foreign(path)
    }
    let id = head[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return id == Snapshot.applicationID ? nil : .foreign(path)
  }

  /// Whether the system allows files to grow to some length only.
  static var mayNotGrow: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != rlim_t.max
  }

  /// Which file a name stands for now; nil where none.
  static func identity(_ path: String) -> (device: UInt64, number: UInt64)? {
    var about = stat()
    guard stat(path, &about) == 0 else { return nil }
    return (UInt64(about.st_dev), UInt64(about.st_ino))
  }

  /// Whether a file lies on a share, where a write-ahead log does not work.
  static func isShared(_ path: String) -> Bool { cbytes_is_on_share(path) != 0 }
}
