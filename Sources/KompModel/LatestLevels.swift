import KompValues

/// The latest level of each person in each competence, person by person.
///
/// Each assessment is one number made of its competence, row and level, whose order is that of the
/// competences and, within one, of the rows: six hundred thousand take five megabytes and not twelve.
struct LatestLevels {
  /// One level a person and competence, competences in order of their rows.
  let held: [Held]
  /// Where each person's begin; one more than there are people.
  let starts: [Int32]

  /// What a number has room for.
  private static var mostCompetences: Int { 1 << 20 }
  private static var highestLevel: Int64 { 4_095 }
  private static var competencePlace: UInt64 { 44 }
  private static var rowPlace: UInt64 { 12 }

  /// The levels on a moment; nil where they must be found the slow way.
  ///
  /// That is where another rule than the latest holds, where rows were taken away, or where a number has
  /// no room. `oldest` tells for each competence the day up to which assessments no
  /// longer hold, the lowest number where they hold for ever.
  init?(_ model: Model, at moment: Moment, people: Int, oldest: [Int64]) {
    let count = model["assessments"].count
    guard moment.rule == .latest, model["assessments"].removed.isEmpty,
      oldest.count <= LatestLevels.mostCompetences
    else { return nil }
    func column(_ name: String) -> Column {
      model.column(name, of: "assessments", on: moment.day)
    }
    let isMany = count > SideBySide.worthwhile
    // What lies in a file is read by two at once.
    let (persons, others) = LatestLevels.both(
      isMany, { column("person") }, { ["competence", "level", "date"].map(column) })
    let dates = Dates(others[2])
    guard others[1].parts.allSatisfy({ $0.isWithin(0...LatestLevels.highestLevel) }) else {
      return nil
    }
    let columns = [persons.parts] + others.map(\.parts)
    let rows = Rows(
      columns: columns, people: UInt32(clamping: people), competences: UInt32(oldest.count),
      day: moment.day.number)
    let half = count / 2 / Column.partLength * Column.partLength
    let (first, second) = (0..<(isMany ? half : count), (isMany ? half : count)..<count)

    func counted(_ among: Range<Int>) -> [Int32] {
      var counts = [Int32](repeating: 0, count: people)
      counts.withUnsafeMutableBufferPointer { counts in
        guard let counts = counts.baseAddress else { return }
        rows.visit(among) { person, _ in counts[person] &+= 1 }
      }
      return counts
    }
    var (fill, later) = LatestLevels.both(isMany, { counted(first) }, { counted(second) })
    // The second half's own begin behind those of the first: rows stay in their order.
    var begins = [Int32](repeating: 0, count: people + 1)
    for person in 0..<people {
      let next = begins[person]
      begins[person + 1] = next + fill[person] + later[person]
      later[person] = next + fill[person]
      fill[person] = next
    }
    let total = Int(begins[people])
    var numbers = [UInt64](unsafeUninitializedCapacity: total) { out, made in
      func put(_ among: Range<Int>, _ places: [Int32]) {
        var places = places
        places.withUnsafeMutableBufferPointer { places in
          guard let places = places.baseAddress, let out = out.baseAddress else { return }
          // Each place is written once: the same assessments were counted above.
          rows.visit(among) { person, number in
            out[Int(places[person])] = number
            places[person] &+= 1
          }
        }
      }
      _ = LatestLevels.both(isMany, { put(first, fill) }, { put(second, later) })
      made = total
    }
    var starts = [Int32](repeating: 0, count: people + 1)
    let middle = isMany ? people / 2 : people
    let gap = Int(begins[middle])
    held = [Held](unsafeUninitializedCapacity: total) { out, made in
      let (one, other) = numbers.withUnsafeMutableBufferPointer { numbers in
        starts.withUnsafeMutableBufferPointer { starts in
          func weigh(_ some: Range<Int>, _ place: Int) -> Int {
            LatestLevels.weigh(some, numbers, begins, dates, oldest, out, place, starts)
          }
          return LatestLevels.both(
            isMany, { weigh(0..<middle, 0) }, { weigh(middle..<people, gap) })
        }
      }
      // The second half follows upon the first; the two places may overlap.
      if one < gap, other > gap, let base = out.baseAddress {
        (base + one).update(from: base + gap, count: other - gap)
      }
      for person in middle..<people { starts[person] -= Int32(gap - one) }
      made = one + (other - gap)
      starts[people] = Int32(made)
    }
    self.starts = starts
  }

  /// What two pieces of work give, at once where there is much to do.
  private static func both<One, Other>(
    _ isMany: Bool, _ first: () -> One, _ second: () -> Other
  ) -> (One, Other) {
    isMany ? SideBySide.run(first, second) : (first(), second())
  }

  /// Writes what some people have from a place on; answers the place behind the last.
  private static func weigh(
    _ people: Range<Int>, _ numbers: UnsafeMutableBufferPointer<UInt64>, _ begins: [Int32],
    _ dates: Dates, _ oldest: [Int64], _ out: UnsafeMutableBufferPointer<Held>, _ place: Int,
    _ starts: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var place = place
    begins.withUnsafeBufferPointer { begins in
      oldest.withUnsafeBufferPointer { oldest in
        for person in people {
          starts[person] = Int32(truncatingIfNeeded: place)
          let own = UnsafeMutableBufferPointer(
            rebasing: numbers[Int(begins[person])..<Int(begins[person &+ 1])])
          order(own)
          var at = 0
          while at < own.count {
            var best = own[at]
            let competence = best >> competencePlace
            at &+= 1
            while at < own.count, own[at] >> competencePlace == competence {
              // Of one day the later row, which comes later here.
              if dates.areInOrder || dates[own[at]] >= dates[best] { best = own[at] }
              at &+= 1
            }
            let limit = oldest[Int(truncatingIfNeeded: competence)]
            let date = limit == .min ? .min : dates[best]
            out.initializeElement(
              at: place,
              to: Held(
                person: Int32(truncatingIfNeeded: person),
                competence: Int32(truncatingIfNeeded: competence),
                level: Int16(truncatingIfNeeded: best & UInt64(highestLevel)),
                isExpired: date != .min && date <= limit,
                assessment: Int32(truncatingIfNeeded: best >> rowPlace)))
            place &+= 1
          }
        }
      }
    }
    return place
  }

  /// The days of the assessments.
  private struct Dates {
    let column: Column
    /// Whether no row is of an earlier day than the one before it: then the later row is the later one.
    let areInOrder: Bool

    init(_ column: Column) {
      self.column = column.present
      areInOrder = column.isAscending
    }

    /// The day of the assessment a number was made of, the lowest number there is where none is said.
    subscript(number: UInt64) -> Int64 {
      column[Int(Int32(truncatingIfNeeded: number >> LatestLevels.rowPlace))] ?? .min
    }
  }

  /// Puts a person's numbers in order.
  private static func order(_ own: UnsafeMutableBufferPointer<UInt64>) {
    guard own.count > 1 else { return }
    if own.count > 64 {
      var own = own
      return own.sort()
    }
    // A dozen, as most have, are soonest put in place one by one.
    for next in 1..<own.count {
      let one = own[next]
      var place = next
      while place > 0, own[place - 1] > one {
        own[place] = own[place - 1]
        place -= 1
      }
      own[place] = one
    }
  }

  /// The assessments as they lie: persons, competences, levels and dates.
  private struct Rows {
    let columns: [[Part]]
    let people: UInt32
    let competences: UInt32
    let day: Int32

    /// Goes over those that tell something on the day among some rows, which begin with a part.
    @inline(__always)
    func visit(_ among: Range<Int>, _ body: (_ person: Int, _ number: UInt64) -> Void) {
      let step = 4_096
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4 * step) { room in
        guard let persons = room.baseAddress else { return }
        let (given, levels, dates) = (persons + step, persons + 2 * step, persons + 3 * step)
        for start in stride(from: among.lowerBound, to: among.upperBound, by: step) {
          let length = min(step, among.upperBound - start)
          for index in 0..<4 {
            Column.fill(persons + index * step, from: columns[index], start, length)
          }
          for at in 0..<length {
            let (person, competence) = (UInt32(bitPattern: persons[at]), given[at])
            // A missing one is below zero, and seen without a sign beyond all.
            guard person < people, UInt32(bitPattern: competence) < competences, levels[at] >= 0,
              dates[at] <= day
            else { continue }
            body(
              Int(person),
              UInt64(UInt32(bitPattern: competence)) << competencePlace
                | UInt64(UInt32(truncatingIfNeeded: start &+ at)) << rowPlace
                | UInt64(UInt32(bitPattern: levels[at])))
          }
        }
      }
    }
  }
}
