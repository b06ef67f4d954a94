import KompLexicon
import KompModel
import Testing

@testable import KompStore

struct `encodings of a delimited file` {
  private static let text =
    "namn;ort;anmärkning\r\nÅsa Öberg;Västerås;\"é – “x” €\"\r\nPer;Malmö;…\r\nBo;Umeå;1/2\r\n"
  private static let wanted = [
    ["Åsa Öberg", "Västerås", "é – “x” €"], ["Per", "Malmö", "…"], ["Bo", "Umeå", "1/2"],
  ]

  private static func utf16(_ text: String, big: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
      big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  private static func windows(_ text: String) -> [UInt8] {
    text.unicodeScalars.compactMap { scalar in
      (UInt8.min...UInt8.max).first { Windows1252.scalar($0) == scalar.value }
    }
  }

  private static let variants: [(String, [UInt8], Encoding)] = [
    ("UTF-8", Array(text.utf8), .utf8),
    ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
    ("UTF-16 LE with mark", utf16(text, big: false, mark: true), .utf16Little),
    ("UTF-16 BE with mark", utf16(text, big: true, mark: true), .utf16Big),
    ("UTF-16 LE", utf16(text, big: false, mark: false), .utf16Little),
    ("UTF-16 BE", utf16(text, big: true, mark: false), .utf16Big),
    ("Windows-1252", windows(text), .windows1252),
  ]

  @Test(arguments: variants)
  func `the same text in every encoding is the same table`(
    name: String, bytes: [UInt8], encoding: Encoding
  ) throws {
    let file = try DelimitedFile.reading(bytes, named: name)
    #expect(file.text.encoding == encoding)
    #expect(file.headings == ["namn", "ort", "anmärkning"])
    #expect(file.cells == Self.wanted)
    // The place is the file's own, whatever the text was made of.
    let width = encoding == .utf16Big || encoding == .utf16Little ? 2 : 1
    let mark = name.contains("with mark") ? (encoding == .utf8 ? 3 : 2) : 0
    let before = "namn;ort;anmärkning\r\nÅsa Öberg;Västerås;\"é – “x” €\"\r\nPer;"
    let count = encoding == .utf8 ? before.utf8.count : before.unicodeScalars.count * width
    #expect(file.place(row: 1, column: 1).byte == mark + count)
  }

  @Test func `places far into a decoded file are right`() throws {
    let rows = (0..<3000).map { "å\($0);ö😀\($0)" }
    let text = "a;b\n" + rows.joined(separator: "\n")
    let bytes = Self.utf16(text, big: false, mark: true)
    let file = try DelimitedFile.reading(bytes, named: "t")
    for row in [0, 999, 1024, 2999] {
      let at = file.place(row: row, column: 1).byte
      let wanted = "ö😀\(row)"
      let slice = bytes[at..<min(bytes.count, at + wanted.utf16.count * 2)]
      #expect(Array(slice) == Self.utf16(wanted, big: false, mark: false))
      #expect(file.place(row: row, column: 0).line == row + 2)
    }
  }

  @Test func `what is no text is refused with its byte`() {
    #expect(refusal([0x61, 0x3B, 0x00, 0x62]) == .notText(byte: 2))
    #expect(
      refusal([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8]) == .brokenEncoding(.utf16Little, byte: 4))
    #expect(refusal([0xFF, 0xFE, 0x61]) == .brokenEncoding(.utf16Little, byte: 2))
    #expect(refusal([0xFF, 0xFE]) == .empty)
    #expect(refusal([0xE5, 0x3B, 0x81]) == .undefinedByte(value: 0x81, byte: 2))
    let broken = Array("å;ä;ö\n".utf8) + [0xFF, 0x3B, 0x31, 0x3B, 0x32]
    #expect(refusal(broken) == .brokenEncoding(.utf8, byte: 9))
  }

  @Test(arguments: [0x80, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x9F, 0xE5])
  func `the five bytes that mean nothing in Windows-1252 are known`(byte: Int) {
    let isUndefined = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
    #expect((Windows1252.scalar(UInt8(byte)) == 0) == isUndefined)
  }

  @Test func `text of another alphabet is not made into letters of this one`() {
    // "Привет мир; Привет" in Windows-1251.
    let word: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    #expect(
      refusal(word + [0x3B] + word + [0x0A] + word + [0x3B] + word) == .foreignEncoding(byte: 0))
  }
}
