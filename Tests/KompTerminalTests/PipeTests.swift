import Glibc
import KompShell
import Testing

/// Standard input as a script: whole where it is there at once, answered in pieces where it is not.
@Suite(.serialized) struct PipeTests {
  @Test func `a whole script runs as one text without a prompt`() throws {
    let probe = try Piped(input: "one\n\ntwo;\nthrée")
    let (output, errors, code) = probe.finish()
    #expect(output == "got[15]: \"one\\n\\ntwo;\\nthrée\"\n")
    #expect(errors == "")
    #expect(code == 0)
  }

  @Test func `a sender that waits is answered after a semicolon and after an empty line`() throws {
    let probe = try Piped()
    probe.write("one;\ntw")
    #expect(probe.readLine() == "got[5]: \"one;\\n\"")
    probe.write("o\n\n")
    // The empty line in front stands for the one already run: messages count from the beginning.
    #expect(probe.readLine() == "got[6]: \"\\ntwo\\n\\n\"")
    probe.write("three")
    let (output, _, code) = probe.finish()
    #expect(output == "got[8]: \"\\n\\n\\nthree\"\n")
    #expect(code == 0)
  }

  @Test func `the first failure ends a live script with its code`() throws {
    let probe = try Piped()
    probe.write("fail;\n")
    #expect(probe.exitCode() == 2)
  }

  @Test func `bytes that are no text are repaired and said so`() throws {
    let probe = try Piped()
    probe.write(Array("one\nx".utf8) + [0xE5] + Array("y\n".utf8))
    let (output, errors, code) = probe.finish()
    #expect(output == "got[8]: \"one\\nx\u{FFFD}y\\n\"\n")
    #expect(errors.hasPrefix("warning: standard input is not UTF-8 from line 2 on"))
    #expect(code == 0)
  }

  @Test func `a mark at the start of the text is no part of it`() throws {
    let probe = try Piped()
    probe.write([0xEF, 0xBB, 0xBF, 0x61])
    #expect(probe.finish().output == "got[1]: \"a\"\n")
  }

  @Test func `a reader that goes away is no failure`() throws {
    let probe = try Piped()
    probe.closeOutput()
    probe.write("much")
    let (_, errors, code) = probe.finish()
    #expect(errors == "")
    #expect(code == 0)
  }

  @Test func `a full disk is failure 4 and said once`() throws {
    try #require(access("/dev/full", W_OK) == 0)
    let probe = try Piped(output: "/dev/full")
    probe.write("both")
    let (_, errors, code) = probe.finish()
    #expect(
      errors == "second\nerror: standard output could not be written: No space left on device\n")
    #expect(code == 4)
  }

  @Test func `an answer in a pipe is not fitted to any width`() throws {
    let probe = try Piped()
    probe.write("width")
    #expect(probe.finish().output == "width 0\n")
  }

  @Test(
    arguments: [
      ("a;", 2), ("a;\n", 3), ("a;\nb", 3), ("a\n\n", 3), ("a\n\nb\n", 3), ("a\r\n\r\nb", 5),
      ("a", nil), ("a\n", nil), ("\n\n", nil), ("(;\n\n", nil), ("a # b;", nil), ("a # b;\n", 7),
      ("a;\n(;\n", 3), ("", nil), (";", 1),
    ] as [(String, Int?)])
  func `what is finished ends at the last semicolon or empty line outside brackets`(
    _ text: String, _ length: Int?
  ) {
    #expect(Pipe.cut(in: Array(text.utf8), wantsMore: { $0.contains("(") }) == length)
  }
}
