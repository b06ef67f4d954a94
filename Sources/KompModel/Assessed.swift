import KompValues

/// One assessment as a standing weighs it: everything in one place, so that a person's can be put in order
/// without a look at the columns.
struct Assessed {
  let competence: Int32
  let row: Int32
  /// The day's number, the lowest there is where none is said.
  let date: Int32
  let level: Int32
  let source: Int8

  /// The assessments that tell something on a day, person by person, those of a person in order of their
  /// competences; and where each person's begin, one more than there are people.
  ///
  /// Columns are widened some rows at a time: of twelve million no column is ever whole.
  static func byPerson(_ model: Model, on day: Day, people: Int, competences: Int)
    -> (all: [Assessed], begins: [Int32])
  {
    let removed = model["assessments"].removed
    let columns = ["person", "competence", "level", "date", "source"].map {
      model.column($0, of: "assessments", on: day)
    }
    let count = model["assessments"].count
    let half = count / 2 / Column.partLength * Column.partLength
    let halves =
      count > SideBySide.worthwhile ? [0..<half, half..<count].filter { !$0.isEmpty } : [0..<count]
    /// Goes over the assessments meant among some rows, in their order.
    func visit(_ among: Range<Int>, _ body: (Int, Assessed) -> Void) {
      for start in stride(from: among.lowerBound, to: among.upperBound, by: Column.partLength / 4) {
        let rows = start..<min(start + Column.partLength / 4, among.upperBound)
        let persons = columns[0].values(rows)
        let given = columns[1].values(rows)
        let levels = columns[2].values(rows)
        let dates = columns[3].values(rows)
        let sources = columns[4].values(rows)
        for at in 0..<rows.count {
          let row = Int32(truncatingIfNeeded: rows.lowerBound + at)
          guard persons[at] >= 0, persons[at] < people, given[at] >= 0, given[at] < competences,
            levels[at] != .min, dates[at] <= Int64(day.number),
            removed.isEmpty || !removed.contains(row)
          else { continue }
          body(
            Int(persons[at]),
            Assessed(
              competence: Int32(truncatingIfNeeded: given[at]), row: row,
              date: Int32(clamping: dates[at]), level: Int32(clamping: levels[at]),
              source: Int8(clamping: sources[at])))
        }
      }
    }
    func counted(_ among: Range<Int>) -> [Int32] {
      var counts = [Int32](repeating: 0, count: people)
      counts.withUnsafeMutableBufferPointer { counts in
        visit(among) { person, _ in counts[person] += 1 }
      }
      return counts
    }
    let counts = both(halves, counted)
    // A half's own begin behind those of the half before it: rows stay in their order.
    var begins = [Int32](repeating: 0, count: people + 1)
    var fills = counts
    for person in 0..<people {
      var next = begins[person]
      for half in counts.indices {
        fills[half][person] = next
        next += counts[half][person]
      }
      begins[person + 1] = next
    }
    let places = fills
    let all = [Assessed](unsafeUninitializedCapacity: Int(begins[people])) { out, made in
      _ = both(Array(halves.indices)) { half in
        var fill = places[half]
        fill.withUnsafeMutableBufferPointer { fill in
          // Each place is written once: the same assessments were counted above.
          visit(halves[half]) { person, one in
            out[Int(fill[person])] = one
            fill[person] += 1
          }
        }
      }
      _ = both(halves.count > 1 ? [0..<people / 2, people / 2..<people] : [0..<people]) { some in
        for person in some {
          order(
            UnsafeMutableBufferPointer(
              rebasing: out[Int(begins[person])..<Int(begins[person + 1])]))
        }
      }
      made = Int(begins[people])
    }
    return (all, begins)
  }

  /// What a piece of work gives for one thing, or for two at once.
  private static func both<Thing, Made>(_ things: [Thing], _ work: (Thing) -> Made) -> [Made] {
    guard things.count == 2 else { return things.map(work) }
    let (first, second) = SideBySide.run({ work(things[0]) }, { work(things[1]) })
    return [first, second]
  }

  /// Puts a person's assessments in order of their competences, those of one as they were.
  private static func order(_ own: UnsafeMutableBufferPointer<Assessed>) {
    guard own.count > 1 else { return }
    if own.count > 64 {
      let sorted = own.sorted { ($0.competence, $0.row) < ($1.competence, $1.row) }
      for (place, one) in sorted.enumerated() { own[place] = one }
      return
    }
    // A dozen, as most have, are soonest put in place one by one.
    for next in 1..<own.count {
      let one = own[next]
      var place = next
      while place > 0, own[place - 1].competence > one.competence {
        own[place] = own[place - 1]
        place -= 1
      }
      own[place] = one
    }
  }
}
