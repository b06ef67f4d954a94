extension Part {
  /// Replaces one value, in place where the width holds it.
  mutating func set(_ index: Int, to value: Int64?) {
    func put<T: FixedWidthInteger>(_ values: inout [T]) -> Bool {
      guard let value else {
        values[index] = .min
        return true
      }
      guard let narrow = T(exactly: value), narrow != .min else { return false }
      values[index] = narrow
      return true
    }
    switch self {
    case .bytes(var values):
      self = .bytes([])
      let done = put(&values)
      self = .bytes(values)
      if done { return }
    case .shorts(var values):
      self = .shorts([])
      let done = put(&values)
      self = .shorts(values)
      if done { return }
    case .ints(var values):
      self = .ints([])
      let done = put(&values)
      self = .ints(values)
      if done { return }
    case .longs(var values):
      self = .longs([])
      let done = put(&values)
      self = .longs(values)
      if done { return }
    }
    var values = widened
    values[index] = value ?? .min
    self = Part(narrowing: values)
  }

  /// Adds a value, `Int64.min` meaning missing, in place where the width holds it.
  mutating func append(_ value: Int64) {
    func put<T: FixedWidthInteger>(_ values: inout [T]) -> Bool {
      if value == .min {
        values.append(.min)
        return true
      }
      guard let narrow = T(exactly: value), narrow != .min else { return false }
      values.append(narrow)
      return true
    }
    switch self {
    case .bytes(var values):
      self = .bytes([])
      let done = put(&values)
      self = .bytes(values)
      if done { return }
    case .shorts(var values):
      self = .bytes([])
      let done = put(&values)
      self = .shorts(values)
      if done { return }
    case .ints(var values):
      self = .bytes([])
      let done = put(&values)
      self = .ints(values)
      if done { return }
    case .longs(var values):
      self = .bytes([])
      let done = put(&values)
      self = .longs(values)
      if done { return }
    }
    self = Part(narrowing: widened + [value])
  }
}
