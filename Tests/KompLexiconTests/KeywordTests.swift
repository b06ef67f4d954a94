import KompLexicon
import Testing

struct KeywordTests {
  /// The spellings that serve two keywords on purpose (the lexicon's section 10).
  ///
  /// `by` groups, and directly after `top N` it is the order of the ranking; `av` is off after a
  /// setting, and of between a percentage and people.
  static let shared: [String: Set<Keyword>] = ["by": [.by, .rankedBy], "av": [.off, .partOf]]

  static func owners(_ spelling: (String) -> [String]) -> [String: Set<Keyword>] {
    var owners: [String: Set<Keyword>] = [:]
    for keyword in Keyword.allCases {
      for tongue in Tongue.allCases {
        for written in keyword.spellings(in: tongue).flatMap(spelling) {
          owners[written, default: []].insert(keyword)
        }
      }
    }
    return owners
  }

  @Test func `no spelling stands for two keywords but those that do on purpose`() {
    #expect(Self.owners { [$0] }.filter { $0.value.count > 1 } == Self.shared)
  }

  @Test func `no two keywords become one when their dots are lost`() {
    let owners = Self.owners { [$0, KeywordIndex.undotted($0)] }
    #expect(owners.filter { $0.value.count > 1 } == Self.shared)
  }

  @Test(arguments: Tongue.allCases)
  func `every keyword has spellings, small and unlike`(tongue: Tongue) {
    for keyword in Keyword.allCases {
      let spellings = keyword.spellings(in: tongue)
      #expect(!spellings.isEmpty && Set(spellings).count == spellings.count)
      #expect(keyword.main(in: tongue) == spellings.first)
      for spelling in spellings {
        #expect(spelling == spelling.lowercased() && !spelling.isEmpty)
        #expect(spelling.split(separator: " ").joined(separator: " ") == spelling)
      }
    }
  }

  @Test(arguments: [
    (Keyword.where, "where", "där"), (.that, "that", "som"), (.asOf, "as of", "den"),
    (.across, "across", "fördelat på"), (.rankedBy, "by", "efter"),
    (.until, "until", "till och med"),
    (.minimum, "min", "lägsta"), (.atLeast, "minimum", "minst"), (.lacks, "lacks", "saknar"),
    (.isMissing, "is missing", "saknas"), (.bar, "bar", "liggande"), (.column, "column", "stapel"),
    (.leave, "leave", "slutar"), (.letValue, "let", "låt"), (.printing, "print", "skriv"),
  ])
  func `the formatter prints the main words`(keyword: Keyword, english: String, swedish: String) {
    #expect(keyword.main(in: .english) == english)
    #expect(keyword.main(in: .swedish) == swedish)
  }
}
