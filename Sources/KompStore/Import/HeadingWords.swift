import KompModel
import KompValues

/// The headings that Swedish exports usually give a field, beside the field's own words.
///
/// Compared folded and without blanks, `_`, `-` and `.`; never by likeness, since a wrong guess is
/// worse than an own field.
enum HeadingWords {
  /// The form in which headings are compared.
  static func key(_ heading: String) -> String {
    folded(heading).filter { !" _-.\u{a0}\u{202f}".contains($0) }
  }

  /// Where people live is never taken in: it can endanger one who is protected, and no question needs it.
  static let refused = Set(
    [
      "adress", "gatuadress", "bostadsadress", "hemadress", "postadress", "folkbokföringsadress",
      "address", "home address", "street address", "postal address",
    ].map(key))

  /// What staff exports call the fields.
  static let staff: [String: [String]] = [
    "id": [
      "person-id", "personid", "medarbetare-id", "anställd-id", "employee id", "pid", "emp id",
    ],
    "personal_number": [
      "personnummer", "persnr", "pnr", "personnr", "person nr", "samordningsnummer",
      "personal number", "personal identity number",
    ],
    "employment": [
      "anstnr", "anst nr", "anställningsnummer", "anställningsnr", "anställningsid",
      "employment number", "employment id",
    ],
    "name": ["namn", "för- och efternamn", "fullständigt namn", "full name", "employee name"],
    "first_name": ["förnamn", "tilltalsnamn", "first name", "given name"],
    "last_name": ["efternamn", "last name", "surname", "family name"],
    "unit": [
      "arbetsställe", "arbetsplats", "org.enhet", "organisationsenhet", "enhetsnamn", "avdelning",
    ],
    "operation": ["verksamhet", "verksamhetsområde", "operation"],
    "department": ["förvaltning", "förvaltningsnamn"],
    "committee": ["nämnd", "styrelse"],
    "municipality": ["kommun", "kommunnamn"],
    "profession": [
      "befattning", "yrke", "titel", "befattningsbenämning", "yrkesbenämning", "yrkestitel",
      "tjänstebenämning", "job title", "position",
    ],
    "form": ["anstform", "anställnings-form", "anstform text", "form of employment"],
    "degree": [
      "sysselsättningsgrad", "syssgrad", "syssgr", "ssgr", "sysselsättningsgrad %",
      "sysselsättningsgrad (%)", "tjänstgöringsgrad", "överenskommen grad", "employment rate",
    ],
    "actual_degree": [
      "faktisk grad", "faktisk sysselsättningsgrad", "verklig grad", "aktuell grad",
    ],
    "hired": [
      "anställningsdatum", "anstdatum", "anst datum", "from", "fr.o.m", "startdatum",
      "giltig från", "anställd från", "anställd fr o m", "start_date", "hire date", "from date",
      "date of hire",
    ],
    "left": [
      "tom", "t.o.m", "slutdatum", "avgångsdatum", "anställd till", "anställd t o m", "end_date",
      "giltig till", "termination date", "to date", "date of termination",
    ],
    "salary": ["månadslön", "grundlön", "lönebelopp", "monthly salary"],
    "reason": ["avgångsorsak", "slutorsak", "orsak", "reason for leaving", "term reason"],
    "manager": ["närmaste chef", "ansvarig chef"],
    "step": ["kompetenssteg", "stegnivå", "kompetensnivå"],
    "ladder": ["kompetensstege", "stegmodell"],
    "born": ["födelsedatum", "född datum", "date of birth", "birth date", "dob"],
    "sex": ["juridiskt kön"],
    "education": ["utbildningsnivå", "högsta utbildning"],
    "protected": [
      "skyddade personuppgifter", "sekretessmarkering", "sekretessmarkerad", "skyddad identitet",
      "skyddad folkbokföring", "protected identity",
    ],
  ]
}
