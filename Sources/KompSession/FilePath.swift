import Glibc

/// Files by what they are rather than how they are named.
enum FilePath {
  /// The absolute name without links, where the file is there; the name itself otherwise.
  static func real(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }
}
