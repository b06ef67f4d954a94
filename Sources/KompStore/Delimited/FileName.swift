import Glibc
import KompLexicon

/// Names of files in a folder.
enum FileName {
  /// The path in the same folder whose name is nearest to the one asked for.
  static func nearest(_ path: String) -> String? {
    let cut = path.lastIndex(of: "/")
    let folder = cut.map { String(path[...$0]) } ?? ""
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, let handle = opendir(folder.isEmpty ? "." : folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    // A folder of more names than this is not searched for a misspelling.
    while names.count < 20_000, let entry = readdir(handle) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if found != "." && found != ".." { names.append(found) }
    }
    return Nearest.words(to: name, among: names.sorted(), limit: 1).first.map { folder + $0 }
  }
}
