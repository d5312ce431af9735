import Findings
import LintRules

/// What a rule is about, so that it cannot stay the same when that is changed.
struct Exemption {
  let id: String
  let aspects: [Perturbation.Aspect]
  let reason: String

  /// All of them. A rule that is not here is tried in every way.
  static let all: [Exemption] = [
    Exemption(
      id: "DH102", aspects: [.encoding, .header, .place],
      reason: "It compares encoding and header, and marks the first character that is not ASCII."),
    Exemption(id: "DH108", aspects: [.lineEnds], reason: "It is about line ends."),
    Exemption(id: "DH110", aspects: [.form], reason: "In a list of bytes the character is no character of the text."),
    Exemption(
      id: "DH112", aspects: [.encoding, .lineEnds, .lastLineEnd],
      reason: "The damage is in the bytes of the line ends: changing them damages the text otherwise."),
    Exemption(
      id: "DH204", aspects: [.form],
      reason: "It is about the type that the form makes, and marks the keyword of a list but the name of a string."),
    Exemption(id: "DH210", aspects: [.controlSet], reason: "It is about the control set."),
    Exemption(
      id: "DH212", aspects: [.form],
      reason: "Lists of bytes are read in the keys around SubSystems only, strings in every key."),
    Exemption(id: "DH602", aspects: [.form], reason: "It marks the keyword of a list but the name of a string."),
    Exemption(id: "DH603", aspects: [.form], reason: "It marks the keyword of a list but the name of a string."),
  ]
}

extension Rule {
  /// Why the rule is not tried with this changed; nil where it is.
  func exemption(from aspect: Perturbation.Aspect) -> String? {
    Exemption.all.first { $0.id == info.id && $0.aspects.contains(aspect) }?.reason
  }
}
