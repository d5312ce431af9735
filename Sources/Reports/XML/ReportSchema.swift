import LibXML

/// The schema of the XML report, XSD 1.0.
package enum ReportSchema {
  /// The namespace, whose last part is the version: it changes when a document that was valid no longer is.
  package static let namespace = "urn:deskheap:report:1"

  /// Holds a document to the schema. One that does not is a fault of the program.
  static func check(_ document: any DocumentStore) throws(ReportFailure) {
    var limits = XMLLimits()
    // Twice what a string in hex takes at most, so that the writer's own limit is the one that counts.
    limits.textBytes = ReportWriter.stringLimit * 8
    let first: XMLViolation?
    do throws(LibXMLError) {
      first = try XMLSchema(text).violations(in: document.source, maximum: 1, limits: limits).first
    } catch { throw ReportFailure("the XML report could not be checked: \(error)") }
    if let first {
      throw ReportFailure("the XML report does not hold to its schema, line \(first.line): \(first.reason)")
    }
  }

  /// The schema's text.
  package static let text = head + fileTypes + changeTypes + root

  private static let head = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:r="urn:deskheap:report:1"
        targetNamespace="urn:deskheap:report:1" elementFormDefault="qualified" version="1">

      <xs:annotation>
        <xs:documentation xml:lang="en">
          A report of deskheap on the desktop heap setting of Windows: one file, a change of one file, or many files.
          Numbers whose names end in KB count kilobytes of 1024 bytes; lines and columns count from 1, columns in UTF-16
          units, bytes from 0. A string that XML 1.0 cannot hold stands in hex, see stringType.
        </xs:documentation>
      </xs:annotation>

    """#

  private static let root = #"""
      <xs:element name="report">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="title" type="r:stringType" minOccurs="0"/>
            <xs:element name="ticket" type="r:stringType" minOccurs="0"/>
            <xs:element name="command" type="r:commandType"/>
            <xs:element name="file" type="r:fileType" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="heap" type="r:heapType" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="change" type="r:changeType" minOccurs="0"/>
            <xs:element name="fleet" type="r:fleetType" minOccurs="0"/>
            <xs:element name="verdict" type="r:verdictType"/>
            <xs:element name="rules" type="r:rulesType"/>
          </xs:sequence>
          <xs:attribute name="kind" type="r:kindType" use="required"/>
          <xs:attribute name="program" type="xs:token" use="required"/>
          <xs:attribute name="version" type="xs:token" use="required"/>
          <xs:attribute name="created" type="xs:dateTime" use="required"/>
          <xs:attribute name="reproducible" type="xs:boolean" use="required"/>
        </xs:complexType>
        <xs:key name="rule">
          <xs:selector xpath="r:rules/r:rule"/>
          <xs:field xpath="@id"/>
        </xs:key>
        <xs:keyref name="ruleOfFinding" refer="r:rule">
          <xs:selector xpath="r:file/r:finding"/>
          <xs:field xpath="@rule"/>
        </xs:keyref>
        <xs:keyref name="ruleOfMended" refer="r:rule">
          <xs:selector xpath="r:change/r:mended"/>
          <xs:field xpath="@rule"/>
        </xs:keyref>
      </xs:element>
    </xs:schema>

    """#
}
