import CEditline
import Glibc

/// A small terminal: what a program writes, as the text a person would see.
///
/// It knows the sequences that komp and libedit use and no others; one it does not know is kept in
/// `unknown`, and the tests fail on it rather than show something wrong.
struct Screen {
  private(set) var rows: [[String]]
  /// How each cell looks: the parameters of the last `m` before it.
  private(set) var looks: [[String]]
  private var look = ""
  /// How a hint looks: what is on the line but not in it.
  static let hint = "2;3"
  private(set) var row = 0
  private(set) var column = 0
  private(set) var columns: Int
  private(set) var unknown: [String] = []
  /// Whether the program has asked for marked pastes.
  private(set) var marksPastes = false
  /// Lines that have scrolled out at the top.
  private(set) var scrolled: [String] = []

  /// Terminals wait with the wrap until the next character comes.
  private var wrapsNext = false
  private var partial: [UInt8] = []
  private static let blank = " "
  /// The right half of a wide character.
  private static let half = ""

  /// The tests count widths as the program under test does; said once, for all threads.
  private static let countsAsUTF8 = setlocale(LC_CTYPE, "C.UTF-8") != nil

  init(rows: Int, columns: Int) {
    _ = Screen.countsAsUTF8
    self.columns = columns
    self.rows = Array(repeating: Array(repeating: Screen.blank, count: columns), count: rows)
    looks = Array(repeating: Array(repeating: "", count: columns), count: rows)
  }

  /// The visible lines without blanks at their ends.
  var lines: [String] { rows.map(Screen.text) }

  /// The line the cursor is on, without a hint.
  var line: String {
    Screen.text(
      rows[row].indices.map { looks[row][$0] == Screen.hint ? Screen.blank : rows[row][$0] })
  }

  /// The hint on the line the cursor is on.
  var hint: String {
    rows[row].indices.map { looks[row][$0] == Screen.hint ? rows[row][$0] : "" }.joined()
  }

  /// How a text looks where it last stands on the screen; nil where it does not or its cells differ.
  func look(of text: String) -> String? {
    let cells = text.map { String($0) }
    for row in rows.indices.reversed() {
      for start in 0...max(0, columns - cells.count)
      where Array(rows[row][start..<min(columns, start + cells.count)]) == cells {
        let found = Set(looks[row][start..<(start + cells.count)])
        return found.count == 1 ? found.first : nil
      }
    }
    return nil
  }

  /// All that was ever shown, one line under the other.
  var everything: String { (scrolled + lines).joined(separator: "\n") }

  private static func text(_ row: [String]) -> String {
    var row = row
    while row.last == blank { row.removeLast() }
    return row.joined()
  }

  /// A window that does not flow its text anew: lines are cut or get room.
  mutating func resize(rows count: Int, columns: Int) {
    self.columns = columns
    rows = rows.map { row in
      Array(row.prefix(columns))
        + Array(repeating: Screen.blank, count: max(0, columns - row.count))
    }
    looks = looks.map { row in
      Array(row.prefix(columns)) + Array(repeating: "", count: max(0, columns - row.count))
    }
    while rows.count < count {
      rows.append(Array(repeating: Screen.blank, count: columns))
      looks.append(Array(repeating: "", count: columns))
    }
    if rows.count > count {
      rows.removeLast(rows.count - count)
      looks.removeLast(looks.count - count)
    }
    row = min(row, count - 1)
    column = min(column, columns - 1)
    wrapsNext = false
  }

  /// Takes what the program wrote.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      partial.append(byte)
      if partial[0] == 0x1B { sequence() } else { character() }
    }
  }

  private mutating func character() {
    let first = partial[0]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard partial.count >= length else { return }
    let text = String(decoding: partial, as: UTF8.self)
    partial = []
    for scalar in text.unicodeScalars { show(scalar) }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x07: break
    case 0x08: (column, wrapsNext) = (max(0, column - 1), false)
    case 0x09: (column, wrapsNext) = (min(columns - 1, (column / 8 + 1) * 8), false)
    case 0x0A: lineFeed()
    case 0x0D: (column, wrapsNext) = (0, false)
    case 0..<0x20, 0x7F: unknown.append("control \(scalar.value)")
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = max(0, Int(ce_width(Int32(bitPattern: scalar.value))))
    if width == 0 {
      let before = max(0, column - (wrapsNext ? 0 : 1))
      rows[row][before].unicodeScalars.append(scalar)
      return
    }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    rows[row][column] = String(Character(scalar))
    for cell in column..<min(columns, column + width) { looks[row][cell] = look }
    if width == 2 { rows[row][column + 1] = Screen.half }
    column += width
    wrapsNext = column >= columns
    if wrapsNext { column = columns - 1 }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if row + 1 < rows.count {
      row += 1
    } else {
      scrolled.append(Screen.text(rows.removeFirst()))
      rows.append(Array(repeating: Screen.blank, count: columns))
      looks.removeFirst()
      looks.append(Array(repeating: "", count: columns))
    }
  }

  private mutating func sequence() {
    guard partial.count >= 2 else { return }
    // Which codes the arrows send is the keyboard's affair.
    if partial[1] == UInt8(ascii: "=") || partial[1] == UInt8(ascii: ">") {
      partial = []
      return
    }
    guard partial[1] == UInt8(ascii: "[") else {
      unknown.append(String(decoding: partial, as: UTF8.self))
      partial = []
      return
    }
    guard partial.count >= 3, let final = partial.last, (0x40...0x7E).contains(final) else {
      return
    }
    let parameters = String(decoding: partial.dropFirst(2).dropLast(), as: UTF8.self)
    partial = []
    act(Character(Unicode.Scalar(final)), parameters)
  }

  private mutating func act(_ final: Character, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    let mode = numbers.first ?? 0
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows.count, count) - 1
      column = min(columns, numbers.count > 1 ? max(1, numbers[1]) : 1) - 1
    case "J" where mode == 0 || mode == 2: eraseDisplay(all: mode == 2)
    case "K" where mode == 0: clear(row, from: column)
    case "P":
      rows[row].removeSubrange(column..<min(columns, column + count))
      rows[row] += Array(repeating: Screen.blank, count: columns - rows[row].count)
      looks[row].removeSubrange(column..<min(columns, column + count))
      looks[row] += Array(repeating: "", count: columns - looks[row].count)
    case "@":
      rows[row].insert(contentsOf: Array(repeating: Screen.blank, count: count), at: column)
      rows[row].removeLast(rows[row].count - columns)
      looks[row].insert(contentsOf: Array(repeating: "", count: count), at: column)
      looks[row].removeLast(looks[row].count - columns)
    case "m": look = parameters == "0" ? "" : parameters
    case "h" where ["?1", "?25"].contains(parameters): break
    case "l" where ["?1", "?25"].contains(parameters): break
    case "h" where parameters == "?2004": marksPastes = true
    case "l" where parameters == "?2004": marksPastes = false
    default: unknown.append("CSI \(parameters)\(final)")
    }
    wrapsNext = false
  }

  private mutating func eraseDisplay(all: Bool) {
    clear(row, from: all ? 0 : column)
    for other in rows.indices where other > row || (all && other < row) { clear(other, from: 0) }
  }

  private mutating func clear(_ row: Int, from start: Int) {
    for column in start..<columns {
      rows[row][column] = Screen.blank
      looks[row][column] = ""
    }
  }
}
