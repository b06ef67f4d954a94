import KompValues

/// The places along an axis, all of one width, named below: a row of the table each, years that no
/// row has left empty.
struct Slots {
  /// Wider slots only spread the picture out.
  static let widest = 16

  /// The rows of the table that have a place.
  let rows: [Int]
  /// The place of each, from the left.
  let places: [Int]
  /// The cells of each, the gap to the next included.
  let width: Int
  private let labels: [Glyphs]
  private let paper: ChartPaper

  /// The places, those without a row among them.
  var count: Int { (places.last ?? -1) + 1 }

  /// `least` is what a number in a slot takes; a timeline keeps its distances, and its latest rows
  /// where all do not fit.
  init(
    _ chart: Chart, _ all: [Int], in cells: Int, least: Int, isTimeline: Bool, _ paper: ChartPaper
  ) {
    self.paper = paper
    let room = max(1, cells / max(1, least))
    let far = isTimeline ? Slots.places(chart, all) : Array(all.indices)
    let first = isTimeline ? max(0, (far.last ?? 0) - room + 1) : 0
    let kept = all.indices.filter { first <= far[$0] && far[$0] < first + room }
    let rows = kept.map { all[$0] }
    let start = kept.first.map { far[$0] } ?? 0
    let labels = rows.map { paper.label(chart, $0, chart.keys) }
    self.rows = rows
    self.labels = labels
    places = kept.map { far[$0] - start }
    let share = cells / max(1, (places.last ?? 0) + 1)
    // A line is read the better the further apart its points are.
    let named = max(least, (labels.map(\.width).max() ?? 0) + 1)
    let wish = isTimeline ? max(named, 10) : named
    width = max(1, min(share, wish, max(Slots.widest, least)))
  }

  /// How many places a timeline of rows has.
  static func count(_ chart: Chart, _ rows: [Int]) -> Int { (places(chart, rows).last ?? -1) + 1 }

  /// Whether rows are named by numbers that rise: years, steps.
  static func isRising(_ chart: Chart, _ rows: [Int]) -> Bool { numbers(chart, rows) != nil }

  private static func numbers(_ chart: Chart, _ rows: [Int]) -> [Int]? {
    guard let key = chart.keys.first, chart.keys.count == 1 else { return nil }
    var numbers: [Int] = []
    for row in rows {
      guard case .digits(let number) = chart.table.cell(row, key),
        numbers.last.map({ $0 < number }) ?? true, number.magnitude < 100_000
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Years keep their distances, where the gaps between them are not most of the axis.
  private static func places(_ chart: Chart, _ rows: [Int]) -> [Int] {
    guard let years = numbers(chart, rows), let first = years.first, let last = years.last,
      last - first < 3 * years.count
    else { return Array(rows.indices) }
    return years.map { $0 - first }
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
    var line = ""
    var next = 0
    for (place, text) in zip(places, texts) {
      line += String(repeating: " ", count: (place - next) * width)
      line += text.centred(in: width - 1) + " "
      next = place + 1
    }
    return trimmed(line)
  }

  /// As many names as there is room for, each under its place.
  func sparseNames() -> String {
    var line = ""
    var used = 0
    for (place, label) in zip(places, labels) {
      let middle = place * width + max(0, width - 1) / 2
      let start = max(0, min(middle - label.width / 2, count * width - label.width))
      guard start >= used + (used == 0 ? 0 : 2), start + label.width <= count * width else {
        continue
      }
      line += String(repeating: " ", count: start - used) + label.text
      used = start + label.width
    }
    return line
  }
}
