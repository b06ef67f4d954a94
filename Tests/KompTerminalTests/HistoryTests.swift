import Glibc
import KompShell
import Testing

/// What is kept of the entries typed, and what is not.
@Suite struct HistoryTests {
  @Test(arguments: [
    "staff", "say \"a\\b\"", "två\nrader\n\tin", "👩\u{200D}👧", "日本 🙂", "\\n", "\"\"", "\\",
  ])
  func `an entry reads back as it was written`(_ entry: String) {
    let line = EntryLine.encode(entry)
    #expect(!line.contains(0x0A))
    #expect(EntryLine.decode(line[...]) == entry)
  }

  @Test(arguments: [
    "", "\"", "\"\"", "staff", "\"a", "a\"", "\"a\"b\"", "\"\\q\"", "\"\\u00\"", "\"\\u00zz\"",
    "\"\\u00ff\"", "\"\\\"", "\"a\tb\"",
    "\"a\\u001bb\"", "\"a\u{9B}b\"", "\"a\u{202E}b\"", "\"a\u{7F}b\"",
  ])
  func `a damaged line is no entry`(_ line: String) {
    #expect(EntryLine.decode(Array(line.utf8)[...]) == nil)
  }

  @Test func `entries are kept in a file of one's own and read back`() throws {
    let folder = try Folder()
    let path = folder.path + "/deep/er/history"
    var history = History(path: path)
    for entry in ["one", "one", "två\nrader ", " secret", "", "  ", "three\n"] {
      _ = history.add(entry)
    }
    #expect(history.entries == ["one", "två\nrader", "three"])
    #expect(History(path: path).entries == history.entries)
    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `damaged lines cost themselves only`() throws {
    let folder = try Folder()
    let path = folder.path + "/history"
    folder.write("\"one\"\nrubbish\n\"\u{0}\"\n\"two\"\n\"cut sho", to: path)
    var history = History(path: path)
    #expect(history.entries == ["one", "two"])
    _ = history.add("three")
    #expect(History(path: path).entries == ["one", "two", "three"])
  }

  @Test func `two prompts add to one file`() throws {
    let folder = try Folder()
    let path = folder.path + "/history"
    var (one, other) = (History(path: path), History(path: path))
    for number in 1...20 {
      _ = one.add("one \(number)")
      _ = other.add("other \(number)")
    }
    #expect(History(path: path).entries.count == 40)
    #expect(one.entries.count == 20)
  }

  @Test func `of a long file the newest part is read`() throws {
    let folder = try Folder()
    let path = folder.path + "/history"
    folder.write(
      (1...50_000).map { "\"staff where id=\($0) show name\"\n" }.joined(), to: path)
    let entries = History(path: path).entries
    #expect(entries.last == "staff where id=50000 show name")
    #expect(entries.count > 20_000 && entries.count < 50_000)
  }

  @Test func `a file that cannot be made leaves the history of the session`() {
    var history = History(path: "/proc/no/such/place")
    let wasTaken = history.add("one")
    #expect(wasTaken)
    #expect(history.entries == ["one"])
  }

  @Test(
    arguments: [
      ("", [nil, "three", "two", "one", nil, "two", "three", ""]),
      ("t", [nil, "three", "two", nil, nil, "three", "t", nil]),
      ("x", [nil, nil, nil, nil, nil, nil, nil, nil]),
    ] as [(String, [String?])])
  func `recall walks through what begins as the draft and back to it`(
    _ draft: String, _ wanted: [String?]
  ) {
    var recall = Recall()
    var seen: [String?] = []
    let ways: [Recall.Direction] = [
      .later, .earlier, .earlier, .earlier, .earlier, .later, .later, .later,
    ]
    for way in ways {
      let text = seen.compactMap { $0 }.last ?? draft
      seen.append(recall.move(way, through: ["one", "two", "three"], from: text))
    }
    #expect(seen == wanted)
  }

  @Test(arguments: [
    ("811218-9876", true), ("help 198112189876", true), ("19811218-9876x", true),
    ("811218+9876", true), ("811278-9873", true), ("811218-9875", false),
    ("811318-9876", false), ("2025-11-01", false), ("1234567890123", false), ("8112189876", true),
    ("staff where id=17", false),
  ])
  func `a personal number is told from other digits`(_ text: String, _ isNumber: Bool) {
    #expect(PersonMark.stands(in: text) == isNumber)
  }

  @Test
  func `who is forgotten is gone from the file, and other prompts read on at the right place`()
    throws
  {
    let folder = try Folder()
    let path = folder.path + "/history"
    var (one, other) = (History(path: path), History(path: path))
    for entry in ["units", "staff where id=P05", "staff\nwhere name=\"Kerstin\"", "purge P05"] {
      _ = one.add(entry)
    }
    #expect(other.refresh().count == 4)
    one.forget { $0.contains("P05") || $0.contains("Kerstin") }
    #expect(one.entries == ["units"])
    _ = one.add("after")
    #expect(other.refresh() == ["after"])
    #expect(History(path: path).entries == ["units", "after"])
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    #expect(text.contains("after") && !text.contains("P05") && !text.contains("Kerstin"))
  }

  @Test func `what another prompt adds is taken in once`() throws {
    let folder = try Folder()
    let path = folder.path + "/history"
    var (one, other) = (History(path: path), History(path: path))
    _ = one.add("a")
    _ = other.add("b")
    _ = one.add("c")
    #expect(one.refresh() == ["b"])
    #expect(other.refresh() == ["a", "c"])
    #expect(one.refresh().isEmpty)
    #expect(one.entries == ["a", "c", "b"])
    _ = one.add("811218-9876")
    #expect(History(path: path).entries == ["a", "b", "c"])
  }
}

/// A folder for one test, gone with it.
private final class Folder {
  let path: String

  init() throws {
    var name = Array(("/tmp/komp-test-" + String(repeating: "X", count: 6)).utf8CString)
    try #require(mkdtemp(&name) != nil)
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    for file in ["/history", "/deep/er/history"] { unlink(path + file) }
    for folder in ["/deep/er", "/deep", ""] { rmdir(path + folder) }
  }

  func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT, 0o600)
    let bytes = Array(text.utf8)
    _ = Glibc.write(file, bytes, bytes.count)
    close(file)
  }
}
