// swift-tools-version: 6.1
import PackageDescription

// The rooms of komp, from the bottom up. A room imports only what stands in its own line:
// scripts/check builds with the import check, so an arrow that is not drawn here does not compile.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: strict)
}

func tests(_ name: String, _ rooms: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(name: name, dependencies: rooms, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "komp",
  products: [.executable(name: "komp", targets: ["komp"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "Clibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CEditline", dependencies: ["Clibedit"]),
    // Sixty-four bytes at a time: what Swift has no word for.
    .target(name: "CBytes"),
    .target(name: "CPty", linkerSettings: [.linkedLibrary("util")]),

    room("KompValues"),
    room("KompLexicon"),
    room("KompLanguage", ["KompLexicon", "KompValues"]),
    room("KompModel", ["KompLexicon", "KompValues"]),
    room("KompReport", ["KompLexicon", "KompValues"]),
    room("KompStore", ["KompModel", "KompLexicon", "KompValues", "CBytes", "CSQLite", "CSodium"]),
    room("KompEngine", ["KompLanguage", "KompModel", "KompLexicon", "KompValues", "CBytes"]),
    room("KompAnalyses", ["KompEngine", "KompModel", "KompLexicon", "KompValues"]),
    room(
      "KompSession",
      [
        "KompAnalyses", "KompEngine", "KompLanguage", "KompModel", "KompStore", "KompReport",
        "KompLexicon", "KompValues",
      ]),
    room(
      "KompShell",
      ["KompSession", "KompLanguage", "KompReport", "KompLexicon", "KompValues", "CEditline"]),
    .executableTarget(
      name: "komp",
      dependencies: [
        "KompShell", "KompSession", "KompLexicon", "KompValues",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("KompValuesTests", ["KompValues"]),
    tests("KompModelTests", ["KompModel", "KompLexicon", "KompValues"]),
    tests("KompLexiconTests", ["KompLexicon", "KompValues"]),
    tests("KompLanguageTests", ["KompLanguage", "KompLexicon", "KompValues"]),
    tests("KompReportTests", ["KompReport", "KompLexicon", "KompValues"]),
    tests("KompStoreTests", ["KompStore", "KompModel", "KompLexicon", "KompValues"]),
    tests(
      "KompEngineTests", ["KompEngine", "KompLanguage", "KompModel", "KompLexicon", "KompValues"]),
    tests(
      "KompAnalysesTests",
      ["KompAnalyses", "KompEngine", "KompModel", "KompLexicon", "KompValues"]),
    tests(
      "KompSessionTests",
      [
        "KompSession", "KompAnalyses", "KompEngine", "KompLanguage", "KompModel", "KompStore",
        "KompReport", "KompLexicon", "KompValues",
      ], data: ["Transcripts"]),
    // The prompt with a host that only echoes, so that keys are tested apart from the language.
    .executableTarget(
      name: "shell-probe", dependencies: ["KompShell", "KompReport", "KompLexicon"],
      path: "Tests/ShellProbe", swiftSettings: strict),
    tests(
      "KompTerminalTests",
      [
        "CPty", "KompShell", "KompReport", "KompLexicon", "KompValues", "CEditline", "komp",
        "shell-probe",
      ]),
    tests(
      "KompDoorTests",
      [
        "CPty", "KompSession", "KompEngine", "KompLanguage", "KompModel", "KompLexicon",
        "KompValues", "komp",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
