import Glibc
import Testing

/// A folder of a test's own, gone with it, that may begin as a copy of the examples.
final class Folder {
  let path: String

  /// An empty folder, or one with the files of examples/ in it.
  init(examples: Bool = false) throws {
    var name = Array(("/tmp/komp-door-" + String(repeating: "X", count: 6)).utf8CString)
    let made = try #require(mkdtemp(&name))
    path = String(cString: made)
    if examples {
      for name in Folder.names(in: Folder.root + "/examples") {
        let from = "\(Folder.root)/examples/\(name)"
        if let bytes = Folder.read(from) { try write(name, bytes) }
      }
    }
  }

  deinit {
    Folder.clear(path)
  }

  private static func clear(_ path: String) {
    var about = stat()
    // A link is not followed, and a locked folder is opened first.
    if lstat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR, let open = opendir(path) {
      chmod(path, 0o755)
      while let entry = readdir(open) {
        let name = Folder.name(of: entry)
        if name != ".", name != ".." { clear(path + "/" + name) }
      }
      closedir(open)
    }
    remove(path)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  /// The folder of the package.
  static let root: String = {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  }()

  /// The public files that lie beside the package, where they are.
  static var data: String? {
    let path = "/" + root.split(separator: "/").dropLast().joined(separator: "/") + "/shared/data"
    return access(path, R_OK) == 0 ? path : nil
  }

  /// The names of the files in a folder, in order.
  static func names(in folder: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = name(of: entry)
      var about = stat()
      if stat(folder + "/" + name, &about) == 0, about.st_mode & S_IFMT == S_IFREG {
        names.append(name)
      }
    }
    return names.sorted()
  }

  /// The scripts among the examples that stand alone; the ladder is run by those that have a model.
  static var scripts: [String] {
    names(in: root + "/examples").filter { $0.hasSuffix(".komp") && $0 != "stege.komp" }
  }

  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &room, room.count)
      if count > 0 { bytes += room[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Folder.overwrite("\(path)/\(name)", bytes)
  }

  static func overwrite(_ path: String, _ bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(file >= 0)
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func text(_ name: String) -> String? {
    Folder.read("\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  func folder(_ name: String) { mkdir("\(path)/\(name)", 0o755) }

  /// Forbids or allows new files; answers false where that has no effect, as for root.
  func lock(_ name: String) -> Bool {
    chmod("\(path)/\(name)", 0o555)
    return access("\(path)/\(name)", W_OK) != 0
  }
}
