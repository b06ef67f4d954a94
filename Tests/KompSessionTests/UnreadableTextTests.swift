import KompSession
import Testing

/// Texts are read when an answer is written: one that could not be read is never said.
@Suite struct UnreadableTextTests {
  @Test(arguments: ["", " to json", " to \"ut.csv\""])
  func `an answer whose texts cannot be read is an error and says nothing`(target: String) throws {
    let sandbox = try #require(Sandbox())
    let session = sandbox.staffed()
    #expect(session.said("save as \"a.kompdb\"").verdict == .done)
    _ = session.said("close")
    let path = sandbox.folder + "/a.kompdb"
    var bytes = try #require(Files.read(path))
    let name = Array("Tuva Almb".utf8)
    var damaged = 0
    for start in 0..<bytes.count - name.count
    where bytes[start..<start + name.count].elementsEqual(name) {
      bytes[start + 3] ^= 1
      damaged += 1
    }
    #expect(damaged > 0)
    Files.write(bytes, to: path)
    let again = sandbox.session()
    #expect(again.said("open \"a.kompdb\"").verdict == .done)
    let counted = again.said("staff count")
    #expect(counted.verdict == .done && counted.output.contains("1"), "\(counted.all)")
    let refused = again.said("staff show name limit 3" + target)
    #expect(refused.verdict == .unreadable && refused.remarks.contains("E0506"), "\(refused.all)")
    #expect(refused.output.isEmpty)
    #expect(sandbox.read("ut.csv") == nil)
  }
}
