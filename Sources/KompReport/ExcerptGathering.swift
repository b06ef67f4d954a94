extension Excerpt {
  /// The excerpts of a whole text, one for each line that something is said about, in order.
  ///
  /// Places are ranges of UTF-8 offsets and may be anything: they are held inside the text. A place
  /// over several lines is marked to the end of its first. The end of the text is shown after its
  /// last line that holds anything, not on the empty line that a final newline makes. Lines are counted on
  /// from those that went before the text.
  public static func gather(
    _ findings: [(place: Range<Int>, message: Message)], in text: String, named name: String,
    after linesBefore: Int = 0
  ) -> [Excerpt] {
    let bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    let sorted = findings.enumerated().sorted {
      ($0.element.place.lowerBound, $0.offset) < ($1.element.place.lowerBound, $1.offset)
    }
    var excerpts: [Excerpt] = []
    for (_, finding) in sorted {
      let place = held(finding.place, in: bytes)
      let number = line(of: place.lowerBound, starts)
      let said = linesBefore + number + 1
      let start = starts[number]
      var end = number + 1 < starts.count ? starts[number + 1] - 1 : bytes.count
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let content = String(decoding: bytes[start..<end], as: UTF8.self)
      // An explaining place is shown where it lies in the same line.
      let labels = finding.message.labels.filter { start <= $0.lowerBound && $0.upperBound <= end }
      let mark = Mark(
        columns(place, from: start, content), finding.message,
        labels: labels.map { columns($0, from: start, content) })
      if let last = excerpts.last, last.line == said {
        excerpts[excerpts.count - 1] = Excerpt(
          name: name, line: last.line, text: last.text, marks: last.marks + [mark])
      } else {
        excerpts.append(Excerpt(name: name, line: said, text: content, marks: [mark]))
      }
    }
    return excerpts
  }

  private static func held(_ place: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let place = place.clamped(to: 0..<bytes.count)
    let rest = bytes[place.lowerBound...]
    guard rest.allSatisfy(isBlank) else { return place }
    var end = place.lowerBound
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    // Blanks on the same line are kept: the caret stands where the typing stopped.
    return bytes[end..<place.lowerBound].contains(0x0A) ? end..<end : place
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func line(of offset: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = low + (high - low + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// A place inside a character means the whole of it.
  private static func columns(_ place: Range<Int>, from start: Int, _ line: String) -> Range<Int> {
    // Counted once: a line may be a megabyte long.
    let count = line.count
    var (low, high, offset) = (count, count, start)
    for (column, character) in line.enumerated() {
      let next = offset + character.utf8.count
      if low == count, place.lowerBound < next { low = column }
      if place.upperBound <= offset {
        high = column
        break
      }
      offset = next
    }
    return low..<max(low, high)
  }
}
