import KompLexicon
import KompValues
import Testing

struct KeywordIndexTests {
  private func found(_ text: String) -> [String] {
    let words = folded(text).split(separator: " ").map(String.init)
    return KeywordIndex.matches(words[...]).map { "\($0.keyword) \($0.length)" }
  }

  @Test(arguments: [
    ("till och med idag", ["until 3", "to 1"]), ("by unit", ["by 1", "rankedBy 1"]),
    ("count distinct name", ["countDistinct 2", "count 1"]),
    ("antal unika", ["countDistinct 2", "count 1"]),
    ("inte i (a", ["notIn 2", "not 1"]), ("is not missing", ["isKnown 3"]),
    ("is not known x", ["isMissing 3"]),
    ("as of today", ["asOf 2", "called 1"]), ("varför inte", ["whyNot 2", "why 1"]),
    ("har inte HLR", ["lacks 2", "has 1"]), ("fr.o.m. 2026", ["from 1"]), ("t.o.m.", ["until 1"]),
    ("VISA personal", ["show 1"]), ("KA\u{308}NT den", ["knownOn 2"]),
    ("för varje", ["forEach 2", "forWhom 1"]),
    ("för", ["forWhom 1"]), ("for", ["forWhom 1"]), ("i dag", ["today 2", "inSet 1"]),
    ("personal", []), ("", []), ("till", ["to 1"]), ("count number", ["count 1"]), ("number", []),
    ("skipping bad rows", ["skippingBadRows 3"]), ("liggande stapel", ["bar 2", "bar 1"]),
  ])
  func `all keywords at a place are found, the longest first`(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(arguments: [
    ("dar", Keyword.where), ("dolj", .hide), ("forklara", .explain), ("fordelat pa", .across),
    ("fordelat på", .across), ("fördelat pa", .across), ("jamfort med", .against), ("varfor", .why),
    ("angra", .undo), ("da", .then), ("ar", .year), ("gor om", .redo), ("lagg till", .add),
    ("fran", .from),
  ])
  func `a keyword without its dots is the same keyword`(text: String, keyword: Keyword) {
    let words = text.split(separator: " ").map(String.init)
    #expect(KeywordIndex.matches(words[...]).first?.keyword == keyword)
    #expect(KeywordIndex.matches(words[...]).first?.length == words.count)
  }

  @Test func `every spelling is found whole, with dots and without, in the middle of a line`() {
    for keyword in Keyword.allCases {
      for spelling in Tongue.allCases.flatMap({ keyword.spellings(in: $0) }) {
        for written in [spelling, withoutDots(spelling), folded(spelling.uppercased())] {
          let words = ["x"] + written.split(separator: " ").map(String.init) + ["y"]
          let matches = KeywordIndex.matches(words[1...])
          #expect(matches.contains { $0 == (keyword, words.count - 2) }, "\(written)")
          #expect(matches.map(\.length) == matches.map(\.length).sorted(by: >))
          #expect(words.count - 2 <= KeywordIndex.longest)
        }
        #expect(KeywordIndex.spellings.contains(spelling))
        #expect(KeywordIndex.undotted(spelling) == withoutDots(spelling))
      }
    }
    #expect(KeywordIndex.longest == 3)
    #expect(Set(KeywordIndex.spellings).count == KeywordIndex.spellings.count)
  }
}
