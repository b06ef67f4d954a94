import CSodium
import Glibc

/// The secret under which personal numbers are hashed; never printed, never exported.
///
/// A plain hash of a personal number can be undone by trying them all; one under a key cannot.
public struct PersonKey: Sendable {
  /// How many bytes a key has.
  static let length = 32

  /// 32 random bytes; none where the key file of a workspace is gone.
  let bytes: [UInt8]

  /// Whether the key is gone, so that no personal number can be recognised.
  public var isMissing: Bool { bytes.count != PersonKey.length }

  /// A key whose file is gone.
  static let missing = PersonKey(bytes: [])

  /// A fresh key, for a model that lives in memory.
  public static func fresh() -> PersonKey {
    guard sodium_init() >= 0 else { return .missing }
    var bytes = [UInt8](repeating: 0, count: length)
    randombytes_buf(&bytes, length)
    return PersonKey(bytes: bytes)
  }

  /// The keyed hash of a text (BLAKE2b, 32 bytes in hexadecimal); nil where the key is gone.
  package func hash(_ text: String) -> String? {
    guard !isMissing, sodium_init() >= 0 else { return nil }
    var hash = [UInt8](repeating: 0, count: 32)
    let message = Array(text.utf8)
    let code = crypto_generichash(
      &hash, hash.count, message, UInt64(message.count), bytes, bytes.count)
    guard code == 0 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    for byte in hash { hex += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: hex, as: UTF8.self)
  }
}

// A key that ends up in a message by mistake must not be readable there.
extension PersonKey: CustomStringConvertible, CustomReflectable {
  /// Says that it is a key, and no more.
  public var description: String { isMissing ? "no key" : "a key" }

  /// Shows nothing inside.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
