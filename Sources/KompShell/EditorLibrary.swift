import CEditline

/// The library below the prompt.
public enum EditorLibrary {
  /// The version of libedit that komp was built with; the library does not tell its own.
  public static var version: String { "\(LIBEDIT_MAJOR).\(LIBEDIT_MINOR)" }
}
