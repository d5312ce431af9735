extension JSONSchema {
  /// The document of `plan` for one file; for several files it is an array of such documents.
  static let plan = #"""
    {
      \#(head("plan", "deskheap plan --format json"))
      "anyOf": [{"$ref": "#/$defs/plan"}, {"type": "array", "items": {"$ref": "#/$defs/plan"}}],
      "$defs": {
        "triple": {
          "type": "object",
          "additionalProperties": false,
          "required": ["text", "shared", "interactive", "nonInteractive"],
          "properties": {
            "text": {"type": "string"},
            "shared": {"type": "integer", "description": "KB"},
            "interactive": {"type": "integer", "description": "KB"},
            "nonInteractive": {"type": ["integer", "null"], "description": "KB"}
          }
        },
        "capacity": \#(capacity),
        "moves": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["change", "why", "source"],
            "properties": {
              "change": {"type": "string"}, "why": {"type": "string"}, "source": {"type": "string"}
            }
          }
        },
        "texts": {"type": "array", "items": {"type": "string"}},
        "plan": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "version", "path", "line", "key", "release", "verdict", "headline", "before", "after", "reasons", "demand",
            "capacityBefore", "capacityAfter", "heaps", "rejected", "alternatives", "remarks", "unknown", "confidence",
            "next", "acceptedRisks", "restart"
          ],
          "properties": {
            "version": {"type": "string"},
            "path": {"type": "string"},
            "line": {"type": "integer", "minimum": 1},
            "key": {"type": "string"},
            "release": \#(release),
            "verdict": {"enum": ["change", "no-change", "cannot"]},
            "headline": {"type": "string"},
            "before": {"anyOf": [{"$ref": "#/$defs/triple"}, {"type": "null"}]},
            "after": {
              "anyOf": [{"$ref": "#/$defs/triple"}, {"type": "null"}], "description": "null unless the verdict is change"
            },
            "reasons": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["text", "source"],
                "properties": {"text": {"type": "string"}, "source": {"type": "string"}}
              }
            },
            "demand": {
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["desktops", "users"],
              "properties": {
                "desktops": {"type": "integer", "minimum": 0},
                "users": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["label", "desktops", "source"],
                    "properties": {
                      "label": {"type": "string"}, "desktops": {"type": "integer"}, "source": {"type": "string"}
                    }
                  }
                }
              }
            },
            "capacityBefore": {"anyOf": [{"$ref": "#/$defs/capacity"}, {"type": "null"}]},
            "capacityAfter": {"anyOf": [{"$ref": "#/$defs/capacity"}, {"type": "null"}]},
            "heaps": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["desktop", "beforeKB", "afterKB", "usedKB"],
                "properties": {
                  "desktop": {"type": "string"},
                  "beforeKB": {"type": "integer"},
                  "afterKB": {"type": "integer"},
                  "usedKB": {"type": ["integer", "null"], "description": "null where nothing was measured"}
                }
              }
            },
            "rejected": {"$ref": "#/$defs/moves"},
            "alternatives": {"$ref": "#/$defs/moves"},
            "remarks": {"$ref": "#/$defs/texts", "description": "what does not fit in the evidence, and findings of the value"},
            "unknown": {"$ref": "#/$defs/texts"},
            "confidence": {
              "type": "object",
              "additionalProperties": false,
              "required": ["level", "from"],
              "properties": {
                "level": {"enum": ["certain", "likely", "possible"]}, "from": {"$ref": "#/$defs/texts"}
              }
            },
            "next": {"$ref": "#/$defs/texts"},
            "acceptedRisks": {"type": "array", "items": {"type": "string", "pattern": "^DH[0-9]{3}$"}},
            "restart": {"const": true}
          }
        }
      }
    }

    """#
}
