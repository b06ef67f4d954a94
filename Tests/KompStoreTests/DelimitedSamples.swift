import Glibc
import KompLexicon
import KompModel
import Testing

@testable import KompStore

/// The public files that lie beside the repository, where they are there.
enum Samples {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/shared/data/"
  }()

  static let areThere = access(folder + "README.md", R_OK) == 0
  static let absence: Comment = "the public files of ../shared/data are not there"

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try FileBytes.read(folder + name)
    return Array(UnsafeBufferPointer(start: file.base, count: file.count))
  }

  /// The paths of all files under a folder, in order.
  static func files(_ under: String) -> [String] {
    guard let handle = opendir(folder + under) else { return [] }
    defer { closedir(handle) }
    var found: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if entry.pointee.d_type == UInt8(DT_DIR) {
        found += files(under + "/" + name)
      } else {
        found.append(under + "/" + name)
      }
    }
    return found.sorted()
  }
}

extension DelimitedFile {
  /// A table from a text.
  static func table(_ text: String, leavingOutTotals: Bool = false) throws -> DelimitedFile {
    try reading(Array(text.utf8), named: "t.csv", leavingOutTotals: leavingOutTotals)
  }

  /// All cells as they are written, an empty one as an empty text.
  var cells: [[String]] {
    (0..<rowCount).map { row in
      headings.indices.map { text(row: row, column: $0) ?? "" }
    }
  }
}

/// What is wrong with a text, where it is refused.
func refusal(_ bytes: [UInt8]) -> FileProblem.Fact? {
  do throws(RelationFailure) {
    _ = try DelimitedFile.reading(bytes, named: "t.csv")
    return nil
  } catch {
    return (error.problem as? FileProblem)?.fact
  }
}
