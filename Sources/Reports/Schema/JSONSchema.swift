import Workload

/// The schemas of the JSON documents that the program prints, as it publishes them. JSON Schema draft 2020-12.
package enum JSONSchema {
  /// The names that ``text(_:)`` knows.
  package static let names = schemas.map(\.name)

  /// The schema with this name.
  package static func text(_ name: String) -> String? { schemas.first { $0.name == name }?.text }

  private static let schemas: [(name: String, text: String)] = [
    ("lint", lint), ("show", show(withCapacity: false)), ("capacity", show(withCapacity: true)), ("dump", dump),
    ("diff", difference), ("plan", plan), ("diagnose", diagnose), ("workload", WorkloadFileShape.schema),
  ]

  static func head(_ name: String, _ title: String) -> String {
    #"""
    "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:deskheap:schema:\#(name):1",
      "title": "\#(title)",
    """#
  }

  private static let lint = #"""
    {
      \#(head("lint", "deskheap lint --format json"))
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "name", "severity", "path", "line", "column", "endLine", "endColumn", "message", "key", "value", "fingerprint", "fix"],
        "properties": {
          "id": {"type": "string", "pattern": "^DH[0-9]{3}$"},
          "name": {"type": "string"},
          "severity": {"enum": ["error", "warning", "info"]},
          "path": {"type": "string"},
          "line": {"type": "integer", "minimum": 1},
          "column": {"type": "integer", "minimum": 1, "description": "UTF-16 units of the decoded text"},
          "endLine": {"type": "integer", "minimum": 1},
          "endColumn": {"type": "integer", "minimum": 1, "description": "exclusive"},
          "message": {"type": "string"},
          "key": {"type": ["string", "null"]},
          "value": {"type": ["string", "null"], "description": "empty for the default value"},
          "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}:[0-9]+$"},
          "suppression": {
            "type": "object",
            "description": "only where the finding does not count: who has spoken for it",
            "additionalProperties": false,
            "required": ["kind", "place"],
            "properties": {
              "kind": {"enum": ["comment", "accepted-risk", "known"]},
              "reason": {"type": "string"},
              "place": {"type": "string"},
              "expires": {"type": "string", "format": "date"}
            }
          },
          "baselineState": {"enum": ["new", "unchanged"], "description": "only with known findings"},
          "fix": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "required": ["title", "applicability", "edits"],
            "properties": {
              "title": {"type": "string"},
              "applicability": {"enum": ["safe", "unsafe"]},
              "edits": {
                "type": ["array", "null"],
                "description": "null where deskheap fix rewrites the whole text",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["offset", "length", "replacement"],
                  "properties": {
                    "offset": {"type": "integer", "minimum": 0, "description": "bytes of the file"},
                    "length": {"type": "integer", "minimum": 0},
                    "replacement": {"type": "string", "contentEncoding": "base64"}
                  }
                }
              }
            }
          }
        }
      }
    }

    """#

  private static let diagnose = #"""
    {
      \#(head("diagnose", "deskheap diagnose --format json"))
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["path", "verdict", "confidence", "resource", "kinds", "evidence", "evidenceLeftOut", "corroboratedBy", "next", "command"],
        "properties": {
          "path": {"type": "string"},
          "verdict": {"enum": ["one-heap-full", "no-room-for-heap", "com-window-stations", "ssh-session-limit", "session-leak", "bad-edit", "not-desktop-heap", "unknown"]},
          "confidence": {"enum": ["certain", "likely", "possible"]},
          "resource": {"type": ["string", "null"], "description": "what ran out, or what it is instead"},
          "kinds": {"type": "array", "items": {"type": "string"}, "description": "the kinds of evidence of all files of the run"},
          "evidence": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["line", "text", "sign"],
              "properties": {
                "line": {"type": "integer", "minimum": 1},
                "text": {"type": "string"},
                "sign": {"type": "string"}
              }
            }
          },
          "evidenceLeftOut": {"type": "integer", "minimum": 0},
          "corroboratedBy": {"type": "array", "items": {"type": "string"}},
          "next": {"type": "string"},
          "command": {"type": ["string", "null"]}
        }
      }
    }

    """#

  private static let dump = #"""
    {
      \#(head("dump", "deskheap dump --format json"))
      "type": "object",
      "additionalProperties": false,
      "required": ["path", "header", "version", "encoding", "lineEnds", "keys", "problems", "problemsLeftOut", "program"],
      "properties": {
        "path": {"type": "string"},
        "program": {"type": "string", "description": "the version of deskheap"},
        "header": {"type": "string"},
        "version": {"enum": [3, 4, 5, null]},
        "encoding": {"type": "string"},
        "lineEnds": {"enum": ["crlf", "lf", "cr", "mixed", "none"]},
        "keys": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "line", "delete", "values"],
            "properties": {
              "path": {"type": "string"},
              "line": {"type": "integer", "minimum": 1},
              "delete": {"type": "boolean"},
              "values": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name", "line", "delete"],
                  "properties": {
                    "name": {"type": "string"},
                    "line": {"type": "integer", "minimum": 1},
                    "delete": {"type": "boolean"},
                    "type": {"type": "integer", "minimum": 0},
                    "data": {"type": "string", "pattern": "^([0-9a-f]{2})*$"}
                  }
                }
              }
            }
          }
        },
        "problems": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "line"],
            "properties": {"id": {"type": "string"}, "line": {"type": "integer", "minimum": 1}}
          }
        },
        "problemsLeftOut": {"type": "integer", "minimum": 0}
      }
    }

    """#
}
