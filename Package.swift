// swift-tools-version: 6.2
import PackageDescription

/// What every room is compiled with: Swift 6, every warning an error, imports private unless said otherwise.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the house: a target that may use only the rooms that its line names.
func room(_ name: String, uses rooms: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: rooms, swiftSettings: strict)
}

/// The tests of one room.
func tests(of name: String, uses rooms: [Target.Dependency] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + rooms, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "deskheap",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "deskheap", targets: ["deskheap-tool"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // The rooms, from the bytes up.
    room("Spelling"),
    room("Splices"),
    .systemLibrary(name: "CProcessors"),
    room("Parallel", uses: ["CProcessors"]),
    room("RegistryText", uses: ["Splices", "Parallel"]),
    room("SubSystems", uses: ["RegistryText", "Splices"]),
    room("DesktopHeap"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    room("LibXML", uses: ["CLibXML2", "CLoadOnUse"]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    room("LibYAML", uses: ["CLibYAML", "CLoadOnUse", "Spelling"]),
    // Both libraries again, as functions that load them when they are first called.
    .target(name: "CLoadOnUse", dependencies: ["CLibXML2", "CLibYAML"]),
    room("Workload", uses: ["RegistryText", "DesktopHeap", "LibYAML", "Spelling"]),
    room("Evidence", uses: ["DesktopHeap", "LibXML"]),
    room("Findings", uses: ["RegistryText", "Splices"]),
    room("Configuration", uses: ["Findings", "LibYAML", "DesktopHeap", "RegistryText", "Spelling"]),
    room("LintRules", uses: ["Findings", "RegistryText", "Splices", "SubSystems", "DesktopHeap", "Workload"]),
    .systemLibrary(name: "CXattr"),
    room("SafeFiles", uses: ["CXattr", "Splices"]),
    room(
      "Planning",
      uses: [
        "Parallel", "Evidence", "Workload",
        "LintRules", "Findings", "RegistryText", "Splices", "SubSystems", "DesktopHeap",
      ]),
    room(
      "Reports",
      uses: [
        "Planning", "Evidence", "Workload",
        "LintRules", "Findings", "RegistryText", "Splices", "SubSystems", "DesktopHeap",
        "LibXML",
      ]),
    room(
      "LanguageServer",
      uses: [
        "Reports", "Planning", "LintRules", "Findings", "RegistryText", "Splices", "SubSystems", "DesktopHeap",
      ]),
    room(
      "DeskheapCommands",
      uses: [
        "Spelling", "Parallel",
        "RegistryText", "Splices", "SubSystems", "DesktopHeap",
        "LibXML", "LibYAML", "Workload", "Evidence",
        "Findings", "Configuration", "LintRules", "Planning", "Reports",
        "SafeFiles", "LanguageServer",
        argumentParser,
      ]),
    .executableTarget(name: "deskheap-tool", dependencies: ["DeskheapCommands"], swiftSettings: strict),

    // Their tests.
    tests(of: "Spelling"),
    .target(name: "TestDice", dependencies: ["Splices"], path: "Tests/Dice", swiftSettings: strict),
    tests(of: "Splices", uses: ["TestDice"]),
    tests(of: "RegistryText", uses: ["Splices", "TestDice"]),
    tests(of: "SubSystems", uses: ["RegistryText", "Splices"]),
    tests(of: "DesktopHeap"),
    tests(of: "LibXML"),
    tests(of: "LibYAML"),
    tests(of: "Configuration", uses: ["Findings", "LibYAML", "DesktopHeap", "RegistryText"]),
    tests(of: "Workload", uses: ["RegistryText", "DesktopHeap", "LibYAML"]),
    tests(of: "Evidence", uses: ["LibXML"]),
    tests(
      of: "Reports",
      uses: [
        "Planning", "Findings", "LintRules", "RegistryText", "Splices", "SubSystems", "DesktopHeap", "LibXML",
      ]),
    tests(of: "LintRules", uses: ["Findings", "RegistryText", "Splices", "SubSystems", "DesktopHeap", "Workload"]),
    tests(
      of: "Planning",
      uses: [
        "LintRules", "Evidence", "Workload", "LibXML", "LibYAML", "Findings", "RegistryText", "Splices", "SubSystems",
        "DesktopHeap",
        "Reports",
      ]),
    tests(
      of: "LanguageServer",
      uses: ["Planning", "LintRules", "Findings", "RegistryText", "Splices", "DesktopHeap", "TestDice"]),
    tests(of: "SafeFiles", uses: ["CXattr", "Splices"]),
    .testTarget(name: "CommandTests", dependencies: ["deskheap-tool"], swiftSettings: strict),
  ]
)

// Fuzzing needs a runtime that a plain build does not have, so its targets are programs only when they are asked for. Else
// they are only compiled, so that one that no longer does is noticed.
func fuzzer(_ name: String, uses rooms: [Target.Dependency]) -> Target {
  if Context.environment["DESKHEAP_FUZZ"] == nil {
    return .target(
      name: "fuzz-\(name)", dependencies: rooms, path: "Tests/fuzz/\(name)", exclude: ["corpus"], swiftSettings: strict)
  }
  return .executableTarget(
    name: "fuzz-\(name)", dependencies: rooms, path: "Tests/fuzz/\(name)", exclude: ["corpus"],
    swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
}

package.targets += [
  .target(name: "FuzzPieces", dependencies: ["LibXML"], path: "Tests/fuzz/pieces", swiftSettings: strict),
  fuzzer("registry-text", uses: ["RegistryText"]),
  fuzzer("edit", uses: ["Splices", "RegistryText", "SubSystems", "DesktopHeap", "LintRules", "Planning"]),
  fuzzer("language-server", uses: ["LanguageServer"]),
  fuzzer("heap-listing", uses: ["Evidence", "LibXML", "FuzzPieces"]),
  fuzzer("event-text", uses: ["Evidence", "LibXML", "FuzzPieces"]),
  fuzzer("event-xml", uses: ["Evidence", "LibXML", "FuzzPieces"]),
  fuzzer("diagnosis", uses: ["Evidence", "LibXML", "FuzzPieces"]),
  fuzzer("workload-file", uses: ["Workload", "LibYAML", "DesktopHeap"]),
  fuzzer("sshd-config", uses: ["Workload"]),
  fuzzer("windows-string", uses: ["RegistryText", "Splices", "SubSystems"]),
  fuzzer("configuration", uses: ["Configuration", "Findings", "LibYAML"]),
  fuzzer("text", uses: ["RegistryText", "Splices"]),
  fuzzer("report", uses: ["Reports", "LintRules", "Findings", "SubSystems", "RegistryText", "LibXML", "FuzzPieces"]),
]
