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
    room("RegistryText"),
    room("SubSystems", uses: ["RegistryText"]),
    room("DesktopHeap"),
    room("Findings", uses: ["RegistryText"]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    room("LibXML", uses: ["CLibXML2"]),
    room("Evidence", uses: ["LibXML"]),
    room("LintRules", uses: ["Findings", "RegistryText", "SubSystems", "DesktopHeap"]),
    room("Reports", uses: ["Findings", "LintRules", "RegistryText", "SubSystems", "DesktopHeap", "LibXML"]),
    room(
      "DeskheapCommands",
      uses: ["RegistryText", "SubSystems", "DesktopHeap", "Findings", "LintRules", "Reports", argumentParser]),
    .executableTarget(name: "deskheap-tool", dependencies: ["DeskheapCommands"], swiftSettings: strict),
    tests(of: "RegistryText"),
    tests(of: "DesktopHeap"),
    tests(of: "SubSystems"),
    tests(of: "LibXML"),
    tests(of: "Evidence", uses: ["LibXML"]),
    tests(of: "Reports", uses: ["Findings", "LintRules", "RegistryText", "LibXML"]),
  ]
)
