import KompEngine
import KompLexicon
import KompModel
import Testing

@testable import KompSession

@Suite struct MembersTests {
  @Test func `no spelling belongs to two members`() {
    #expect(Members.collisions == [])
  }

  @Test func `every noun is found by every word of both tongues`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    for noun in Schema.nouns {
      for word in noun.words.flatMap(\.all) {
        let said = session.said("\(word) count")
        #expect(said.verdict == .done, "\(word)\n\(said.all)")
      }
    }
  }

  @Test func `every field is found by every word of both tongues`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    for noun in Schema.nouns {
      let source = noun.words[0].main(in: .english)
      for field in noun.fields {
        for word in field.words.all {
          let said = session.said("\(source) show \(word)")
          #expect(said.verdict == .done, "\(source) \(word)\n\(said.all)")
          #expect(session.last?.columns.map(\.id) == [field.id], "\(source) \(word)")
        }
      }
    }
  }

  @Test func `every word of a closed list is a value in both tongues`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    var seen = 0
    for noun in Schema.nouns {
      let source = noun.words[0].main(in: .english)
      for field in noun.fields {
        guard case .list(let list) = field.type else { continue }
        for value in list.values {
          var counts: Set<String> = []
          for word in value.all {
            let said = session.said("count \(source) where \(field.id)=\"\(word)\"")
            #expect(said.verdict == .done, "\(word)\n\(said.all)")
            counts.insert(said.answer)
            seen += 1
          }
          #expect(counts.count == 1, "the words of \(value.main(in: .english)) differ")
        }
      }
    }
    #expect(seen > 30)
  }

  @Test(arguments: [("yes", "ja"), ("no", "nej")])
  func `yes and no are values in both tongues`(english: String, swedish: String) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    let a = session.said("count professions where licensed=\(english)")
    let b = session.said("antal yrken där legitimerad=\(swedish)")
    #expect(a.verdict == .done && b.verdict == .done, "\(a.all)\(b.all)")
    #expect(a.answer == b.answer)
  }
}
