import Glibc
import KompModel

extension Workspace {
  /// Writes a copy of the file as it is at this moment under another name, which must be free.
  ///
  /// The copy is whole or not there: it is made beside the name and takes it when it is on disk. The key
  /// is not copied: a copy that goes somewhere else must not take along what the hashes hide.
  public func backUp(to target: String) throws(RelationFailure) {
    if access(target, F_OK) == 0 { throw RelationFailure(WorkspaceProblem.exists(target)) }
    let beside = target + ".part"
    unlink(beside)
    if let problem = FilePlace.create(beside) { throw RelationFailure(problem) }
    do throws(RelationFailure) {
      try using { connection in
        try Workspace.guarded(target) { try connection.vacuum(into: beside) }
      }
      if let problem = FilePlace.settle(beside, as: target) { throw RelationFailure(problem) }
    } catch {
      unlink(beside)
      unlink(beside + "-journal")
      throw error
    }
  }
}

extension Workspace {
  /// Goes on under another name, which must be free: the file with its journal and its key is written there,
  /// and opened.
  public func goingOn(as target: String) throws(RelationFailure) -> (Workspace, Model) {
    if access(target, F_OK) == 0 { throw RelationFailure(WorkspaceProblem.exists(target)) }
    // The key comes first: a file without one would have lost its people.
    if !key.isMissing, let problem = KeyFile.create(for: target, key) {
      throw RelationFailure(problem)
    }
    do throws(RelationFailure) {
      try backUp(to: target)
    } catch {
      if !key.isMissing { unlink(KeyFile.path(of: target)) }
      throw error
    }
    return try Workspace.open(target)
  }
}

extension FilePlace {
  /// Puts a finished file on disk under its name, which must be free, and the name too.
  static func settle(_ path: String, as target: String) -> WorkspaceProblem? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return problem(path, errno) }
    let flushed = fsync(file)
    let error = errno
    close(file)
    guard flushed == 0 else { return problem(target, error) }
    // A link never writes over anything; where there are none a name is taken that was free a moment ago.
    if link(path, target) == 0 {
      unlink(path)
    } else if errno == EEXIST || rename(path, target) != 0 {
      return problem(target, errno)
    }
    flushFolder(of: target)
    return nil
  }

  /// Puts the names in a file's folder on disk.
  static func flushFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let handle = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }
}
