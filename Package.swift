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

/// The program that `Tests/faults/run` fails and kills at every system call; built only on request.
let faultProbe: [Target] =
  Context.environment["DESKHEAP_FAULTS"] == nil
  ? []
  : [
    .executableTarget(
      name: "safefiles-probe", dependencies: ["SafeFiles"], path: "Tests/faults/probe", swiftSettings: strict)
  ]

let package = Package(
  name: "deskheap",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "deskheap", targets: ["deskheap-tool"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // The rooms, from the bytes up.
    room("RegistryText"),
    room("SubSystems", uses: ["RegistryText"]),
    room("DesktopHeap"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    room("LibXML", uses: ["CLibXML2"]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    room("LibYAML", uses: ["CLibYAML"]),
    room("Workload", uses: ["RegistryText", "DesktopHeap", "LibYAML"]),
    room("Evidence", uses: ["DesktopHeap", "LibXML"]),
    room("Findings", uses: ["RegistryText"]),
    room("LintRules", uses: ["Findings", "RegistryText", "SubSystems", "DesktopHeap", "Workload"]),
    .systemLibrary(name: "CXattr"),
    room("SafeFiles", uses: ["CXattr"]),
    room(
      "Planning",
      uses: [
        "Evidence",
        "LintRules", "Findings", "RegistryText", "SubSystems", "DesktopHeap",
      ]),
    room(
      "Reports",
      uses: [
        "Planning", "Evidence", "Workload",
        "LintRules", "Findings", "RegistryText", "SubSystems", "DesktopHeap",
        "LibXML",
      ]),
    room(
      "DeskheapCommands",
      uses: [
        "RegistryText", "SubSystems", "DesktopHeap",
        "LibXML", "LibYAML", "Workload", "Evidence",
        "Findings", "LintRules", "Planning", "Reports",
        "SafeFiles",
        argumentParser,
      ]),
    .executableTarget(name: "deskheap-tool", dependencies: ["DeskheapCommands"], swiftSettings: strict),

    // Their tests.
    tests(of: "RegistryText"),
    tests(of: "SubSystems"),
    tests(of: "DesktopHeap"),
    tests(of: "LibXML"),
    tests(of: "LibYAML"),
    tests(of: "Workload", uses: ["RegistryText", "DesktopHeap", "LibYAML"]),
    tests(of: "Evidence", uses: ["LibXML"]),
    tests(
      of: "Reports",
      uses: ["Planning", "Findings", "LintRules", "RegistryText", "SubSystems", "DesktopHeap", "LibXML"]),
    tests(of: "LintRules", uses: ["Findings", "RegistryText", "SubSystems", "DesktopHeap", "Workload"]),
    tests(
      of: "Planning",
      uses: ["LintRules", "Evidence", "LibXML", "Findings", "RegistryText", "SubSystems", "DesktopHeap", "Reports"]),
    tests(of: "SafeFiles", uses: ["CXattr"]),
    .testTarget(name: "CommandTests", dependencies: ["deskheap-tool"], swiftSettings: strict),
  ] + faultProbe
)

// Fuzzing needs a runtime that a plain build does not have, so its targets are there only when they are asked for.
if Context.environment["DESKHEAP_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz-registry-text", dependencies: ["RegistryText"], path: "Tests/fuzz/registry-text",
      exclude: ["corpus"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
