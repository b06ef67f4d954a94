import KompLanguage
import KompLexicon
import KompValues

/// Reads conditions and stages aloud: the tree as a sentence in the reader's tongue, with the parentheses it was understood with.
struct Aloud {
  let phrasebook: Phrasebook
  let tongue: Tongue

  /// A stage as a sentence.
  func stage(_ stage: Stage) -> String {
    switch stage.arguments {
    case .condition(let condition):
      return both("keep the rows where ", "behåll raderna där ") + self.condition(condition)
    case .columns(let columns):
      if stage.word == .hide {
        return both("leave out ", "utelämna ") + list(columns.map { expression($0.expression) })
      }
      if columns.isEmpty { return both("show every field", "visa alla fält") }
      return both("show ", "visa ") + list(columns.map(column))
    case .grouping(let keys, let across, let measures, let total):
      var text = both("for each ", "för varje ") + list(keys.map(column))
      if let across {
        text += both(", with a column for each ", ", med en kolumn för varje ") + path(across)
      }
      text +=
        ": " + list(measures.isEmpty ? [both("how many", "hur många")] : measures.map(measure))
      if total { text += both(", and a line for the whole", ", och en rad för helheten") }
      return text
    case .measures(let measures):
      return both("for the whole: ", "för helheten: ") + list(measures.map(measure))
    case .order(let keys):
      return both("order by ", "ordna efter ")
        + list(
          keys.map { key in
            expression(key.expression)
              + (key.descending ? both(", largest first", ", störst först") : "")
          })
    case .ranking(let count, let key):
      if let key {
        return both("the \(count) with the largest ", "de \(count) med störst ")
          + expression(key.expression)
      }
      return both("the first \(count)", "de första \(count)")
    case .paths(let paths):
      return paths.isEmpty
        ? both("each different row once", "varje olik rad en gång")
        : both("each different ", "varje olik ") + list(paths.map(path))
    case .nothing: return both("count the rows", "räkna raderna")
    case .target(let name): return both("write it to ", "skriv det till ") + name.text
    case .change: return stage.word.main(in: tongue)
    case .chart(let kind):
      let picture = both("draw it", "rita det")
      return kind.map { picture + both(" as ", " som ") + $0.main(in: tongue) } ?? picture
    }
  }

  /// A condition as a sentence.
  func condition(_ condition: Condition, inside: Bool = false) -> String {
    func join(_ parts: [Condition], _ word: Keyword) -> String {
      let text = parts.map { self.condition($0, inside: true) }
        .joined(separator: " \(word.main(in: tongue)) ")
      return inside ? "(\(text))" : text
    }
    switch condition {
    case .and(let parts): return join(parts, .and)
    case .or(let parts): return join(parts, .or)
    case .not(let part, _):
      return both("it does not hold that ", "det inte gäller att ")
        + self.condition(part, inside: true)
    case .compare(let left, let sign, let operand, _):
      return "\(expression(left)) \(words(sign)) \(self.operand(operand, of: left))"
    case .member(let left, let operands, let negated, _):
      let values = operands.map { operand($0, of: left) }
        .joined(separator: " \(Keyword.or.main(in: tongue)) ")
      return expression(left) + (negated ? both(" is not ", " är inte ") : both(" is ", " är "))
        + values
    case .between(let left, let low, let high, _):
      return expression(left)
        + both(
          " is from \(value(low, of: left)) to \(value(high, of: left))",
          " är från \(value(low, of: left)) till \(value(high, of: left))")
    case .text(let left, let word, let operand, _):
      return "\(expression(left)) \(word.main(in: tongue)) \(self.operand(operand, of: left))"
    case .under(let left, let operand, _):
      return expression(left)
        + both(
          " is \(self.operand(operand, of: left)) or something under it",
          " är \(self.operand(operand, of: left)) eller något inom den")
    case .missing(let left, let known, _):
      return expression(left) + " "
        + (known ? Keyword.isKnown : Keyword.isMissing).main(in: tongue)
    case .holds(let left): return expression(left)
    case .quantified(let quantifier, let name, let inner, _):
      let word: Keyword =
        switch quantifier {
        case .any: .any
        case .all: .all
        case .none: .none
        }
      let such = inner.map {
        both(" for which ", " för vilka ") + self.condition($0, inside: true)
      }
      return both("there are ", "det finns ") + word.main(in: tongue) + " \(noun(name.text))"
        + (such ?? "")
    case .competence(let name, let sign, let operand, let negated, _):
      var text = (negated ? Keyword.lacks : .has).main(in: tongue) + " " + name.text
      if let sign, let operand {
        text += " \(words(sign)) \(self.operand(operand, of: .path(Path([name], at: name.place))))"
      }
      return text
    }
  }

  func both(_ english: String, _ swedish: String) -> String {
    Both(english, swedish)[tongue]
  }

  func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  func column(_ column: Column) -> String {
    expression(column.expression)
      + (column.name.map { " \(Keyword.called.main(in: tongue)) \($0.text)" } ?? "")
  }

  private func measure(_ measure: Measure) -> String {
    switch measure.kind {
    case .count(nil): both("how many", "hur många")
    case .count(let condition?):
      both("how many where ", "hur många där ") + self.condition(condition)
    case .share(nil, _): both("the share of all", "andelen av alla")
    case .share(let condition?, let ofKnown):
      both(
        "the share of the \(ofKnown ? "known in the group" : "group") where ",
        "andelen av \(ofKnown ? "de kända i gruppen" : "gruppen") där ")
        + self.condition(condition)
    case .named(let name): name.text
    case .of(let word, let inner): "\(word.main(in: tongue)) \(expression(inner))"
    }
  }

  private func path(_ path: Path) -> String {
    path.names.map { field($0.text) }.joined(separator: ".")
  }

  private func field(_ word: String) -> String {
    let wanted = folded(word)
    return phrasebook.fields.first { $0.words.all.contains { folded($0) == wanted } }
      .map { $0.words.main(in: tongue) } ?? measured(wanted) ?? word
  }

  /// The name of a measure's column, where the word is a measure's.
  private func measured(_ word: String) -> String? {
    [Keyword.count, .share].first { keyword in
      Tongue.allCases.contains { keyword.spellings(in: $0).contains(word) }
    }?.main(in: tongue)
  }

  private func noun(_ word: String) -> String {
    let wanted = folded(word)
    return phrasebook.nouns.first { $0.words.all.contains { folded($0) == wanted } }
      .map { $0.words.main(in: tongue) } ?? word
  }

  private func expression(_ expression: Expression) -> String {
    switch expression {
    case .path(let path): self.path(path)
    case .literal(let literal, _): self.literal(literal, of: nil)
    case .call(let word, _, let arguments, _):
      "\(word.main(in: tongue))("
        + list(
          arguments.map { argument in
            switch argument {
            case .expression(let inner): self.expression(inner)
            case .condition(let inner): self.condition(inner)
            }
          }) + ")"
    case .arithmetic(let sign, let left, let right, _):
      "(\(self.expression(left)) \(sign) \(self.expression(right)))"
    case .classes(let inner, let operands, _):
      self.expression(inner) + both(" in the classes ", " i klasserna ")
        + list(operands.map { operand($0, of: inner) })
    case .count(let query, _):
      both("how many ", "hur många ") + self.query(query)
    }
  }

  /// A query inside another, on one line.
  func query(_ query: Query) -> String {
    let source =
      if case .noun(_, let name) = query.source { noun(name.text) } else { both("rows", "rader") }
    let conditions = query.stages.compactMap { stage in
      if case .condition(let condition) = stage.arguments {
        self.condition(condition, inside: true)
      } else {
        nil
      }
    }
    return conditions.isEmpty
      ? source
      : source + both(" where ", " där ")
        + conditions.joined(separator: " \(Keyword.and.main(in: tongue)) ")
  }

  private func operand(_ operand: Operand, of left: Expression) -> String {
    switch operand {
    case .expression(let inner): value(inner, of: left)
    case .range(let low?, let high?, _):
      both("from ", "från ") + value(low, of: left) + both(" to ", " till ")
        + value(high, of: left)
    case .range(let low?, nil, _):
      both("at least ", "minst ") + value(low, of: left)
    case .range(nil, let high?, _):
      both("at most ", "högst ") + value(high, of: left)
    case .range(nil, nil, _): both("anything", "vad som helst")
    }
  }

  private func value(_ expression: Expression, of left: Expression) -> String {
    if case .literal(let literal, _) = expression { return self.literal(literal, of: left) }
    return self.expression(expression)
  }

  func literal(_ literal: Literal, of left: Expression?) -> String {
    switch literal {
    case .word(let word), .text(let word):
      if case .path(let path)? = left, let name = path.names.last?.text {
        return translated(word, field: name)
      }
      return word
    case .number(let number):
      return Numeral.write(
        number, places: number.exactPlaces(limit: 6) ?? 6,
        style: tongue == .swedish ? .swedish : .english)
    case .percent(let share):
      return Numeral.percent(
        share, places: max(0, (share.exactPlaces(limit: 6) ?? 4) - 2),
        style: tongue == .swedish ? .swedish : .english)
    case .period(_, let written): return written
    case .span(let span): return "\(span.count) \(unit(span.unit, many: span.count != 1))"
    case .relative(let time): return relative(time)
    case .parameter(let name): return ":" + name
    case .shifted(let day, let span):
      return self.literal(day, of: nil) + (span.count < 0 ? " - " : " + ")
        + self.literal(.span(Span(abs(span.count), span.unit)), of: nil)
    }
  }

  /// A value of a closed list in the reader's tongue.
  private func translated(_ word: String, field name: String) -> String {
    let wanted = folded(name)
    guard
      let id = phrasebook.fields.first(where: { $0.words.all.contains { folded($0) == wanted } })?
        .id,
      let value = phrasebook.values[id]?.first(where: {
        $0.words.all.contains { folded($0) == folded(word) }
      })
    else { return word }
    return value.words.main(in: tongue)
  }

  private func relative(_ time: RelativeTime) -> String {
    switch time {
    case .day(0): Keyword.today.main(in: tongue)
    case .day(-1): Keyword.yesterday.main(in: tongue)
    case .day(let offset): both("\(offset) days from today", "\(offset) dagar från idag")
    case .last(let span):
      "\(Keyword.last.main(in: tongue)) \(span.count) \(unit(span.unit, many: true))"
    case .next(let span):
      "\(Keyword.next.main(in: tongue)) \(span.count) \(unit(span.unit, many: true))"
    case .calendar(let kind, let offset):
      (offset == 0 ? Keyword.this : offset < 0 ? Keyword.previous : Keyword.next).main(in: tongue)
        + " \(unit(kind, many: false))"
    }
  }

  private func unit(_ kind: Period.Kind, many: Bool) -> String {
    switch kind {
    case .day, .span: many ? both("days", "dagar") : both("day", "dag")
    case .week: many ? both("weeks", "veckor") : both("week", "vecka")
    case .month: many ? both("months", "månader") : both("month", "månad")
    case .quarter: many ? both("quarters", "kvartal") : both("quarter", "kvartal")
    case .tertial: many ? both("tertials", "tertial") : both("tertial", "tertial")
    case .halfYear: many ? both("half years", "halvår") : both("half year", "halvår")
    case .year: many ? both("years", "år") : both("year", "år")
    }
  }

  private func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: both("is", "är")
    case .notEqual: both("is not", "är inte")
    case .less: both("is less than", "är mindre än")
    case .lessOrEqual: both("is at most", "är högst")
    case .greater: both("is greater than", "är större än")
    case .greaterOrEqual: both("is at least", "är minst")
    }
  }
}
