import CSQLite
import KompLexicon

/// Why a workspace file could not be made, opened or written.
public enum WorkspaceProblem: Explained, Hashable {
  /// There is no such file.
  case missing(String)
  /// A folder stands where a file is wanted.
  case folder(String)
  /// The file is there already and is not overwritten.
  case exists(String)
  /// The file is something else than a workspace; an empty file is too.
  case foreign(String)
  /// A later komp wrote the file.
  case newer(String, version: Int)
  /// The file has been damaged; where is said.
  case damaged(String, Both)
  /// Another program is writing to the file.
  case locked(String)
  /// The file or its folder cannot be written.
  case readOnly(String)
  /// The system does not allow it.
  case notPermitted(String)
  /// The disk is full.
  case diskFull(String)
  /// Somebody else has changed meanwhile what a change is about.
  case movedOn(String)
  /// The workspace has been closed.
  case closed(String)
  /// Anything else, in the library's own words.
  case failed(String, reason: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .missing: "E0501"
    case .folder: "E0502"
    case .exists: "E0503"
    case .foreign: "E0504"
    case .newer: "E0505"
    case .damaged: "E0506"
    case .locked: "E0507"
    case .readOnly: "E0508"
    case .notPermitted: "E0509"
    case .diskFull: "E0510"
    case .movedOn: "E0511"
    case .closed: "E0512"
    case .failed: "E0513"
    }
  }

  /// The sentence.
  public func message(in tongue: Tongue) -> String { sentence[tongue] }

  private var sentence: Both {
    switch self {
    case .missing(let path):
      Both("there is no file \"\(path)\"", "det finns ingen fil \"\(path)\"")
    case .folder(let path):
      Both("\"\(path)\" is a folder, not a workspace", "\"\(path)\" är en mapp, ingen arbetsfil")
    case .exists(let path):
      Both(
        "\"\(path)\" is there already and is not overwritten; another name, or open it",
        "\"\(path)\" finns redan och skrivs inte över; ett annat namn, eller öppna den")
    case .foreign(let path):
      Both(
        "\"\(path)\" is not a komp workspace", "\"\(path)\" är ingen arbetsfil för komp")
    case .newer(let path, let version) where version == Snapshot.version:
      Both(
        "\"\(path)\" was written by a later komp, with tables or fields that this one does not know",
        "\"\(path)\" är skriven av en senare komp, med tabeller eller fält som den här inte känner")
    case .newer(let path, let version):
      Both(
        "\"\(path)\" was written by a later komp (format \(version)); this one reads format "
          + "\(Snapshot.version)",
        "\"\(path)\" är skriven av en senare komp (format \(version)); den här läser format "
          + "\(Snapshot.version)")
    case .damaged(let path, let place):
      Both(
        "\"\(path)\" is damaged: \(place.english)", "\"\(path)\" är skadad: \(place.swedish)")
    case .locked(let path):
      Both(
        "\"\(path)\" is being written by another program; nothing was saved, try again",
        "ett annat program skriver i \"\(path)\"; inget sparades, försök igen")
    case .readOnly(let path):
      Both(
        "\"\(path)\" cannot be written; save as another name",
        "\"\(path)\" går inte att skriva i; spara som ett annat namn")
    case .notPermitted(let path):
      Both("access to \"\(path)\" is denied", "åtkomst till \"\(path)\" nekas")
    case .diskFull(let path):
      Both(
        "the disk is full, or the file may not grow; \"\(path)\" is as it was before",
        "disken är full, eller så får filen inte växa; \"\(path)\" är som den var förut")
    case .movedOn(let path):
      Both(
        "somebody else changed the same rows of \"\(path)\" meanwhile; nothing was changed, see how "
          + "they are now",
        "någon annan ändrade samma rader i \"\(path)\" under tiden; inget ändrades, se hur de är nu"
      )
    case .closed(let path):
      Both("\"\(path)\" has been closed", "\"\(path)\" är stängd")
    case .failed(let path, let reason):
      Both("\"\(path)\": \(reason)", "\"\(path)\": \(reason)")
    }
  }

  /// What SQLite's answer means for the file.
  static func of(_ error: any Error, _ path: String) -> WorkspaceProblem {
    switch error {
    case let failure as SQLFailure: of(failure, path)
    case let damage as Damage: .damaged(path, damage.place)
    case is LaterSchema: .newer(path, version: Snapshot.version)
    default: .failed(path, reason: "\(error)")
    }
  }

  private static func of(_ failure: SQLFailure, _ path: String) -> WorkspaceProblem {
    switch failure.code {
    case SQLITE_CORRUPT, SQLITE_TOOBIG, SQLITE_FORMAT, SQLITE_MISMATCH:
      .damaged(path, Both("the file's own structure is broken", "filens egen struktur är trasig"))
    case SQLITE_NOTADB: .foreign(path)
    case SQLITE_BUSY, SQLITE_LOCKED: .locked(path)
    case SQLITE_READONLY: .readOnly(path)
    case SQLITE_FULL: .diskFull(path)
    case SQLITE_IOERR where failure.isUnwritten && FilePlace.mayNotGrow: .diskFull(path)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .notPermitted(path)
    default: .failed(path, reason: failure.message)
    }
  }
}
