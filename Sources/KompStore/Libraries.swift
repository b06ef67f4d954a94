import CSQLite
import CSodium

/// The libraries below the store, as they are on this machine.
public enum Libraries {
  /// The version of SQLite that runs.
  public static var sqlite: String { String(cString: sqlite3_libversion()) }
  /// The version of libsodium that runs.
  public static var sodium: String { String(cString: sodium_version_string()) }
}
