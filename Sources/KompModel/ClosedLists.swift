import KompLexicon

extension ClosedList {
  /// The form of an employment, with the codes that exports use.
  public static let form = ClosedList(
    "form",
    [
      Words(
        "permanent", "tillsvidare", also: ["TV", "permanent employment"],
        accepted: ["tillsvidareanställning", "tillsvidareanställd", "fast", "fast anställning"]),
      Words(
        "fixed-term", "visstid", also: ["fixed term", "temporary"],
        accepted: ["visstidsanställning", "allmän visstid", "tidsbegränsad"]),
      Words("substitute", "vikariat", accepted: ["vikarie", "vik"]),
      Words(
        "hourly", "timavlönad", accepted: ["timanställd", "timvikarie", "intermittent", "tim"]),
      Words("säva", "säva", accepted: ["särskild visstidsanställning", "särskild visstid"]),
    ])

  /// Legal sex as registers have it.
  public static let sex = ClosedList(
    "sex",
    [
      Words("female", "kvinna", also: ["F", "woman"], accepted: ["K", "kvinnor"]),
      Words("male", "man", also: ["M"], accepted: ["män"]),
    ])

  /// The kind of a unit in the organisation's tree, from the top.
  public static let kind = ClosedList(
    "kind",
    [
      Words("municipality", "kommun"),
      Words("committee", "nämnd"),
      Words("department", "förvaltning"),
      Words("operation", "verksamhet"),
      Words("unit", "enhet"),
    ])
}
