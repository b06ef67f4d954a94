import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct ExcerptTests {
  private func written(
    _ text: String, _ places: [(Range<Int>, String, [String])], name: String = "",
    tongue: Tongue = .english, width: Int? = nil, prompt: Int? = nil
  ) -> String {
    let findings = places.map { place, line, suggestions in
      (
        place: place,
        message: Excerpt.Message(.error, code: "E0101", lines: [line], suggestions: suggestions)
      )
    }
    let excerpts = Excerpt.gather(findings, in: text, named: name)
    var bytes: [UInt8] = []
    Excerpt.write(
      excerpts, on: Page(tongue: tongue, width: width), afterPrompt: prompt, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private let query = "staff where levl<3 and unit=komunrehab"
  private let both: [(Range<Int>, String, [String])] = [
    (12..<16, "staff has no field \"levl\"", ["level"]),
    (28..<38, "there is no unit \"komunrehab\"", ["kommunrehab (14 staff)"]),
  ]

  @Test func `several places of a line are shown together`() {
    #expect(
      written(query, both) == """
          staff where levl<3 and unit=komunrehab
                      ˄˄˄˄            ˄˄˄˄˄˄˄˄˄˄
        error E0101: staff has no field "levl"      → level
        error E0101: there is no unit "komunrehab"  → kommunrehab (14 staff)

        """)
  }

  @Test func `after a prompt the line is not repeated`() {
    let answer = written(query, both, width: 80, prompt: 6)
    #expect(lines(answer)[0] == "                  ˄˄˄˄            ˄˄˄˄˄˄˄˄˄˄")
    #expect(lines(answer)[1].hasPrefix("error E0101: "))
    #expect(lines(written(query, both, width: 40, prompt: 6))[0].contains("staff"))
  }

  @Test func `a named source gives file, line and column`() {
    let answer = written(
      "komp 1\n" + query, [(19..<23, "nej", [])], name: "sen.komp", tongue: .swedish)
    #expect(lines(answer)[2] == "sen.komp:2:13: fel E0101: nej")
  }

  @Test(arguments: [
    ("åäö = x", 9..<10, "        ˄"), ("a\u{30A} = x", 6..<7, "      ˄"),
    ("日本 x", 7..<8, "       ˄"),
    ("\tx", 1..<2, "          ˄"), ("ab\tx", 3..<4, "          ˄"), ("👩‍👩‍👧‍👦x", 25..<26, "    ˄"),
    ("日本", 3..<6, "    ˄˄"), ("\u{1B}x", 1..<2, "   ˄"), ("x", 1..<1, "   ˄"), ("", 0..<0, "  ˄"),
    ("x", -5..<900, "  ˄"), ("x", 70..<90, "   ˄"),
  ]) func `a caret stands under its place by terminal cells`(
    text: String, place: Range<Int>, carets: String
  ) {
    #expect(lines(written(text, [(place, "m", [])]))[1] == carets)
  }

  @Test func `the end of a text is shown after its last words`() {
    let answer = written("staff where\n\n", [(13..<13, "m", [])], name: "a.komp")
    #expect(
      answer == """
          staff where
                     ˄
        a.komp:1:12: error E0101: m

        """)
    #expect(lines(written("staff where ", [(12..<12, "m", [])]))[1] == "              ˄")
  }

  @Test func `a place over lines is marked to the end of the first`() {
    let answer = written("staff (\r\nwhere x\r\n", [(6..<14, "m", []), (15..<16, "n", [])])
    #expect(
      answer == """
          staff (
                ˄
        error E0101: m

          where x
                ˄
        error E0101: n

        """)
  }

  @Test(arguments: 8...60) func `a long line is shown around each place`(width: Int) {
    let long =
      String(repeating: "ab 日本 ", count: 12) + "HERE" + String(repeating: " cd", count: 30)
      + " THERE"
    let here = long.utf8.count - 6 - 90 - 4
    let answer = written(
      long, [(here..<here + 4, "m", []), (long.utf8.count - 5..<long.utf8.count, "n", ["o"])],
      width: width)
    var shown = ""
    let rows = lines(answer)
    for row in rows { #expect(displayWidth(row) <= max(width, 10), "\(row)") }
    for (line, carets) in zip(rows, rows.dropFirst()) where carets.contains("˄") {
      let cells = line.flatMap { character -> [Character] in
        displayWidth(String(character)) == 2 ? [character, "\u{0}"] : [character]
      }
      for (cell, caret) in zip(cells, carets) where caret == "˄" { shown.append(cell) }
    }
    #expect(shown.hasPrefix("H"))
    #expect(shown.contains("T"))
  }

  @Test func `colour marks the lead and changes no character`() {
    let mark = Excerpt.Mark(0..<1, Excerpt.Message(.warning, code: "W0201", lines: ["m"]))
    let excerpt = Excerpt(name: "", line: 1, text: "x", marks: [mark])
    var bytes: [UInt8] = []
    Excerpt.write([excerpt], on: Page(tongue: .swedish, width: 40, colour: true), to: &bytes)
    let last = lines(String(decoding: bytes, as: UTF8.self))[2]
    #expect(last == "\u{1B}[1;33mvarning W0201: \u{1B}[0mm")
  }

  @Test func `whatever the places are, something is shown and nothing steers`() {
    let text = hostileTexts.joined(separator: "\n")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let low = Int.random(in: -3...text.utf8.count + 3, using: &generator)
      let answer = written(
        text, [(low..<low + Int.random(in: 0...40, using: &generator), "m\u{1B}", ["\u{9B}"])],
        width: 40)
      #expect(answer.contains("˄"))
      #expect(steering(answer).isEmpty)
      #expect(lines(answer).allSatisfy { displayWidth($0) <= 40 })
    }
  }
}
