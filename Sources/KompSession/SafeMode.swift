import Glibc
import KompLanguage

extension Session {
  /// Refuses a file that is read from outside the script's folder, where the session is safe.
  func mayRead(_ path: String, named name: String, at place: Place) throws(Failure) {
    guard !maySee(path) else { return }
    throw .explained(SessionProblem.outsideFolder(name), place, .unreadable)
  }

  /// Whether a file may be read: it lies in the script's folder, wherever links and dots lead.
  func maySee(_ path: String) -> Bool {
    guard isSafe else { return true }
    let root = SafeFolder.real(scripts.first?.folder ?? start)
    let file = SafeFolder.realFile(path)
    guard let root, let file else { return false }
    return root == "/" || file == root || file.hasPrefix(root + "/")
  }

  /// Refuses to write a file, where the session is safe: only the workspace that is open is written.
  func mayWrite(_ name: String, at place: Place) throws(Failure) {
    guard isSafe else { return }
    throw .explained(SessionProblem.notWritten(name), place, .unreadable)
  }
}

/// Folders and files by where they really lie.
private enum SafeFolder {
  /// A folder without links and dots; nil where it is not there.
  static func real(_ path: String) -> String? {
    guard let found = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// A file without links and dots; of one that is not there, where it would lie.
  static func realFile(_ path: String) -> String? {
    if let found = real(path) { return found }
    guard let folder = real(Paths.folder(of: path)) else { return nil }
    let name = Paths.name(of: path)
    // What has no name of its own is no file to be made or looked for.
    guard !name.isEmpty, name != "..", name != "." else { return nil }
    return folder == "/" ? "/" + name : folder + "/" + name
  }
}
