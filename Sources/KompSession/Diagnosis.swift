import KompLexicon
import KompStore

/// What `komp doctor` looked at, and whether it is well.
public struct Diagnosis: Sendable {
  /// How something stands.
  public enum Standing: Sendable, Hashable {
    /// As it should be.
    case well
    /// Worth knowing; komp works all the same.
    case noted
    /// Something does not work.
    case ill
  }

  /// One thing looked at: what it is, what was found, what follows.
  public struct Check: Sendable {
    /// What was looked at.
    public let name: Both
    /// What was found.
    public let found: Both
    /// How it stands.
    public let standing: Standing
  }

  /// Everything looked at, in order.
  public private(set) var checks: [Check] = []

  /// Nothing looked at yet.
  public init() {}

  /// Adds a check.
  public mutating func add(_ name: Both, _ found: Both, _ standing: Standing = .well) {
    checks.append(Check(name: name, found: found, standing: standing))
  }

  /// Adds a check whose finding reads the same in both languages.
  public mutating func add(_ name: Both, _ found: String, _ standing: Standing = .well) {
    add(name, Both(found, found), standing)
  }

  /// Whether nothing is ill.
  public var isWell: Bool { !checks.contains { $0.standing == .ill } }

  /// A line for each check, and one that sums up.
  public func text(in tongue: Tongue) -> String {
    let width = checks.map { $0.name[tongue].count }.max() ?? 0
    var text = ""
    for check in checks {
      let name = check.name[tongue]
      let blanks = String(repeating: " ", count: width - name.count)
      text += "\(word(check.standing)[tongue])  \(name)\(blanks)  \(check.found[tongue])\n"
    }
    let sum =
      isWell
      ? Both("all is well", "allt är som det ska") : Both("not all is well", "allt är inte bra")
    return text + sum[tongue] + "\n"
  }

  private func word(_ standing: Standing) -> Both {
    switch standing {
    case .well: Both("ok  ", "ok  ")
    case .noted: Both("note", "obs ")
    case .ill: Both("bad ", "fel ")
    }
  }

  /// Adds what is known of the libraries that store data.
  public mutating func addLibraries() {
    add(Both("SQLite", "SQLite"), Libraries.sqlite)
    add(Both("libsodium", "libsodium"), Libraries.sodium)
  }
}
