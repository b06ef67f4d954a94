import Glibc

extension History {
  /// Forgets entries for ever, in the file too.
  ///
  /// Their bytes are overwritten where they stand, so that other prompts, which remember how far they
  /// have read, go on reading at the right place; a blank line is no entry.
  package mutating func forget(where isNamed: (String) -> Bool) {
    keep(where: { !isNamed($0) })
    guard let path else { return }
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 { if errno != EINTR { return } }
    var start: off_t = 0
    for line in History.content(of: file).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      defer { start += off_t(line.count + 1) }
      guard let (entry, _) = EntryLine.read(line), isNamed(entry) else { continue }
      let blank = [UInt8](repeating: UInt8(ascii: " "), count: line.count)
      _ = pwrite(file, blank, blank.count, start)
    }
    fsync(file)
  }

  /// Everything in an open file.
  private static func content(of file: Int32) -> [UInt8] {
    let size = lseek(file, 0, SEEK_END)
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress?.advanced(by: filled), $0.count - filled, off_t(filled))
      }
      if count > 0 { filled += count } else if count == 0 || errno != EINTR { break }
    }
    return Array(bytes[..<filled])
  }
}
