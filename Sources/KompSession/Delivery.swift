import Glibc
import KompLanguage
import KompLexicon
import KompReport
import KompValues

extension Session {
  /// Writes a report where it belongs: standard output, or the file or format that was named.
  func deliver(
    _ report: Report, to target: Name? = nil, as said: Voice.Said = .answer, page: Page
  ) throws(Failure) {
    var page = page
    page.tongue = tongue
    guard let target else {
      try write(report, with: format ?? Inks.standard, as: said, on: page)
      return
    }
    if let ink = Inks.named(folded(target.text)), !target.quoted {
      try write(report, with: ink, as: said, on: page)
      return
    }
    guard let ink = Inks.forFile(target.text) else {
      let known = Inks.all.map { $0.words.main(in: tongue) }
      let word =
        target.text.contains(".") || target.quoted ? Paths.name(of: target.text) : target.text
      throw .explained(SessionProblem.unknownFormat(word, known: known), target.place, .wrong)
    }
    try mayWrite(target.text, at: target.place)
    var bytes: [UInt8] = []
    page.width = nil
    page.colour = false
    page.isASCII = false
    let hidden = ink.write(report, on: page, to: &bytes)
    if Work.isStopped { throw .interrupted }
    try believe(place)
    if let why = FileWriting.replace(Paths.join(start, target.text), with: bytes) {
      throw .explained(SessionProblem.file(target.text, why), target.place, .unreadable)
    }
    transaction?.written.append(target.text)
    say(
      report.remarks + hidden + [
        Remark(.footer, Both("written to \(target.text)", "skrivet till \(target.text)"))
      ])
  }

  private func write(
    _ report: Report, with ink: any Ink.Type, as said: Voice.Said, on page: Page
  ) throws(Failure) {
    var bytes: [UInt8] = []
    let hidden = ink.write(report, on: page, to: &bytes)
    // Somebody may read it for as long as they like.
    readApart()
    if Work.isStopped { throw .interrupted }
    // Texts are read when they are written: nothing is said that could not be read.
    try believe(place)
    if !bytes.isEmpty {
      // A blank line parts what a person reads; what a program reads stays exact.
      if voice.parts(from: said), !ink.isCanonical { bytes.insert(UInt8(ascii: "\n"), at: 0) }
      voice.say(.output(bytes))
    }
    say(report.remarks + hidden)
  }

  /// Writes a line exactly as it is, parted from the answer before it.
  func write(line: String) {
    let text = (voice.parts(from: .line) ? "\n" : "") + line + "\n"
    voice.say(.output(Array(text.utf8)))
  }

  /// Says remarks on standard error: the footer on one line, each note on its own.
  func say(_ remarks: [Remark]) {
    guard !isQuiet else { return }
    var text = ""
    // What is said about data may quote it, and standard error is read at a terminal.
    for remark in remarks {
      text += Wrapping.wrap(Neutral.shown(remark.text[tongue], .quoted), to: remarkWidth) + "\n"
    }
    if !text.isEmpty { voice.say(.remarks(Array(text.utf8))) }
  }
}

extension Inks {
  /// The ink of answers that name none: the table.
  static var standard: any Ink.Type { all.first ?? Fallback.self }

  private enum Fallback: Ink {
    static let words = Words("text", "text")
    static let endings: [String] = []
    static let summary = Both("nothing", "ingenting")
    static let isCanonical = false
    static func write(_ report: Report, on page: Page, to output: inout [UInt8]) -> [Remark] { [] }
  }
}

/// Writing whole files.
enum FileWriting {
  /// Replaces a file by bytes, through a file beside it so that a full disk loses nothing; says why it could not.
  static func replace(_ path: String, with bytes: [UInt8]) -> Both? {
    let beside = path + ".part"
    let handle = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard handle >= 0 else { return reason() }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { raw in
        Glibc.write(handle, raw.baseAddress.map { $0 + done }, min(bytes.count - done, 1 << 20))
      }
      if Work.isStopped || written < 0 {
        if !Work.isStopped, errno == EINTR { continue }
        let why = Work.isStopped ? Both("interrupted", "avbrutet") : reason()
        close(handle)
        unlink(beside)
        return why
      }
      done += written
    }
    let flushed = fsync(handle)
    if (flushed != 0 && errno != EINVAL && errno != EROFS) || close(handle) != 0
      || rename(beside, path) != 0
    {
      let why = reason()
      unlink(beside)
      return why
    }
    return nil
  }

  /// Reads a whole file, or says why not.
  static func read(_ path: String) -> Result<[UInt8], Unreadable> {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else {
      return .failure(Unreadable(why: reason(), isAbsent: errno == ENOENT))
    }
    defer { close(handle) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(handle, &room, room.count)
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(Unreadable(why: reason()))
      }
      if count == 0 { return .success(bytes) }
      bytes += room[..<count]
    }
  }

  /// Why a file could not be read.
  struct Unreadable: Error {
    let why: Both
    /// Whether there is no such file at all.
    var isAbsent = false
  }

  private static func reason() -> Both {
    switch errno {
    case ENOENT: Both("there is no such file or folder", "det finns ingen sådan fil eller mapp")
    case EISDIR: Both("it is a folder", "det är en mapp")
    case EACCES, EPERM: Both("it may not be used", "den får inte användas")
    case ENOSPC, EDQUOT: Both("the disk is full", "disken är full")
    default: Both(String(cString: strerror(errno)), String(cString: strerror(errno)))
    }
  }
}
