import KompLexicon
import KompReport

/// A page for every code a room can give.
///
/// A new code is an entry in its room's file under `Pages`.
enum ErrorPages {
  /// The pages, in the order of their codes.
  static let all: [ErrorPage] =
    (syntaxPages + modelPages + habitPages + bindingPages + workspacePages + importPages + filePages
    + sessionPages + changePages).sorted { $0.code < $1.code }

  private static let byCode = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The page of a code, upper or lower case; nil where there is none.
  static func page(_ code: String, in tongue: Tongue) -> [Block]? {
    byCode[code.uppercased()]?.blocks(in: tongue)
  }
}
