import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

// What people can, who they are, and the columns of the answer.
extension Spot {
  /// The competences there are, with how many are assessed in each; those of most people first.
  func competences(beginning typed: String, quoted: Bool) -> [Completion.Candidate] {
    let names = completer.competenceNames.beginning(typed)
    let assessed = completer.assessedPeople
    let nobody = people(assessed: 0)
    func candidate(_ name: CompetenceNames.Name, _ summary: String) -> Completion.Candidate {
      var candidate = name.candidate
      if quoted { candidate.text = Quoting.written(name.text, always: true) }
      candidate.summary = summary
      return candidate
    }
    // A sort that keeps the order of those who are as many.
    let known = names.enumerated().filter { assessed[$0.element.row] > 0 }.sorted {
      let (a, b) = (assessed[$0.element.row], assessed[$1.element.row])
      return a != b ? a > b : $0.offset < $1.offset
    }
    return known.map { candidate($0.element, people(assessed: assessed[$0.element.row])) }
      + names.lazy.filter { assessed[$0.row] == 0 }.map { candidate($0, nobody) }
  }

  private func people(assessed count: Int) -> String {
    let number = Numeral.write(count, style: session.tongue == .swedish ? .swedish : .english)
    let people =
      count == 1
      ? Both("\(number) person assessed", "\(number) person bedömd")
      : Both("\(number) people assessed", "\(number) personer bedömda")
    return people[session.tongue]
  }

  /// The row of the competence whose level is given here: `has sårvård>=`, `hjälpmedel=`.
  private var measured: Int? {
    guard let sign = tokens.last, Comparison(rawValue: source[sign.place]) != nil,
      let name = tokens.dropLast().last
    else { return nil }
    let before = tokens.dropLast(2).last?.role
    let isQuoted =
      name.role == .text
      && (before == .keyword(.has) || before == .keyword(.lacks) || shape == .assessing)
    guard name.role == .value(of: "competence") || isQuoted else { return nil }
    let wanted = folded(plain(name))
    let competences = session.asked["competences"]
    return (0..<competences.count).first { row in
      competences.has(row) && competences.text("name", row).map { folded($0) == wanted } ?? false
    }
  }

  /// The levels of the scale of the competence that stands before; nil where none does.
  func levels(beginning typed: String, quoted: Bool) -> [Completion.Candidate]? {
    guard let row = measured else { return nil }
    let levels = session.asked.scale(ofCompetence: row)?.levels ?? []
    return levels.compactMap { level, name in
      let number = "\(level)"
      let spellings = [number] + (name.map { [$0] } ?? [])
      if !quoted, Quoting.begins(number, with: typed) {
        return Completion.Candidate(number, name ?? "", .value, spellings: spellings)
      }
      guard let name, Quoting.begins(name, with: typed) else { return nil }
      return Completion.Candidate(
        Quoting.written(name, always: quoted), number, .value, spellings: spellings)
    }
  }

  /// The people who are there, by their ids; found by name as well.
  func people(beginning typed: String, quoted: Bool) -> [Completion.Candidate] {
    guard
      let staff = session.rosters.roster(
        .staff, in: session.asked, at: Moment(day: session.today))
    else { return [] }
    func column(_ id: String) -> KompModel.Column? {
      staff.fields.first { $0.id == id }.map { staff.column($0) }
    }
    guard let ids = column("id") else { return [] }
    let names = column("name")
    var found: [Completion.Candidate] = []
    for row in 0..<staff.count where staff.present?[row] ?? true {
      guard let id = ids.text(row) else { continue }
      let name = names?.text(row) ?? ""
      guard
        Quoting.begins(id, with: typed) || !typed.isEmpty && Quoting.begins(name, with: typed)
      else { continue }
      found.append(
        Completion.Candidate(
          Quoting.written(id, always: quoted), name, .value, spellings: [id, name]))
      if found.count == Spot.mostPeople { break }
    }
    return found.sorted { SwedishOrder.precedes($0.text, $1.text) }
  }

  /// A menu of people holds no more.
  private static let mostPeople = 200

  /// The columns of the answer that `why` asks about.
  func answerColumns(beginning typed: String) -> [Completion.Candidate] {
    (session.last?.columns ?? []).compactMap { column in
      let spellings = [column.id, column.title.english, column.title.swedish]
      guard
        let text = [column.title[tongue], column.id].first(where: {
          Quoting.begins($0, with: typed)
        })
      else { return nil }
      return Completion.Candidate(Quoting.written(text), "", .field, spellings: spellings)
    }
  }

  /// One certain field or noun, where no other may stand.
  func named(_ id: String, beginning typed: String) -> [Completion.Candidate] {
    if let noun = Schema.nouns.first(where: { $0.id.name == id }) {
      return noun.words.compactMap { words in
        spelling(words.spellings(in:), beginning: typed).map {
          Completion.Candidate($0, noun.summary[session.tongue], .noun, spellings: words.all)
        }
      }
    }
    let field = Schema.nouns.lazy.flatMap(\.fields).first { $0.id == id }
    return [field.flatMap { self.field($0, typed) }].compactMap { $0 }
  }
}
