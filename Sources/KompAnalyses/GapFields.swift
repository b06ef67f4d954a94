import KompLexicon
import KompModel

/// The columns of gap, declared once: those of the day come back with a suffix at each horizon.
public enum GapFields {
  static let unit = Field.made(
    "unit", Words("unit", "enhet"), .reference(.units), Both("where", "var"))
  static let competence = Field.made(
    "competence", Words("competence", "kompetens"), .reference(.competences),
    Both(
      "which competence; empty where the need is a condition",
      "vilken kompetens; tom om behovet är ett villkor"))
  static let condition = Field.made(
    "condition", Words("condition", "villkor"), .text, shown: false,
    Both(
      "the need's condition, where it names no competence",
      "behovets villkor, om det inte anger någon kompetens"))
  static let required = Field.made(
    "required", Words("required", "krävd_nivå", also: ["min_level"]), .number(scale: 0),
    Both("from which level", "från vilken nivå"))
  static let needed = Field.made(
    "needed", Words("needed", "behövs"), .number(scale: 0),
    Both("how many are needed", "hur många som behövs"))
  static let holders = Field.made(
    "holders", Words("holders", "innehavare"), .number(scale: 0),
    Both(
      "how many there are; over several needs the covered places",
      "hur många som finns; över flera behov de täckta platserna"))
  static let gap = Field.made(
    "gap", Words("gap", "gap"), .number(scale: 0), Both("holders − needed", "innehavare − behövs"))
  static let short = Field.made(
    "short", Words("short", "brist"), .number(scale: 0),
    Both("max(0, needed − holders)", "max(0, behövs − innehavare)"))
  static let cover = Field.made(
    "cover", Words("cover", "täckning"), .share(scale: 4),
    Both("min(holders, needed) ÷ needed", "min(innehavare, behövs) ÷ behövs"))
  static let who = Field.made(
    "who", Words("who", "vilka"), .text, shown: false,
    Both("the holders' names", "innehavarnas namn"))

  /// The columns without keys and without a horizon.
  public static let plain = [
    unit, competence, condition, required, needed, holders, gap, short, cover, who,
  ]
}
