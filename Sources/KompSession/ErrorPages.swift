import KompLexicon
import KompReport

/// A page for every error code.
enum ErrorPages {
  /// The page of a code, upper or lower case; nil where there is none.
  static func page(_ code: String) -> [Block]? { nil }
}
