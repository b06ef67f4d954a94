import CEditline

/// Where the characters of the edited text stand on the screen, by the rule the editor draws by.
package struct Layout {
  /// A cell, counted from the row the prompt begins on.
  package struct Cell: Hashable, Sendable {
    package var row = 0
    package var column = 0
  }

  /// Where each character stands; one more for the end.
  package private(set) var cells: [Cell] = []
  private let columns: Int
  private var here = Cell()

  /// Lays out a text after a prompt in a window of so many columns.
  package init(prompt: some Sequence<Unicode.Scalar>, text: [Unicode.Scalar], columns: Int) {
    self.columns = max(2, columns)
    for scalar in prompt { advance(scalar) }
    cells.reserveCapacity(text.count + 1)
    for scalar in text {
      if Layout.width(scalar) > 0 { wrap(before: Layout.width(scalar)) }
      cells.append(here)
      advance(scalar)
    }
    cells.append(here)
  }

  private mutating func advance(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A:
      here = Cell(row: here.row + 1, column: 0)
    case 0x09:
      repeat { take(1) } while here.column % 8 != 0
    case 0..<0x20, 0x7F:
      // Shown as a caret and a letter.
      take(1)
      take(1)
    default:
      take(Layout.width(scalar))
    }
  }

  private mutating func take(_ width: Int) {
    wrap(before: width)
    here.column += width
    if here.column >= columns { here = Cell(row: here.row + 1, column: 0) }
  }

  /// A wide character does not fit in the last cell of a row.
  private mutating func wrap(before width: Int) {
    if here.column + width > columns { here = Cell(row: here.row + 1, column: 0) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x20 || scalar.value == 0x7F
      ? 1 : max(0, Int(ce_width(wchar_t(bitPattern: scalar.value))))
  }
}
