import DesktopHeap
import Findings
import LintRules
import Testing

/// A value that is as it should be.
struct SoundValue: Sendable, CustomTestStringConvertible {
  let text: String
  var release: Release?
  var architecture: Architecture?

  var testDescription: String { "\(release?.rawValue ?? "any") \(architecture?.rawValue ?? "any"): \(text)" }

  /// The string of a release with its default, everything stated, and nothing stated.
  static let untouched: [SoundValue] = Release.allCases.flatMap { release in
    release.architectures.flatMap { architecture -> [SoundValue] in
      guard let triple = DefaultTriple.of(release, on: architecture)?.triple else { return [] }
      let text = string(release, triple.description)
      return [
        SoundValue(text: text), SoundValue(text: text, release: release),
        SoundValue(text: text, architecture: architecture),
        SoundValue(text: text, release: release, architecture: architecture),
      ]
    }
  }

  static let raised: [SoundValue] = [
    SoundValue(text: Value.modern("1024,20480,1024"), release: .server2019, architecture: .x64),
    SoundValue(text: Value.modern("1024,20480,4096"), release: .server2019, architecture: .x64),
    SoundValue(text: Value.modern("1024,20480,4096")),
    SoundValue(text: Value.modern("1024,20480,1280")),
    SoundValue(text: Value.windows7("1024,20480,2048")),
    SoundValue(text: Value.windows7("1024,12800,512"), release: .windows7, architecture: .x86),
    SoundValue(text: Value.classic("1024,20480,4096"), release: .server2003, architecture: .x64),
    SoundValue(text: Value.classic("1024,3072,1024"), release: .server2003, architecture: .x86),
    SoundValue(text: Value.classic("1024,3072,1024")),
    SoundValue(text: Value.classic("1024,3072,512"), release: .nt4),
    SoundValue(text: Value.nt3("1024,512,512"), release: .nt351),
  ]

  private static func string(_ release: Release, _ triple: String) -> String {
    switch release.generation {
    case .nt3: Value.nt3(triple)
    case .nt4ToVista: Value.classic(triple)
    case .windows7: Value.windows7(triple)
    case .windows8AndLater: Value.modern(triple)
    }
  }
}

@Suite struct SoundValueTests {
  @Test(arguments: SoundValue.untouched + SoundValue.raised, [WrittenExample.Form.quoted, .hex])
  func aSoundValueIsClean(_ sound: SoundValue, form: WrittenExample.Form) throws {
    var options = LintOptions()
    options.release = sound.release
    options.architecture = sound.architecture
    let placed = try #require(WrittenExample(windows: sound.text, form).placed)
    let found = try findings(valueRules, in: placed.bytes, options).filter { $0.severity >= .warning }
    #expect(found.isEmpty, "\(found.map(\.message.text))")
  }
}
