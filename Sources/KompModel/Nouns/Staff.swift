import KompLexicon
import KompValues

extension NounID {
  /// The people employed.
  public static let staff = NounID("staff")
}

extension Noun {
  /// The everyday view: one row a person, with the unit and profession of the main employment.
  ///
  /// The home register is `people`; the line into `employments` is the main employment on the day
  /// (largest agreed degree, then earliest, then first by id), and among those who have left the latest.
  public static let staff = Noun(
    id: .staff, words: [Words("staff", "personal"), Words("employees", "medarbetare")],
    one: Both("person", "person"), many: Both("people", "personer"),
    summary: Both(
      "the people employed, one row each, seen through their main employment",
      "de anställda, en rad var, sedda genom sin huvudanställning"),
    home: "people", label: "id", key: "id",
    fields: identity + place + Field.aboveUnit + work + time + further,
    hidden: ["hash": .text],
    present: { roster in
      guard roster.moment.includingFormer else { return StaffLines.employed(roster) }
      // Whoever has not begun by the day is neither employed nor former.
      if case .same(roster.count) = StaffLines.main(roster) { return nil }
      return StaffLines.main(roster).exist
    },
    lines: { roster in ["employments": StaffLines.main(roster)] })

  private static let identity: [Field] = [
    Field(
      "id", Words("id", "id"), .text, Both("the person's id", "personens id"),
      .stored(register: "people", column: "id")),
    Field(
      "name", Words("name", "namn"), .text, Both("the person's name", "personens namn"),
      .stored(register: "people", column: "name")),
  ]

  private static let place: [Field] = [
    main(
      "unit", Words("unit", "enhet"), .reference(.units),
      Both("the unit of the main employment", "huvudanställningens enhet"))
  ]

  private static let work: [Field] = [
    main(
      "profession", Words("profession", "yrke", accepted: ["befattning"]),
      .reference(.professions),
      Both("the profession of the main employment", "huvudanställningens yrke")),
    Field(
      "step", Words("step", "steg"), .number(scale: 0),
      Both("the step of the latest placement", "steget i den senaste inplaceringen"),
      .derived { Placing.of($0).step($0) }),
    Field(
      "level", Words("level", "nivå"), .number(scale: 0), shown: false,
      Both("the step, in everyday words", "steget, i vardagstal"),
      .derived { Placing.of($0).step($0) }),
    Field(
      "ladder", Words("ladder", "stege"), .text, shown: false,
      Both("the ladder of the latest placement", "stegen i den senaste inplaceringen"),
      .derived { Placing.of($0).ladder($0) }),
  ]

  private static let time: [Field] = [
    Field(
      "age", Words("age", "ålder"), .number(scale: 0),
      Both("whole years on the day asked about", "hela år den dag frågan gäller"),
      .derived { $0.ages }),
    Field(
      "born", Words("born", "född"), .day, shown: false, Both("birth date", "födelsedatum"),
      .stored(register: "people", column: "born")),
    Field(
      "sex", Words("sex", "kön"), .list(.sex), shown: false,
      Both("as the register has it", "enligt registret"),
      .stored(register: "people", column: "sex")),
    Field(
      "hired", Words("hired", "anställd", accepted: ["anställningsdatum"]), .day,
      Both(
        "first day of the oldest employment in force", "första dag i äldsta gällande anställning"),
      .derived { StaffTimes.hired($0) }),
    Field(
      "tenure", Words("tenure", "anställningstid"), .months, shown: false,
      Both("whole months since hired", "hela månader sedan anställningen"),
      .derived { roster in
        let day = roster.moment.day
        return roster.column("hired").mapped {
          Int64(max(0, Day(number: Int32(truncatingIfNeeded: $0)).fullMonths(to: day)))
        }
      }),
    Field(
      "left", Words("left", "slutade"), .day, shown: false,
      Both(
        "last day, for those who have left or will", "sista dag, för den som slutat eller ska"),
      .derived { StaffTimes.left($0) }),
    main(
      "reason", Words("reason", "orsak"), .text, shown: false, dated: false,
      Both("why the employment ended", "varför anställningen upphörde")),
  ]

  private static let further: [Field] = [
    main(
      "form", Words("form", "anställningsform"), .list(.form), shown: false,
      Both("permanent, fixed-term, substitute …", "tillsvidare, visstid, vikariat …")),
    main(
      "degree", Words("degree", "sysselsättningsgrad", accepted: ["grad"]), .share(scale: 4),
      Both("the agreed degree of the main employment", "huvudanställningens överenskomna grad")),
    main(
      "actual_degree", Words("actual_degree", "faktisk_grad"), .share(scale: 4), shown: false,
      Both("the degree really worked", "den grad som verkligen arbetas")),
    Field(
      "fte", Words("fte", "årsarbetare"), .number(scale: 4), shown: false, places: 2,
      Both(
        "agreed degrees of all employments, summed", "överenskomna grader, alla anställningar"),
      .derived({ StaffTimes.fte($0) }, amongPresent: { StaffTimes.fteAmongPresent($0) })),
    main(
      "salary", Words("salary", "lön"), .number(scale: 2), shown: false,
      Both("pay as the export states it", "lön så som exporten anger den")),
    Field(
      "manager", Words("manager", "chef"), .reference(.staff), shown: false,
      Both("who leads the unit", "vem som leder enheten"),
      .derived { $0.throughUnit("manager") }),
    Field(
      "education", Words("education", "utbildning"), .text, shown: false,
      Both("level of education", "utbildningsnivå"),
      .stored(register: "people", column: "education")),
    Field(
      "protected", Words("protected", "skyddad"), .flag, shown: false,
      Both("protected identity, set by hand", "skyddade personuppgifter, satt för hand"),
      .stored(register: "people", column: "protected")),
  ]

  /// A field of the main employment.
  private static func main(
    _ id: String, _ words: Words, _ type: FieldType, shown: Bool = true, dated: Bool = true,
    _ summary: Both
  ) -> Field {
    Field(
      id, words, type, dated: dated, shown: shown, summary,
      .stored(register: "employments", column: id))
  }
}

extension Roster {
  /// Whole years of age on the day, by birth date.
  var ages: Column {
    let day = moment.day
    return column("born").mapped {
      let born = Day(number: Int32(truncatingIfNeeded: $0))
      return born > day ? nil : Int64(born.fullYears(to: day))
    }
  }
}
