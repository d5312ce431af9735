/// What several schemas have in common.
extension JSONSchema {
  /// What is assumed of the system.
  static let release = #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "generation", "arch", "assumedFrom"],
      "properties": {
        "name": {"type": ["string", "null"]},
        "generation": {"enum": ["nt3", "nt4-to-2003-or-vista", "7", "8-and-later", null]},
        "arch": {"enum": ["x86", "x64", "arm64", null]},
        "assumedFrom": {"type": "string"}
      }
    }
    """#

  /// How many desktops fit.
  static let capacity = #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["viewKB", "fixedKB", "interactiveDesktops", "upper", "net", "dynamic"],
      "properties": {
        "viewKB": {"type": ["integer", "null"]},
        "fixedKB": {"type": "integer"},
        "interactiveDesktops": {"type": "integer", "minimum": 0},
        "upper": {"type": ["integer", "null"]},
        "net": {"type": ["integer", "null"]},
        "dynamic": {"type": "boolean"}
      }
    }
    """#

  /// A `Windows` value as `show` and, with its capacity, `capacity` tell it.
  static func windows(withCapacity: Bool) -> String {
    let required = withCapacity ? #", "capacity""# : ""
    return #"""
      {
        "type": "object",
        "additionalProperties": false,
        "required": ["path", "line", "key", "type", "value", "release", "sharedSection", "csrss", "win32k"\#(required)],
        "properties": {
          "path": {"type": "string"},
          "line": {"type": "integer", "minimum": 1},
          "key": {"type": "string"},
          "type": {"type": "string"},
          "value": {"type": "string"},
          "release": \#(release),
          "sharedSection": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "required": ["text", "shared", "interactive", "nonInteractive"],
            "properties": {
              "text": {"type": "string"},
              "shared": {"type": ["integer", "null"], "description": "KB"},
              "interactive": {"type": ["integer", "null"], "description": "KB"},
              "nonInteractive": {"type": ["integer", "null"], "description": "KB"}
            }
          },
          "csrss": {
            "type": "object",
            "additionalProperties": false,
            "required": ["starts", "reason"],
            "properties": {"starts": {"type": "boolean"}, "reason": {"type": ["string", "null"]}}
          },
          "win32k": {
            "type": "object",
            "additionalProperties": false,
            "required": ["interactiveKB", "nonInteractiveKB", "reason"],
            "properties": {
              "interactiveKB": {"type": ["integer", "null"]},
              "nonInteractiveKB": {"type": ["integer", "null"]},
              "reason": {"type": ["string", "null"]}
            }
          },
          "capacity": \#(capacity),
          "demand": {
            "type": "object",
            "required": ["desktops", "users"],
            "properties": {
              "desktops": {"type": "integer", "minimum": 0, "description": "non-interactive ones, the system's own left out"},
              "sureDesktops": {"type": "integer", "minimum": 0},
              "users": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["name", "count", "windowStation", "desktop", "session", "heap", "mark", "sure"]
                }
              },
              "system": {"type": "object", "description": "services under the system's own accounts, by account"},
              "refusals": {"type": "array", "items": {"type": "string"}},
              "readings": {"type": "array", "items": {"type": "string"}}
            }
          }
        }
      }
      """#
  }

  /// An array of those: the document of `show` or `capacity`.
  static func show(withCapacity: Bool) -> String {
    let name = withCapacity ? "capacity" : "show"
    return #"""
      {
        \#(head(name, "deskheap \(name) --format json"))
        "type": "array",
        "items": \#(windows(withCapacity: withCapacity))
      }

      """#
  }

  /// The document of `diff`.
  static let difference = #"""
    {
      \#(head("diff", "deskheap diff --format json"))
      "type": "object",
      "additionalProperties": false,
      "required": ["before", "after", "capacityBefore", "capacityAfter", "fixed", "new"],
      "properties": {
        "before": {"anyOf": [{"$ref": "#/$defs/windows"}, {"type": "null"}], "description": "null where the file has none"},
        "after": {"anyOf": [{"$ref": "#/$defs/windows"}, {"type": "null"}], "description": "null where the file has none"},
        "capacityBefore": {"anyOf": [{"$ref": "#/$defs/capacity"}, {"type": "null"}]},
        "capacityAfter": {"anyOf": [{"$ref": "#/$defs/capacity"}, {"type": "null"}]},
        "fixed": {"$ref": "#/$defs/rules", "description": "of findings of the old file that the new one has not"},
        "new": {"$ref": "#/$defs/rules", "description": "of findings of the new file that the old one has not"}
      },
      "$defs": {
        "rules": {"type": "array", "items": {"type": "string", "pattern": "^DH[0-9]{3}$"}},
        "capacity": \#(capacity),
        "windows": \#(windows(withCapacity: false))
      }
    }

    """#
}
