import KompValues

/// The places along an axis: one a row of the table, all of one width, named below.
struct Slots {
  /// Wider slots only spread the picture out.
  static let widest = 16

  /// The rows of the table that have a place.
  let rows: [Int]
  /// The cells of each, the gap to the next included.
  let width: Int
  private let labels: [Glyphs]
  private let paper: ChartPaper

  /// `least` is what a number in a slot takes; `keepsLast` drops the earliest where all do not fit.
  init(
    _ chart: Chart, _ all: [Int], in cells: Int, least: Int, keepsLast: Bool, _ paper: ChartPaper
  ) {
    self.paper = paper
    let room = max(1, cells / max(1, least))
    let rows = Array(keepsLast ? all.suffix(room) : all.prefix(room))
    let labels = rows.map { paper.label(chart, $0, chart.keys) }
    let share = cells / max(1, rows.count)
    let wish = max(least, (labels.map(\.width).max() ?? 0) + 1)
    self.rows = rows
    self.labels = labels
    width = max(1, min(share, wish, max(Slots.widest, least)))
  }

  /// Whether every name fits below its place.
  var showsNames: Bool { labels.allSatisfy { $0.width < width } }

  /// The line of names; short signs where a name is too long, explained in the notes.
  func names(_ notes: inout ChartNotes) -> String {
    guard !showsNames else { return line(labels) }
    let signs = rows.indices.map { Glyphs(Codes.sign($0), paper.caution) }
    notes.addKey(zip(signs, labels).map { ($0.text, $1) })
    return line(signs)
  }

  /// Texts each in the middle of its place.
  func line(_ texts: [Glyphs]) -> String {
    trimmed(texts.map { $0.centred(in: width - 1) + " " }.joined())
  }

  /// As many names as there is room for, evenly chosen: those of a line are in order.
  func sparseNames() -> String {
    let every = max(1, ((labels.map(\.width).max() ?? 0) + 2 + width - 1) / width)
    var line = ""
    var used = 0
    for (index, label) in labels.enumerated() where index % every == 0 {
      let start = max(0, index * width + max(0, width - 1) / 2 - label.width / 2)
      guard start >= used, start + label.width <= labels.count * width else { continue }
      line += String(repeating: " ", count: start - used) + label.text
      used = start + label.width
    }
    return line
  }
}
