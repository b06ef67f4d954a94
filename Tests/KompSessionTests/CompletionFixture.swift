import Glibc
import Testing

@testable import KompSession

/// Files of invented people for the tests of completion.
enum Fixture {
  static let staff = """
    anställningsnummer;namn;enhet;förvaltning;yrke;född;kön;anställd;anställningsform;sysselsättningsgrad;steg;boendeort
    P01;Ada Lind;kommunrehab;Vård och omsorg;fysioterapeut;1961-03-01;kvinna;1990-01-01;tillsvidare;100;3;Bengtsfors
    P02;Bo Ek;kommunrehab;Vård och omsorg;arbetsterapeut;1975-05-02;man;2004-02-01;tillsvidare;75;2;Bengtsfors
    P03;Cia Ask;kommunrehab;Vård och omsorg;arbetsterapeut;1980-07-03;kvinna;2010-08-15;tillsvidare;100;4;Mellerud
    P04;Dan Al;kommunrehab;Vård och omsorg;fysioterapeut;1999-09-04;man;2024-06-01;vikariat;50;1;Bengtsfors
    P05;Eva Rönn;hemsjukvård;Vård och omsorg;sjuksköterska;1968-11-05;kvinna;1998-03-01;tillsvidare;80;3;Åmål
    P06;Finn Björk;hemsjukvård;Vård och omsorg;sjuksköterska;1990-01-06;man;2020-01-01;tillsvidare;100;2;Mellerud
    P07;Gun Sälg;hemsjukvård;Vård och omsorg;undersköterska;1985-02-07;kvinna;2012-05-01;timavlönad;;1;Bengtsfors
    P08;Hal Hassel;stöd;Vård och omsorg;stödassistent;1971-04-08;man;2001-09-01;tillsvidare;90;2;Åmål

    """

  static let assessments = """
    personid;kompetens;nivå;datum;källa
    P01;hjälpmedel;1;2025-03-14;chef
    P02;hjälpmedel;3;2025-03-14;chef
    P03;hjälpmedel;4;2025-03-14;chef
    P02;rehabplan;1;2025-03-14;chef
    P04;rehabplan;2;2025-03-14;chef

    """

  static let needs = """
    enhet;kompetens;nivå;antal;från
    kommunrehab;hjälpmedel;3;3;2025-01-01
    kommunrehab;rehabplan;2;3;2025-01-01
    hemsjukvård;palliativ;3;2;2025-01-01

    """

  /// The scales and competences of the example municipality.
  static let examples = Files.repository + "/examples/"

  /// A folder of its own.
  static func folder() throws -> String {
    var template = Array(("/tmp/komp-completion-" + String(repeating: "X", count: 6)).utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
      return String(cString: start)
    }
    return try #require(made)
  }

  static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    fputs(text, file)
  }

  /// Everything a response said.
  static func text(of response: Response) -> String {
    response.utterances.map {
      switch $0 {
      case .output(let bytes), .remarks(let bytes): String(decoding: bytes, as: UTF8.self)
      }
    }.joined()
  }
}
