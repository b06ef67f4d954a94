import KompLexicon
import KompValues
import Synchronization

/// The whole competence model as one value: copying it is cheap, and a copy never changes behind one's back.
public struct Model: Sendable {
  /// The registers by name.
  private var registers: [String: Register]
  /// Changes with every change of the model; two models with one stamp are the same.
  public private(set) var stamp: UInt64

  private static let stamps = Atomic<UInt64>(1)

  /// An empty model.
  public init() {
    registers = Schema.registers.mapValues { Register(types: $0) }
    stamp = Model.stamps.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// A register; reading is free, writing gives the model a new stamp.
  public subscript(name: String) -> Register {
    get { registers[name] ?? Register(types: [:]) }
    _modify {
      stamp = Model.stamps.wrappingAdd(1, ordering: .relaxed).newValue
      yield &registers[name, default: Register(types: [:])]
    }
  }

  /// Reads every column that nobody has asked for yet.
  public func bringHere() {
    for register in registers.values {
      for column in register.columns.values { column.bringHere() }
    }
  }

  /// Whether there is nobody and nothing in it.
  public var isEmpty: Bool { registers.values.allSatisfy { $0.count == 0 } }

  /// The names of all registers, in order.
  public var names: [String] { registers.keys.sorted() }

  /// All fields of a noun: the declared ones and the user's own.
  public func fields(of noun: Noun) -> [Field] {
    let register = noun.id == .staff ? "employments" : noun.home
    let own = self[register].own.map { id, heading in
      Field(
        id, Words(heading, heading), self[register].types[id] ?? .text, own: true,
        Both("own field, from the heading \(heading)", "eget fält, från rubriken \(heading)"),
        .stored(register: register, column: id))
    }
    return noun.fields + own
  }
}
