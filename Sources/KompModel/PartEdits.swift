/// An edit of narrow values; false where the width does not hold what it puts.
private protocol PartEdit {
  func made<T: FixedWidthInteger>(in values: inout [T]) -> Bool
}

/// One value in the place of another.
private struct Replacement: PartEdit {
  let index: Int
  let value: Int64?

  func made<T: FixedWidthInteger>(in values: inout [T]) -> Bool {
    guard let narrow = T(holding: value) else { return false }
    values[index] = narrow
    return true
  }
}

/// One value after the last.
private struct Addition: PartEdit {
  let value: Int64?

  func made<T: FixedWidthInteger>(in values: inout [T]) -> Bool {
    guard let narrow = T(holding: value) else { return false }
    values.append(narrow)
    return true
  }
}

extension FixedWidthInteger {
  /// A value as a part keeps it, the least number meaning missing; nil where the width is too small.
  fileprivate init?(holding value: Int64?) {
    guard let value else {
      self = .min
      return
    }
    guard let narrow = Self(exactly: value), narrow != .min else { return nil }
    self = narrow
  }
}

extension Part {
  /// Replaces one value, in place where the width holds it.
  mutating func set(_ index: Int, to value: Int64?) {
    if make(Replacement(index: index, value: value)) { return }
    var values = widened
    values[index] = value ?? .min
    self = Part(narrowing: values)
  }

  /// Adds a value, `Int64.min` meaning missing, in place where the width holds it.
  mutating func append(_ value: Int64) {
    if make(Addition(value: value == .min ? nil : value)) { return }
    self = Part(narrowing: widened + [value])
  }

  /// Makes an edit on the values as they lie: nobody else holds them meanwhile, so nothing is copied.
  private mutating func make(_ edit: some PartEdit) -> Bool {
    switch self {
    case .bytes(var values):
      self = .bytes([])
      defer { self = .bytes(values) }
      return edit.made(in: &values)
    case .shorts(var values):
      self = .bytes([])
      defer { self = .shorts(values) }
      return edit.made(in: &values)
    case .ints(var values):
      self = .bytes([])
      defer { self = .ints(values) }
      return edit.made(in: &values)
    case .longs(var values):
      self = .bytes([])
      defer { self = .longs(values) }
      return edit.made(in: &values)
    }
  }
}
