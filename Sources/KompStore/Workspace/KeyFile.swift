import Glibc
import KompLexicon

/// The file beside a workspace that holds its key, readable by its owner alone.
enum KeyFile {
  /// What was found where the key should be.
  enum Found {
    case key(PersonKey, isOpenToOthers: Bool)
    case missing
    case damaged
  }

  /// The key file's name.
  static func path(of workspace: String) -> String { workspace + ".key" }

  /// Writes a new key file; one that is there is never overwritten, since with it the people would be lost.
  static func create(for workspace: String, _ key: PersonKey) -> WorkspaceProblem? {
    let path = path(of: workspace)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return FilePlace.problem(path, errno) }
    defer { close(file) }
    let written = key.bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard written == key.bytes.count, fsync(file) == 0 else {
      let error = errno
      unlink(path)
      return FilePlace.problem(path, error)
    }
    return nil
  }

  /// Reads the key file.
  static func read(for workspace: String) -> Found {
    let file = open(path(of: workspace), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? .missing : .damaged }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return .damaged }
    // One byte more than a key, so that a longer file is noticed.
    var bytes = [UInt8](repeating: 0, count: PersonKey.length + 1)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count == PersonKey.length else { return .damaged }
    return .key(
      PersonKey(bytes: Array(bytes.prefix(count))), isOpenToOthers: about.st_mode & 0o077 != 0)
  }
}
