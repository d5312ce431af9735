/// `ansible-tasks.yml`: a list of tasks for a play on Windows hosts: read, assert, replace.
enum AnsibleHandover {
  static func text(_ handover: Handover) -> String {
    let comments = (handover.notes + guards).map { "# \($0)\n" }.joined()
    let path = quoted("HKLM:\\" + handover.subKey)
    let (typeName, type) = handover.type == 1 ? ("REG_SZ", "string") : ("REG_EXPAND_SZ", "expandstring")
    return """
      \(comments)---
      - name: Change the desktop heap setting
        vars:
          deskheap_expected: \(quoted(handover.before))
          deskheap_planned: \(quoted(handover.after))
          deskheap_old: \(quoted(handover.textBefore))
          deskheap_new: \(quoted(handover.textAfter))
        block:
          - name: Read the value as it is
            ansible.windows.win_reg_stat:
              path: \(path)
              name: \(quoted(handover.name))
            register: deskheap_found

          - name: Refuse unless it is the value that the plan was made for
            ansible.builtin.assert:
              that:
                - deskheap_found.exists
                - deskheap_found.type == '\(typeName)'
                - deskheap_found.raw_value in [deskheap_expected, deskheap_planned]
              fail_msg: The value is not the one that the plan was made for. Nothing was changed.

          - name: Replace the numbers
            ansible.windows.win_regedit:
              path: \(path)
              name: \(quoted(handover.name))
              data: "{{ deskheap_found.raw_value | replace(deskheap_old, deskheap_new) }}"
              type: \(type)
              state: present
            register: deskheap_change
            when: deskheap_found.raw_value == deskheap_expected

          - name: Say that Windows has to be restarted
            ansible.builtin.debug:
              msg: Restart Windows for the new numbers to take effect.
            when: deskheap_change is changed

      """
  }

  private static let guards = [
    "Tasks for a play whose hosts are Windows; they need the collection ansible.windows. They do not restart Windows.",
    "They refuse where the value is not exactly the one that the plan was made for. Untried on Windows: first with --check.",
  ]

  private static func quoted(_ units: [UInt16]) -> String { quoted(String(decoding: units, as: UTF16.self)) }

  /// A double-quoted scalar of YAML whose text the template engine leaves alone: each brace that could open an expression
  /// is an expression itself.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "{": result += "{{ '{' }}"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
