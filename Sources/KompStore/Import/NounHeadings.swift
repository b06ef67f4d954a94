import KompModel

extension HeadingWords {
  /// What says whom a row of judgements, wishes or placements is about.
  private static let person = [
    "id", "staff", "person-id", "personid", "medarbetare", "medarbetar-id", "anställd",
    "anställd-id", "employee", "employee id", "pid",
  ]
  private static let competence = ["kompetensnamn", "kompetensområde", "skill"]
  private static let required = [
    "level", "nivå", "min nivå", "miniminivå", "lägsta nivå", "kravnivå", "required level",
  ]
  private static let from = ["from", "fr.o.m", "från", "gäller från", "since", "start"]

  /// What other registers' exports call the fields, by noun.
  static let others: [NounID: [String: [String]]] = [
    .units: [
      "id": ["enhetskod", "enhetsid", "enhets-id", "kod", "orgkod", "org.nr", "code"],
      "name": ["enhet", "enhetsnamn", "benämning", "organisationsenhet", "unit"],
      "kind": ["typ", "enhetstyp", "type"],
      "parent": ["överordnad enhet", "tillhör", "ingår i", "parent unit"],
      "manager": ["ansvarig", "ansvarig chef", "enhetschef"],
    ],
    .professions: [
      "name": ["yrke", "befattning", "titel", "benämning", "profession"],
      "licensed": ["legitimation", "leg", "legitimationsyrke", "licence"],
      "ssyk": ["ssyk2012", "ssykkod", "ssyk-kod"],
      "aid": ["aid-etikett", "aidkod", "aid-kod"],
    ],
    .ladders: [
      "ladder": ["modell", "stegmodell", "kompetensstege"],
      "step": ["nivå", "nr", "stegnummer", "level"],
      "name": ["stegnamn", "benämning"],
    ],
    .placements: [
      "person": person,
      "step": ["nivå", "level"],
      "date": ["from", "fr.o.m", "inplacerad", "beslutsdatum"],
      "decided_by": ["beslutad av", "beslutsfattare", "beslut av"],
    ],
    .competences: [
      "name": ["kompetens", "kompetensnamn", "benämning", "preferred label", "label", "skill"],
      "kind": ["typ", "kompetenstyp", "type"],
      "parent": ["kategori", "område", "tillhör", "ingår i", "category", "broader"],
      "independent": ["självständig från", "independent from"],
      "supervises": ["får handleda från", "supervises from"],
      "validity": ["giltig månader", "giltighet månader", "valid months"],
      "external_id": ["concept id", "concept uri", "taxonomi-id", "jobtech-id", "esco-id", "uri"],
    ],
    .scales: [
      "scale": ["skalnamn"],
      "level": ["nr", "nivånummer"],
      "name": ["nivånamn", "benämning", "level name"],
      "meaning": ["beskrivning", "betydelse", "description"],
    ],
    .assessments: [
      "person": person,
      "competence": competence,
      "level": ["bedömd nivå", "bedömning", "grad"],
      "date": ["bedömningsdatum", "bedömd", "dag", "day"],
      "source": ["bedömningskälla"],
      "assessor": ["bedömd av", "bedömarroll", "assessor role", "assessed by"],
    ],
    .needs: [
      "unit": ["arbetsställe", "arbetsplats", "enhetsnamn"],
      "competence": competence,
      "required": required,
      "needed": ["count", "antal", "antal personer", "heads", "behov", "need"],
      "counted": ["räknesätt", "mått"],
      "start_date": from,
      "end_date": ["until", "tom", "t.o.m", "till", "gäller till", "end"],
      "priority": ["prio"],
      "condition": ["krav"],
    ],
    .criteria: [
      "ladder": ["modell", "stegmodell", "kompetensstege"],
      "step": ["nivå", "till steg", "level"],
      "number": ["nr"],
      "must": ["obligatoriskt", "obligatorisk", "mandatory"],
      "condition": ["kriterium", "kriterier", "krav", "kräver", "criterion", "requires"],
    ],
    .roles: [
      "role": ["rollnamn", "befattning"],
      "competence": competence,
      "required": required,
      "hours": ["utbildningstimmar"],
    ],
    .wishes: [
      "person": person,
      "competence": competence,
      "wish": ["önskemål", "önskar"],
      "interest": ["intressegrad", "styrka"],
      "date": ["dag", "samtalsdatum", "day"],
    ],
    .targets: [
      "unit": ["arbetsställe", "arbetsplats", "enhetsnamn"],
      "step": ["nivå", "level"],
      "target": ["antal", "count", "målantal"],
    ],
  ]
}
