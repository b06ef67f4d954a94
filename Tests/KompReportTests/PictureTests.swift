import Glibc
import KompLexicon
import KompReport
import Testing

/// Pictures as they look, recorded and read: `KOMP_RECORD=1` draws them anew.
@Suite struct PictureTests {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/Tests/Recorded"
  }()

  /// Every sample: narrow, usual and wide, in both tongues, with blocks and with ASCII.
  private static func pages() -> [(String, Tongue, Int?, Bool)] {
    [
      ("sv 80", .swedish, 80, false), ("en 40", .english, 40, false),
      ("sv 40", .swedish, 40, false),
      ("en 120 ascii", .english, 120, true), ("sv 60 ascii", .swedish, 60, true),
      ("en file", .english, nil, false),
    ]
  }

  @Test(arguments: ChartSamples.all.map(\.name))
  func `a picture looks as it was recorded`(name: String) throws {
    let chart = try #require(ChartSamples.all.first { $0.name == name }?.chart)
    var text = ""
    for (page, tongue, width, isASCII) in Self.pages() {
      text += "# \(name) \(page)\n"
      text += ChartSamples.drawn(chart, tongue, width: width, isASCII: isASCII) + "\n"
    }
    let path = Self.folder + "/" + name.replacing(" ", with: "-") + ".txt"
    if getenv("KOMP_RECORD") != nil {
      let file = try #require(fopen(path, "w"))
      let bytes = Array(text.utf8)
      #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
      fclose(file)
    } else {
      #expect(try Self.read(path) == text, "\(name) now looks so:\n\(text)")
    }
  }

  private static func read(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"), "no recording at \(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = getc(file)
      if byte == EOF { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
  }
}
