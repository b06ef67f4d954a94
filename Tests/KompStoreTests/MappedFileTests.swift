import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Files large enough to be mapped, and what happens when another program writes to one meanwhile.
struct MappedFileTests {
  /// A file of four megabytes and more at a path of its own, removed after the test.
  private func withLargeFile(_ body: (String) throws -> Void) throws {
    let path = "/tmp/komp-mapped-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).csv"
    var text = "id,name,salary\n"
    for row in 0..<200_000 {
      text += "\(row + 1),anna nr \(row % 977),\(30_000 + row % 50 * 100)\n"
    }
    try write(text, to: path, O_CREAT | O_TRUNC)
    defer { unlink(path) }
    try body(path)
  }

  private func write(_ text: String, to path: String, _ flags: Int32) throws {
    let file = open(path, O_WRONLY | flags, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      try #require(written > 0)
      bytes = bytes.dropFirst(written)
    }
  }

  private func salary(_ relation: some Relation) throws -> Column {
    let field = try #require(relation.fields.first { $0.id == "salary" })
    return try relation.column(field)
  }

  @Test func `a large file that stays as it is is read to its end`() throws {
    try withLargeFile { path in
      let file = try DelimitedFile.open(path)
      #expect(file.rowCount == 200_000)
      #expect(file.text(row: 199_999, column: 1) == "anna nr \(199_999 % 977)")
      #expect(try salary(FileRelation(file))[199_999] == 34_900)
    }
  }

  @Test func `a file cut short while it is read is a problem and never a wrong answer`() throws {
    try withLargeFile { path in
      let file = try DelimitedFile.open(path)
      #expect(truncate(path, 10_000) == 0)
      let failure = #expect(throws: RelationFailure.self) { try salary(FileRelation(file)) }
      #expect(failure?.problem.code == "E0703")
      // The cells that were beyond are zeros to whoever looks; nothing traps.
      #expect(file.text(row: 199_999, column: 1) != nil)
    }
  }

  @Test func `a file rewritten in place while it is read is a problem`() throws {
    try withLargeFile { path in
      let file = try DelimitedFile.open(path)
      try write("id,name,salary\n1,another file altogether,7\n", to: path, 0)
      let failure = #expect(throws: RelationFailure.self) { try salary(FileRelation(file)) }
      #expect(failure?.problem.message(in: .swedish).contains("ändrades") == true)
    }
  }

  @Test func `a file replaced by another of its name goes on to be read as it was`() throws {
    try withLargeFile { path in
      let file = try DelimitedFile.open(path)
      #expect(unlink(path) == 0)
      try write("id,name,salary\n1,anna,7\n", to: path, O_CREAT)
      #expect(try salary(FileRelation(file))[199_999] == 34_900)
    }
  }
}
