/// The strokes a bar is made of: eighths of a cell, or whole cells where only ASCII can be shown.
struct Strokes {
  let isASCII: Bool

  private static let lying: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  private static let standing: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// How finely a bar is measured.
  var perCell: Int { isASCII ? 1 : 8 }

  /// The strokes of an amount where `cells` cells show `most`: half-up, but never none of something.
  func count(_ amount: Double, of most: Double, in cells: Int) -> Int {
    guard amount > 0, most > 0, cells > 0 else { return 0 }
    let all = cells * perCell
    let share = min(1, amount / most)
    guard share.isFinite else { return 0 }
    return max(1, Int((share * Double(all)).rounded(.toNearestOrAwayFromZero)))
  }

  /// A bar to the right of so many strokes.
  func rightward(_ count: Int) -> String {
    guard !isASCII else { return String(repeating: "#", count: count) }
    let rest = count % 8
    return String(repeating: "█", count: count / 8)
      + (rest == 0 ? "" : String(Strokes.lying[rest - 1]))
  }

  /// A bar to the left, in so many cells.
  ///
  /// There are signs for the right half of a cell and for its rightmost eighth, but none between.
  func leftward(_ count: Int, in cells: Int) -> String {
    var signs = ""
    if isASCII {
      signs = String(repeating: "#", count: count)
    } else {
      let rest = count % 8
      let full = count / 8 + (rest >= 6 ? 1 : 0)
      signs = rest == 0 || rest >= 6 ? "" : rest >= 3 ? "▐" : "▕"
      signs += String(repeating: "█", count: full)
    }
    return String(repeating: " ", count: max(0, cells - signs.count)) + signs
  }

  /// What stands in a cell so many cells above the axis, for a bar upward.
  func upward(_ count: Int, at cell: Int) -> Character? {
    if isASCII { return cell < count ? "#" : nil }
    let rest = count - cell * 8
    return rest <= 0 ? nil : rest >= 8 ? "█" : Strokes.standing[rest - 1]
  }

  /// What stands in a cell so many cells below the axis, for a bar downward: halves and one eighth.
  func downward(_ count: Int, at cell: Int) -> Character? {
    if isASCII { return cell < count ? "#" : nil }
    let rest = count - cell * 8
    return rest <= 0 ? nil : rest >= 6 ? "█" : rest >= 3 ? "▀" : "▔"
  }
}
