import Glibc
import KompValues

/// The entries typed before, in a file that several prompts may write at once.
///
/// One entry a line, as a JSON string, so that an entry of many rows is one line of the file and a
/// damaged line costs that entry only.
package struct History {
  /// The entries, oldest first.
  package private(set) var entries: [String] = []
  /// When each was typed, in seconds since 1970; nil where the file does not say.
  package private(set) var times: [Int?] = []
  let path: String?
  /// How far the file has been read, and what was written to it since.
  private var readTo: off_t = 0
  private var written: [String] = []

  /// How much of a long file is read: its newest part.
  private static let limit = 1 << 20

  /// Reads the history in a file; without one it is kept for this session only.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    let (lines, end) = History.lines(of: path, from: nil)
    for line in lines {
      if let (entry, time) = EntryLine.read(line), entry != entries.last { take(entry, time) }
    }
    readTo = end
  }

  /// Takes in what other prompts have added to the file since it was read; answers that.
  package mutating func refresh() -> [String] {
    guard let path else { return [] }
    let (lines, end) = History.lines(of: path, from: readTo)
    guard end > readTo else { return [] }
    readTo = end
    var fresh: [String] = []
    for line in lines {
      guard let (entry, time) = EntryLine.read(line) else { continue }
      // What this prompt wrote stands in the file as well.
      if let own = written.firstIndex(of: entry) {
        written.remove(at: own)
      } else if entry != entries.last {
        take(entry, time)
        fresh.append(entry)
      }
    }
    return fresh
  }

  /// Where the history is kept: `$XDG_STATE_HOME/komp/history`, else below `~/.local/state`.
  package static var defaultPath: String? {
    if let state = Terminal.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/komp/history"
    }
    guard let home = Terminal.variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/komp/history"
  }

  /// Adds an entry; answers whether it was taken.
  ///
  /// A line that names a person by number is recalled while the session lasts and never written.
  /// Left out are blank entries, one that repeats the last, and one with a leading blank: that is
  /// how a line is kept out of the file.
  package mutating func add(_ text: String) -> Bool {
    var entry = Substring(text)
    while let last = entry.last, last.isWhitespace { entry.removeLast() }
    guard let first = entry.first, !first.isWhitespace, entry != entries.last ?? "" else {
      return false
    }
    let now = time(nil)
    take(String(entry), now)
    if let path, !PersonMark.stands(in: String(entry)) {
      History.append(EntryLine.encode(String(entry), at: now), to: path)
      written.append(String(entry))
    }
    return true
  }

  /// Keeps the entries that pass, in memory.
  mutating func keep(where passes: (String) -> Bool) {
    let kept = entries.indices.filter { passes(entries[$0]) }
    (entries, times) = (kept.map { entries[$0] }, kept.map { times[$0] })
    written.removeAll { !passes($0) }
  }

  private mutating func take(_ entry: String, _ time: Int?) {
    entries.append(entry)
    times.append(time)
  }

  /// A history that cannot be written is no reason to trouble anyone: the session goes on without.
  private static func append(_ line: [UInt8], to path: String) {
    makeFolder(of: path)
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    // The lock keeps two prompts from mixing their lines; closing the file gives it back.
    while flock(file, LOCK_EX) != 0 { if errno != EINTR { return } }
    var bytes = line + [UInt8(ascii: "\n")]
    if !endsInNewline(file) { bytes.insert(UInt8(ascii: "\n"), at: 0) }
    _ = write(file, bytes, bytes.count)
  }

  /// A line that a crash or a full disk cut short must not swallow the next one.
  private static func endsInNewline(_ file: Int32) -> Bool {
    let size = lseek(file, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    return pread(file, &last, 1, size - 1) != 1 || last == UInt8(ascii: "\n")
  }

  private static func makeFolder(of path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }

  /// The lines of the file from an offset, or its newest part, and where it ends.
  private static func lines(of path: String, from offset: off_t?)
    -> (lines: [ArraySlice<UInt8>], end: off_t)
  {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return ([], 0) }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    let start = max(offset ?? 0, size - off_t(limit), 0)
    guard size > start, lseek(file, start, SEEK_SET) == start else { return ([], max(0, size)) }
    var bytes = [UInt8](repeating: 0, count: Int(size - start))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count > 0 { filled += count } else if count == 0 || errno != EINTR { break }
    }
    // Another prompt may be in the middle of writing: what is no whole line yet is read next time.
    if offset != nil {
      let whole = (bytes[..<filled].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      return (bytes[..<whole].split(separator: UInt8(ascii: "\n")), start + off_t(whole))
    }
    // Where reading began inside a line, its rest has no opening quote and is skipped as damaged.
    return (bytes[..<filled].split(separator: UInt8(ascii: "\n")), size)
  }
}
