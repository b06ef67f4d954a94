import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Computes terms over a relation, a column at a time.
struct Evaluation {
  let relation: any Relation

  init(_ relation: any Relation) { self.relation = relation }

  /// The values of a term, one a row of the relation.
  func vector(_ typed: Typed) throws(RelationFailure) -> Vector {
    if Work.isStopped { throw .stopped }
    switch typed.term {
    case .field(let field):
      return try relation.vector(field)
    case .through(let reference, let noun, let field):
      let rows = try vector(
        Typed(
          term: reference, type: .reference(noun), name: typed.name, place: typed.place))
      guard let target = relation.target(noun) else {
        return Vector(column: Column(missing: relation.count), type: typed.type)
      }
      let column = try target.column(field)
      let lines = rows.column.widened.map { $0 == .min ? -1 : Int32(truncatingIfNeeded: $0) }
      return Vector(column: column.gathered(lines), type: typed.type)
    case .constant(let number):
      return Vector(
        column: Column(missing: 0), type: typed.type,
        exacts: [Exact?](repeating: number, count: relation.count))
    case .day(let day):
      return Vector(
        column: Column([Int64](repeating: Int64(day.number), count: relation.count)), type: .day)
    case .arithmetic(let symbol, let a, let b):
      return try arithmetic(symbol, a, b, typed)
    case .call(let word, let inner):
      return try call(word, inner, typed)
    case .rounded(let inner, let places):
      let values = try numbers(inner)
      return stored(values.map { value in value?.rounded(places: places) }, typed.type)
    case .choice(let condition, let yes, let no):
      let mask = try Filter(relation).mask(of: condition)
      let (a, b) = (try numbers(yes), try numbers(no))
      return exact(mask.indices.map { mask[$0] != 0 ? a[$0] : b[$0] }, typed.type)
    case .classes(let inner, let ranges):
      let column = try scaled(inner)
      return Vector(
        column: column.mapped { value in
          ranges.firstIndex { $0.contains(value) }.map(Int64.init)
        }, type: typed.type)
    case .related(let related):
      let (passing, _) = try counts(related)
      return Vector(column: Column(passing.map(Int64.init)), type: typed.type)
    }
  }

  /// The values of a term where nobody looks at rows that are not there, which may have anything.
  func vectorAmongPresent(_ typed: Typed) throws(RelationFailure) -> Vector {
    guard case .field(let field) = typed.term,
      let column = (relation as? Roster)?.columnAmongPresent(field)
    else { return try vector(typed) }
    return Vector(column: column, type: field.type)
  }

  /// Stored integers of the type's own scale; exact values are rounded down to it.
  private func scaled(_ typed: Typed) throws(RelationFailure) -> Column {
    let vector = try vector(typed)
    guard let exacts = vector.exacts else { return vector.column }
    let unit = Exact(Int(Exact.power(typed.type.scale)))
    return Column(exacts.map { $0?.times(unit)?.floor ?? .min })
  }

  /// The exact numbers of a term.
  func numbers(_ typed: Typed) throws(RelationFailure) -> [Exact?] {
    numbers(try vector(typed))
  }

  private func numbers(_ vector: Vector) -> [Exact?] {
    if let exacts = vector.exacts { return exacts }
    let scale = vector.type.scale
    return vector.column.widened.map { $0 == .min ? nil : Exact(unscaled: $0, scale: scale) }
  }

  /// Exact values, as stored integers where the type's scale holds every one.
  private func exact(_ values: [Exact?], _ type: FieldType) -> Vector {
    let power = Exact.power(type.scale)
    var integers: [Int64] = []
    integers.reserveCapacity(values.count)
    for value in values {
      guard let value else {
        integers.append(.min)
        continue
      }
      let (product, overflow) = value.numerator.multipliedReportingOverflow(by: power)
      guard !overflow, product % value.denominator == 0,
        let whole = Int64(exactly: product / value.denominator)
      else { return Vector(column: Column(missing: 0), type: type, exacts: values) }
      integers.append(whole)
    }
    return Vector(column: Column(integers), type: type)
  }

  private func stored(_ values: [Int64?], _ type: FieldType) -> Vector {
    Vector(column: Column(values.map { $0 ?? .min }), type: type)
  }

  private func arithmetic(_ symbol: Character, _ a: Typed, _ b: Typed, _ typed: Typed)
    throws(RelationFailure) -> Vector
  {
    let (x, y) = (try side(a), try side(b))
    if let one = x.whole, let other = y.whole,
      let vector = WholeArithmetic(
        left: one, right: other, count: relation.count, type: typed.type
      ).run(symbol)
    {
      return vector
    }
    let left = if let vector = x.vector { numbers(vector) } else { try numbers(a) }
    let right = if let vector = y.vector { numbers(vector) } else { try numbers(b) }
    let values: [Exact?] = left.indices.map { row in
      guard let x = left[row], let y = right[row] else { return nil }
      return switch symbol {
      case "+": x.plus(y)
      case "-": x.plus(y.negated)
      case "*": x.times(y)
      default: y.inverse.flatMap { x.times($0) }
      }
    }
    return exact(values, typed.type)
  }

  /// A side of arithmetic: its values, and the same as whole numbers where they are.
  private func side(_ typed: Typed) throws(RelationFailure)
    -> (vector: Vector?, whole: WholeArithmetic.Side?)
  {
    if case .constant(let number) = typed.term { return (nil, WholeArithmetic.Side(number)) }
    let vector = try vector(typed)
    return (vector, WholeArithmetic.Side(vector))
  }

  private func call(_ word: Keyword, _ inner: Typed, _ typed: Typed) throws(RelationFailure)
    -> Vector
  {
    let vector = try vector(inner)
    if word == .lower || word == .length {
      // Without texts every value is missing.
      guard let pool = vector.column.pool else {
        return Vector(column: Column(missing: relation.count), type: typed.type)
      }
      if word == .length {
        let lengths = pool.texts.map { Int64($0.count) }
        return Vector(column: vector.column.mapped { lengths[Int($0)] }, type: typed.type)
      }
      var lowered = TextPool()
      let codes = pool.texts.map { Int64(lowered.intern(folded($0))) }
      var column = vector.column.mapped { codes[Int($0)] }
      column.pool = lowered
      return Vector(column: column, type: .text)
    }
    if word == .absolute {
      if let exacts = vector.exacts {
        return exact(exacts.map { $0.map { $0 < Exact(0) ? $0.negated : $0 } }, typed.type)
      }
      return Vector(column: vector.column.mapped { abs($0) }, type: typed.type)
    }
    return Vector(
      column: vector.column.mapped { value in
        let day = Day(number: Int32(clamping: value))
        let (year, month, dayOfMonth) = day.civil
        return switch word {
        case .year: Int64(year)
        case .month: Int64(month)
        case .quarter: Int64((month + 2) / 3)
        case .tertial: Int64((month + 3) / 4)
        case .halfYear: Int64((month + 5) / 6)
        case .week: Int64(day.isoWeek.week)
        default: Int64(dayOfMonth)
        }
      }, type: typed.type)
  }

  /// For each row, how many rows of the other noun refer to it: those that meet the condition, and all.
  func counts(_ related: Related) throws(RelationFailure) -> (passing: [Int32], all: [Int32]) {
    if let few = relation as? any NarrowedRelation {
      // References name the rows by their numbers in the whole.
      let (passing, all) = try Evaluation(few.wide).counts(related)
      return (few.wideRows.map { passing[Int($0)] }, few.wideRows.map { all[Int($0)] })
    }
    var passing = [Int32](repeating: 0, count: relation.count)
    var all = passing
    guard let other = relation.target(related.noun) else { return (passing, all) }
    let references = try other.column(related.reference).widened
    let present = other.present
    let mask = try related.condition.map { (bound) throws(RelationFailure) in
      try Filter(other).mask(of: bound)
    }
    for row in references.indices {
      guard references[row] != .min, present?[row] ?? true else { continue }
      let target = Int(references[row])
      guard all.indices.contains(target) else { continue }
      all[target] += 1
      if mask.map({ $0[row] != 0 }) ?? true { passing[target] += 1 }
    }
    return (passing, all)
  }
}
