import Glibc
import Testing

/// A folder with a file of invented people, and the prompt at work in it.
final class Desk {
  let path: String
  /// How a machine may be set up: the four that must all be as good.
  static let locales: [[String: String]] = [
    ["LANG": "C"], ["LANG": "POSIX"], ["LANG": "C.UTF-8"], ["LANG": missing, "LC_ALL": ""],
  ]

  /// A locale that this machine lacks: Swedish, or a made-up one where Swedish is there.
  private static let missing: String = {
    guard let swedish = newlocale(1 << LC_CTYPE, "sv_SE.UTF-8", nil) else { return "sv_SE.UTF-8" }
    freelocale(swedish)
    return "sv_XX.UTF-8"
  }()

  static let staff = """
    anställningsnummer;namn;enhet;förvaltning;yrke;född;anställd;anställningsform;sysselsättningsgrad;steg;boendeort
    P01;Ada Lind;kommunrehab;Vård och omsorg;fysioterapeut;1961-03-01;1990-01-01;tillsvidare;100;3;Bengtsfors
    P02;Bo Ek;kommunrehab;Vård och omsorg;arbetsterapeut;1975-05-02;2004-02-01;tillsvidare;75;2;Bengtsfors
    P03;Cia Ask;kommunrehab;Vård och omsorg;arbetsterapeut;1980-07-03;2010-08-15;tillsvidare;100;4;Mellerud
    P04;Dan Al;hemsjukvård;Vård och omsorg;sjuksköterska;1999-09-04;2024-06-01;vikariat;50;1;Bengtsfors
    P05;Eva Rönn;hemsjukvård;Vård och omsorg;sjuksköterska;1968-11-05;1998-03-01;tillsvidare;80;3;Åmål
    P06;Finn Björk;stöd;Vård och omsorg;stödassistent;1971-04-08;2001-09-01;tillsvidare;90;2;Åmål

    """

  init() throws {
    var name = Array(("/tmp/komp-desk-" + String(repeating: "X", count: 6)).utf8CString)
    try #require(mkdtemp(&name) != nil)
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    try write(Desk.staff, to: "personal.csv")
  }

  deinit { Desk.remove(path) }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let inner = path + "/" + name
        if entry.pointee.d_type == UInt8(DT_DIR) { remove(inner) } else { unlink(inner) }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  /// Writes a file of the folder; one that is a program can be run.
  func write(_ text: String, to name: String, isProgram: Bool = false) throws {
    try write(bytes: Array(text.utf8), to: name, isProgram: isProgram)
  }

  func write(bytes: [UInt8], to name: String, isProgram: Bool = false) throws {
    let file = open(
      path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isProgram ? 0o700 : 0o600)
    try #require(file >= 0)
    #expect(Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  /// What stands in a file of the folder; nil where there is none.
  func read(_ name: String) -> String? {
    guard let file = fopen(path + "/" + name, "r") else { return nil }
    defer { fclose(file) }
    var room = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&room, 1, room.count, file)
    return String(decoding: room[..<count], as: UTF8.self)
  }

  func makeFolder(_ name: String) { mkdir(path + "/" + name, 0o700) }

  /// The program in the folder with a command line, and what the shell makes of it.
  func run(_ words: String, _ environment: [String: String]) throws -> Session {
    let komp = try Session.built("komp")
    let session = try Session(
      "/bin/sh", ["-c", "cd '\(path)' && '\(komp)' --lang en --today 2025-11-01 \(words)"],
      environment: home.merging(environment) { $1 })
    session.desk = self
    return session
  }

  private var home: [String: String] {
    ["HOME": path, "XDG_STATE_HOME": path + "/state", "LANG": "C.UTF-8"]
  }

  /// A prompt in the folder.
  func prompt(
    _ environment: [String: String] = [:], arguments: String = "", rows: Int = 24,
    columns: Int = 80
  ) throws -> Session {
    let komp = try Session.built("komp")
    let session = try Session(
      "/bin/sh",
      ["-c", "cd '\(path)' && exec '\(komp)' --lang en --today 2025-11-01 \(arguments)"],
      environment: home.merging(environment) { $1 }, rows: rows, columns: columns)
    session.desk = self
    try session.wait("the prompt") { $0.line == "komp>" && $0.column == 6 }
    return session
  }

  /// A prompt that knows the people of the file.
  func staffed(_ environment: [String: String] = [:], rows: Int = 24, columns: Int = 80) throws
    -> Session
  {
    let session = try prompt(environment, rows: rows, columns: columns)
    session.send("import staff from \"personal.csv\" as of 2025-11-01\r")
    try session.wait("the import") {
      $0.everything.contains("6 added") && $0.line == "komp>" && $0.column == 6
    }
    return session
  }
}
