package import Planning
import RegistryText
package import SubSystems

/// The `.reg` files of a change as text, word for word.
package struct HandOverTexts: Hashable, Sendable {
  /// Writes the new value.
  package let apply: String
  /// Restores the value as it was.
  package let rollback: String
  /// Restores it in a hive that is loaded as `HKEY_LOCAL_MACHINE\OFFLINE`.
  package let rollbackOffline: String
  /// Whether they lie beside the report, with the scripts of a change package.
  package let areBeside: Bool

  /// The three files.
  package init(apply: String, rollback: String, rollbackOffline: String, areBeside: Bool = false) {
    self.areBeside = areBeside
    self.apply = apply
    self.rollback = rollback
    self.rollbackOffline = rollbackOffline
  }
}

extension HandOverTexts {
  /// Where a hive is loaded to restore a machine that does not start.
  private static let offlineRoot = #"HKEY_LOCAL_MACHINE\OFFLINE\ControlSet001\Control\Session Manager\SubSystems"#

  /// The files for a change of one value into another.
  package init(from before: WindowsValue, to after: WindowsValue) {
    var key = before.key
    key.path = Self.offlineRoot
    let offline = WindowsValue(key: key, controlSet: .numbered(1), value: before.value)
    self.init(apply: Self.text(after), rollback: Self.text(before), rollbackOffline: Self.text(offline))
  }

  /// Those of a change package.
  package init(of package: ChangePackage) {
    self.init(
      apply: package.text(of: ChangePackage.apply), rollback: package.text(of: ChangePackage.rollback),
      rollbackOffline: package.text(of: ChangePackage.rollbackOffline), areBeside: true)
  }

  private static func text(_ windows: WindowsValue) -> String {
    let units = UTF16Bytes.units(RollbackText.bytes(restoring: [windows]))
    return String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self)
  }
}
