import Configuration
import Reports

/// The schemas of all documents that the program reads or prints, by name.
enum PublishedSchema {
  /// The names.
  static let names = JSONSchema.names + ["config", "settings", "known-findings"]

  /// The schema with this name.
  static func text(_ name: String) -> String? {
    switch name {
    case "config": ConfigurationShape(RunConfiguration.vocabulary).schema
    case "settings": settings
    case "known-findings": KnownFindings.schema
    default: JSONSchema.text(name)
    }
  }

  private static let settings = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:deskheap:schema:settings:1",
      "title": "deskheap config --show FILE --format json",
      "type": "object",
      "additionalProperties": false,
      "required": ["version", "path", "files", "settings", "run", "rules", "acceptedRisks"],
      "properties": {
        "version": {"type": "string"},
        "path": {"type": "string"},
        "files": {"type": "array", "items": {"type": "string"}, "description": "the strongest first"},
        "settings": {"type": "array", "items": {"$ref": "#/$defs/setting"}},
        "run": {"type": "array", "items": {"$ref": "#/$defs/setting"}, "description": "of lint as a whole"},
        "rules": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "setting", "origin"],
            "properties": {
              "id": {"type": "string", "pattern": "^DH[0-9]{3}$"},
              "setting": {"enum": ["error", "warning", "info", "off"]},
              "origin": {"type": "string"}
            }
          }
        },
        "acceptedRisks": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["rule", "reason", "isExpired", "origin"],
            "properties": {
              "rule": {"type": "string", "pattern": "^DH[0-9]{3}$"},
              "reason": {"type": "string"},
              "expires": {"type": "string", "format": "date"},
              "isExpired": {"type": "boolean"},
              "origin": {"type": "string"}
            }
          }
        }
      },
      "$defs": {
        "setting": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "value", "origin"],
          "properties": {
            "name": {"type": "string"},
            "value": {"type": "string"},
            "origin": {"type": "string"}
          }
        }
      }
    }

    """#
}
