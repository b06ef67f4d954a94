import KompLexicon
import KompModel
import KompSession
import KompStore
import Testing

@testable import KompSession

/// Files that earlier komp wrote, kept as they were written, with what that komp answered from them:
/// `Tests/Stored/format1` is of 2026-11-22, `format2` of 2026-11-29 with a journal, `format3` of the same day
/// with a journal so long that it was folded.
@Suite struct StoredFileTests {
  static let folder = Files.repository + "/Tests/Stored"
  static let formats = Files.names(in: folder).filter { $0.hasSuffix(".kompdb") }

  /// The questions and answers that were recorded when a file was written.
  private func recorded(_ name: String) throws -> [(question: String, answer: String)] {
    let bytes = try #require(Files.read("\(Self.folder)/\(name.dropLast(7)).txt"))
    var result: [(question: String, answer: String)] = []
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("> ") {
        result.append((String(line.dropFirst(2)), ""))
      } else if !result.isEmpty, !line.isEmpty {
        result[result.count - 1].answer += line + "\n"
      }
    }
    return result
  }

  private func compare(_ session: Session, _ name: String) throws {
    for (question, answer) in try recorded(name) {
      let said = session.said(question)
      #expect(said.answer.filter { $0 != "\r" } == answer, "\(name): \(question)\n\(said.remarks)")
    }
  }

  @Test(arguments: formats)
  func `a file that an earlier komp wrote answers as it did, and goes on`(name: String) throws {
    let sandbox = try #require(Sandbox())
    let path = sandbox.folder + "/x.kompdb"
    let bytes = try #require(Files.read(Self.folder + "/" + name))
    Files.write(bytes, to: path)
    var session = sandbox.session()
    let opened = session.said("open \"x.kompdb\"")
    #expect(opened.verdict == .done, "\(opened.all)")
    #expect(try recorded(name).count > 6)
    try compare(session, name)
    // Whoever only asks leaves it as it is.
    _ = session.said("close")
    #expect(Files.read(path) == bytes)
    #expect(try Workspace.check(path).isWhole)
    session = sandbox.session()
    _ = session.said("open \"x.kompdb\"")
    let hash = session.model.hash
    let entries = try session.entries().count
    #expect(session.said("staff where id=P01 correct degree=40%").verdict == .done)
    let changed = session.model.hash
    #expect(changed != hash)
    _ = session.said("close")
    session = sandbox.session()
    _ = session.said("open \"x.kompdb\"")
    #expect(session.model.hash == changed)
    #expect(try session.entries().count == entries + 1)
    #expect(session.said("undo").verdict == .done)
    #expect(session.model.hash == hash)
    try compare(session, name)
    // Under another name too.
    #expect(session.said("save as \"y.kompdb\"").verdict == .done)
    try compare(session, name)
    #expect(session.said("redo").verdict == .done)
    #expect(session.model.hash == changed)
    _ = session.said("close")
    #expect(try Workspace.check(path).isWhole)
    #expect(try Workspace.check(sandbox.folder + "/y.kompdb").isWhole)
  }

  @Test func `the journal of a stored file leads back to its beginning`() throws {
    let sandbox = try #require(Sandbox())
    let bytes = try #require(Files.read(Self.folder + "/format2.kompdb"))
    Files.write(bytes, to: sandbox.folder + "/x.kompdb")
    let session = sandbox.session()
    #expect(session.said("open \"x.kompdb\"").verdict == .done)
    let texts = session.said("journal show number, text, kind, undone to csv").answer
    #expect(texts.contains("staff where id=P03 leave 2025-10-15"), "\(texts)")
    let entries = try session.entries()
    #expect(entries.count == 7 && entries.last?.change.isEmpty == false)
    let first = try #require(try session.workspace?.model(session.model, knownAfter: 0))
    #expect(first["people"].removed.count == first["people"].count)
  }

  @Test(arguments: [5, 1_000])
  func `a file from the future is refused politely and left alone`(version: Int) throws {
    let sandbox = try #require(Sandbox())
    var bytes = try #require(Files.read(Self.folder + "/format2.kompdb"))
    // The version of the format stands in the head of the file.
    for place in 0..<4 {
      bytes[60 + place] = UInt8(truncatingIfNeeded: version >> (24 - 8 * place))
    }
    Files.write(bytes, to: sandbox.folder + "/x.kompdb")
    let session = sandbox.session()
    let opened = session.said("open \"x.kompdb\"")
    #expect(opened.verdict == .unreadable && opened.remarks.contains("E0505"), "\(opened.all)")
    #expect(opened.remarks.contains("format \(version)") && opened.remarks.contains("format 4"))
    #expect(Files.read(sandbox.folder + "/x.kompdb") == bytes)
  }
}
