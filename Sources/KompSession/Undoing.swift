import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

extension Session {
  /// Takes the last changes back, or makes them again; all of them or none.
  func step(_ count: Int, forward: Bool, _ call: Call) throws(Failure) {
    guard count > 0 else { return }
    if scenarios.current != nil { return try stepInScenario(count, forward: forward, call) }
    if transaction != nil { return try stepInScript(count, forward: forward, call) }
    let planned: [Planned]
    do {
      var ledger = Ledger(try entries())
      planned = try plan(count, forward: forward, in: &ledger, call.place)
      try confirm(planned.map { ($0.change, $0.kind) }, line: call.source[call.place])
    } catch let failure as Failure {
      throw failure
    } catch let failure as RelationFailure {
      throw .explained(failure.problem, call.place, .unreadable)
    } catch {
      throw .interrupted
    }
    tell(planned.map(\.about), forward: forward, asked: count)
  }

  /// A step that is to be made: the change, and the entry it takes back or makes again.
  private struct Planned {
    let change: Change
    let kind: JournalEntry.Kind
    let about: JournalEntry
  }

  private func plan(_ count: Int, forward: Bool, in ledger: inout Ledger, _ place: Place)
    throws(Failure) -> [Planned]
  {
    var planned: [Planned] = []
    var scratch = model
    while planned.count < count {
      let found = forward ? ledger.redoable(by: who) : ledger.undoable(by: who)
      guard let entry = found else {
        if !planned.isEmpty { break }
        throw .explained(SessionProblem.nothingToUndo(isRedo: forward), place, .failed)
      }
      if let other = ledger.obstacle(to: entry) {
        throw .explained(
          SessionProblem.changedSince(told(entry), by: told(other)), place, .failed)
      }
      let inverse: Change
      do throws(ChangeProblem) {
        inverse = try scratch.apply(entry.inverse)
      } catch {
        throw .explained(error, place, .failed)
      }
      // What is gone now must not be what somebody else has built upon since.
      for (register, rows) in entry.inverse.removed {
        let uses = scratch.uses(of: rows, in: register)
        guard uses.isEmpty else {
          throw .explained(
            SessionProblem.usedSince(told(entry), uses.count), place, .failed)
        }
      }
      let about = ledger.first(entry)
      let kind: JournalEntry.Kind = forward ? .redid(entry.number) : .undid(entry.number)
      planned.append(Planned(change: entry.inverse, kind: kind, about: about))
      ledger.add(
        JournalEntry(
          number: (ledger.entries.last?.number ?? 0) + 1, time: clock(), who: who, line: "",
          change: entry.inverse, inverse: inverse, kind: kind))
    }
    return planned
  }

  /// In a script only what the script itself has done is taken back: with all else it is one change.
  private func stepInScript(_ count: Int, forward: Bool, _ call: Call) throws(Failure) {
    var told: [JournalEntry] = []
    for _ in 0..<count {
      guard let entry = forward ? transaction?.undone.popLast() : transaction?.done.popLast() else {
        if !told.isEmpty { break }
        throw .explained(SessionProblem.nothingToUndo(isRedo: forward), call.place, .failed)
      }
      do throws(ChangeProblem) {
        _ = try model.apply(forward ? entry.change : entry.inverse)
      } catch {
        throw .explained(error, call.place, .failed)
      }
      if forward { transaction?.done.append(entry) } else { transaction?.undone.append(entry) }
      told.append(entry)
    }
    tell(told, forward: forward, asked: count)
  }

  private func tell(_ entries: [JournalEntry], forward: Bool, asked: Int) {
    var remarks = entries.map { entry in
      let line = shortened(entry.line)
      return Remark(
        .footer,
        forward
          ? Both("made again: \(line)", "gjort om: \(line)")
          : Both("taken back: \(line)", "ångrat: \(line)"))
    }
    if entries.count < asked {
      remarks.append(
        Remark(
          .note,
          Both(
            "there were no more: \(entries.count) of \(asked)",
            "det fanns inte fler: \(entries.count) av \(asked)")))
    }
    say(remarks)
  }

  /// An entry in a few words: its number, who and the line.
  private func told(_ entry: JournalEntry) -> Both {
    let line = shortened(entry.line)
    return Both(
      "number \(entry.number) by \(entry.who), \"\(line)\"",
      "nummer \(entry.number) av \(entry.who), \"\(line)\"")
  }

  /// A line as one line of a message.
  private func shortened(_ line: String) -> String {
    let one = line.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return one.count > 72 || one != line ? String(one.prefix(70)) + " …" : one
  }
}
