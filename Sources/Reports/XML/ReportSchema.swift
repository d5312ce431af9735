import LibXML

/// The schema of the XML report, XSD 1.0.
package enum ReportSchema {
  /// The namespace, whose last part is the version: it changes when a document that was valid no longer is.
  package static let namespace = "urn:deskheap:report:1"

  /// Holds a document to the schema. One that does not is a fault of the program.
  static func check(_ bytes: [UInt8]) throws(ReportFailure) {
    var limits = XMLLimits()
    // Twice what a string in hex takes at most, so that the writer's own limit is the one that counts.
    limits.textBytes = ReportWriter.stringLimit * 8
    let first: XMLViolation?
    do throws(LibXMLError) {
      first = try XMLSchema(text).violations(in: bytes, maximum: 1, limits: limits).first
    } catch { throw ReportFailure("the XML report could not be checked: \(error)") }
    if let first {
      throw ReportFailure("the XML report does not hold to its schema, line \(first.line): \(first.reason)")
    }
  }

  /// The schema's text.
  package static let text = #"""
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

      <xs:simpleType name="kindType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="machine"/>
          <xs:enumeration value="change"/>
          <xs:enumeration value="fleet"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="roleType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="only"/>
          <xs:enumeration value="before"/>
          <xs:enumeration value="after"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="stateType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="sound"/>
          <xs:enumeration value="caution"/>
          <xs:enumeration value="unsound"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="severityType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="error"/>
          <xs:enumeration value="warning"/>
          <xs:enumeration value="info"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="markType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="documented"/>
          <xs:enumeration value="observed"/>
          <xs:enumeration value="unknown"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="statusType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="new"/>
          <xs:enumeration value="stayed"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="applicabilityType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="safe"/>
          <xs:enumeration value="unsafe"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="lineEndsType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="crlf"/>
          <xs:enumeration value="lf"/>
          <xs:enumeration value="cr"/>
          <xs:enumeration value="mixed"/>
          <xs:enumeration value="none"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="placeType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="first"/>
          <xs:enumeration value="second"/>
          <xs:enumeration value="third"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="purposeType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="precondition"/>
          <xs:enumeration value="apply"/>
          <xs:enumeration value="verify"/>
          <xs:enumeration value="rollback"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="otherChangeType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="added"/>
          <xs:enumeration value="removed"/>
          <xs:enumeration value="changed"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="architectureType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="x86"/>
          <xs:enumeration value="x64"/>
          <xs:enumeration value="arm64"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="sha256Type">
        <xs:restriction base="xs:hexBinary">
          <xs:length value="32"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="ruleIdType">
        <xs:restriction base="xs:token">
          <xs:pattern value="DH[0-9]{3}"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="hexUnitsType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="hex"/>
        </xs:restriction>
      </xs:simpleType>

      <xs:complexType name="stringType">
        <xs:annotation>
          <xs:documentation xml:lang="en">
            Text as it is; with encoding="hex" four hexadecimal digits for each UTF-16 unit, for strings with characters
            that XML 1.0 cannot hold or would not give back. cutFrom tells how many units the whole string has.
          </xs:documentation>
        </xs:annotation>
        <xs:simpleContent>
          <xs:extension base="xs:string">
            <xs:attribute name="encoding" type="r:hexUnitsType"/>
            <xs:attribute name="cutFrom" type="xs:nonNegativeInteger"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
      <xs:complexType name="sourceType">
        <xs:simpleContent>
          <xs:extension base="r:stringType">
            <xs:attribute name="mark" type="r:markType" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
      <xs:complexType name="fixType">
        <xs:simpleContent>
          <xs:extension base="r:stringType">
            <xs:attribute name="applicability" type="r:applicabilityType" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
      <xs:complexType name="exemptionType">
        <xs:sequence>
          <xs:element name="place" type="r:stringType"/>
          <xs:element name="reason" type="r:stringType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="kind" type="r:exemptionKindType" use="required"/>
        <xs:attribute name="expires" type="xs:date"/>
      </xs:complexType>
      <xs:simpleType name="exemptionKindType">
        <xs:restriction base="xs:token">
          <xs:enumeration value="comment"/>
          <xs:enumeration value="accepted-risk"/>
          <xs:enumeration value="known"/>
        </xs:restriction>
      </xs:simpleType>
      <xs:complexType name="sharedSectionType">
        <xs:simpleContent>
          <xs:extension base="r:stringType">
            <xs:attribute name="shared" type="xs:integer"/>
            <xs:attribute name="interactive" type="xs:integer"/>
            <xs:attribute name="nonInteractive" type="xs:integer"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
      <xs:complexType name="settingType">
        <xs:simpleContent>
          <xs:extension base="r:stringType">
            <xs:attribute name="files" type="xs:positiveInteger" use="required"/>
            <xs:attribute name="rare" type="xs:boolean" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
      <xs:complexType name="handOverType">
        <xs:simpleContent>
          <xs:extension base="r:stringType">
            <xs:attribute name="saveAs" type="xs:token" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>

      <xs:complexType name="commandType">
        <xs:sequence>
          <xs:element name="argument" type="r:stringType" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>
      <xs:complexType name="contentType">
        <xs:attribute name="size" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="sha256" type="r:sha256Type" use="required"/>
        <xs:attribute name="encoding" type="xs:token" use="required"/>
        <xs:attribute name="lineEnds" type="r:lineEndsType" use="required"/>
        <xs:attribute name="lines" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>
      <xs:complexType name="systemType">
        <xs:sequence>
          <xs:element name="assumedFrom" type="r:stringType" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="note" type="r:stringType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="release" type="xs:token"/>
        <xs:attribute name="generation" type="xs:token"/>
        <xs:attribute name="architecture" type="r:architectureType"/>
        <xs:attribute name="gradedAs" type="xs:token" use="required"/>
        <xs:attribute name="gradedOn" type="r:architectureType" use="required"/>
      </xs:complexType>
      <xs:complexType name="csrssType">
        <xs:sequence>
          <xs:element name="reason" type="r:stringType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="starts" type="xs:boolean" use="required"/>
      </xs:complexType>
      <xs:complexType name="win32kType">
        <xs:sequence>
          <xs:element name="reason" type="r:stringType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="interactiveKB" type="xs:nonNegativeInteger"/>
        <xs:attribute name="nonInteractiveKB" type="xs:nonNegativeInteger"/>
      </xs:complexType>
      <xs:complexType name="capacityType">
        <xs:sequence>
          <xs:element name="source" type="r:sourceType"/>
        </xs:sequence>
        <xs:attribute name="dynamic" type="xs:boolean" use="required"/>
        <xs:attribute name="fixedKB" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="interactiveDesktops" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="viewKB" type="xs:nonNegativeInteger"/>
        <xs:attribute name="upper" type="xs:nonNegativeInteger"/>
        <xs:attribute name="net" type="xs:nonNegativeInteger"/>
      </xs:complexType>
      <xs:complexType name="valueType">
        <xs:sequence>
          <xs:element name="key" type="r:stringType"/>
          <xs:element name="text" type="r:stringType"/>
          <xs:element name="sharedSection" type="r:sharedSectionType" minOccurs="0"/>
          <xs:element name="system" type="r:systemType"/>
          <xs:element name="csrss" type="r:csrssType"/>
          <xs:element name="win32k" type="r:win32kType"/>
          <xs:element name="capacity" type="r:capacityType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="line" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="type" type="xs:token" use="required"/>
        <xs:attribute name="controlSet" type="xs:token"/>
      </xs:complexType>
      <xs:complexType name="findingType">
        <xs:sequence>
          <xs:element name="key" type="r:stringType" minOccurs="0"/>
          <xs:element name="valueName" type="r:stringType" minOccurs="0"/>
          <xs:element name="found" type="r:stringType"/>
          <xs:element name="consequence" type="r:stringType" minOccurs="0"/>
          <xs:element name="remedy" type="r:stringType" minOccurs="0"/>
          <xs:element name="source" type="r:sourceType"/>
          <xs:element name="fix" type="r:fixType" minOccurs="0"/>
          <xs:element name="exemption" type="r:exemptionType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="rule" type="r:ruleIdType" use="required"/>
        <xs:attribute name="severity" type="r:severityType" use="required"/>
        <xs:attribute name="line" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="column" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="endLine" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="endColumn" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="startByte" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="endByte" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fingerprint" type="xs:token" use="required"/>
        <xs:attribute name="status" type="r:statusType"/>
      </xs:complexType>
      <xs:complexType name="untoldType">
        <xs:attribute name="rule" type="r:ruleIdType" use="required"/>
        <xs:attribute name="count" type="xs:positiveInteger" use="required"/>
      </xs:complexType>
      <xs:complexType name="fileType">
        <xs:sequence>
          <xs:element name="path" type="r:stringType"/>
          <xs:choice>
            <xs:element name="unreadable" type="r:stringType"/>
            <xs:sequence>
              <xs:element name="content" type="r:contentType"/>
              <xs:element name="value" type="r:valueType" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="finding" type="r:findingType" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="untold" type="r:untoldType" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
          </xs:choice>
        </xs:sequence>
        <xs:attribute name="role" type="r:roleType" use="required"/>
      </xs:complexType>
      <xs:complexType name="heapType">
        <xs:sequence>
          <xs:element name="desktop" type="r:stringType"/>
          <xs:element name="source" type="r:stringType"/>
        </xs:sequence>
        <xs:attribute name="sizeKB" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="usedKB" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="sizeAfterKB" type="xs:nonNegativeInteger"/>
        <xs:attribute name="exhausted" type="xs:boolean" use="required"/>
      </xs:complexType>

      <xs:complexType name="numberType">
        <xs:attribute name="place" type="r:placeType" use="required"/>
        <xs:attribute name="beforeKB" type="xs:integer"/>
        <xs:attribute name="afterKB" type="xs:integer"/>
        <xs:attribute name="defaultKB" type="xs:integer"/>
      </xs:complexType>
      <xs:complexType name="otherType">
        <xs:sequence>
          <xs:element name="key" type="r:stringType"/>
          <xs:element name="valueName" type="r:stringType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="change" type="r:otherChangeType" use="required"/>
      </xs:complexType>
      <xs:complexType name="proofType">
        <xs:sequence>
          <xs:element name="other" type="r:otherType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="complete" type="xs:boolean" use="required"/>
        <xs:attribute name="firstByte" type="xs:nonNegativeInteger"/>
        <xs:attribute name="bytesBefore" type="xs:nonNegativeInteger"/>
        <xs:attribute name="bytesAfter" type="xs:nonNegativeInteger"/>
        <xs:attribute name="equalBytes" type="xs:nonNegativeInteger"/>
        <xs:attribute name="comparedValues" type="xs:nonNegativeInteger"/>
        <xs:attribute name="leftOut" type="xs:positiveInteger"/>
      </xs:complexType>
      <xs:complexType name="mendedType">
        <xs:attribute name="rule" type="r:ruleIdType" use="required"/>
        <xs:attribute name="fingerprint" type="xs:token" use="required"/>
      </xs:complexType>
      <xs:complexType name="planType">
        <xs:sequence>
          <xs:element name="headline" type="r:stringType"/>
          <xs:element name="reason" minOccurs="0" maxOccurs="unbounded">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="text" type="r:stringType"/>
                <xs:element name="source" type="r:stringType"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="rejected" minOccurs="0" maxOccurs="unbounded">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="move" type="r:stringType"/>
                <xs:element name="why" type="r:stringType"/>
                <xs:element name="source" type="r:stringType"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:sequence>
      </xs:complexType>
      <xs:complexType name="demandType">
        <xs:sequence>
          <xs:element name="part" maxOccurs="unbounded">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="label" type="r:stringType"/>
                <xs:element name="source" type="r:stringType"/>
              </xs:sequence>
              <xs:attribute name="desktops" type="xs:nonNegativeInteger" use="required"/>
            </xs:complexType>
          </xs:element>
        </xs:sequence>
        <xs:attribute name="desktops" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>
      <xs:complexType name="riskType">
        <xs:sequence>
          <xs:element name="title" type="r:stringType"/>
          <xs:element name="consequence" type="r:stringType"/>
          <xs:element name="wayBack" type="r:stringType"/>
          <xs:element name="source" type="r:stringType"/>
        </xs:sequence>
        <xs:attribute name="mark" type="r:markType" use="required"/>
      </xs:complexType>
      <xs:complexType name="stepType">
        <xs:sequence>
          <xs:element name="instruction" type="r:stringType"/>
          <xs:element name="command" type="r:stringType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>
      <xs:complexType name="procedureType">
        <xs:sequence>
          <xs:element name="title" type="r:stringType"/>
          <xs:element name="caution" type="r:stringType" minOccurs="0"/>
          <xs:element name="step" type="r:stepType" maxOccurs="unbounded"/>
          <xs:element name="text" type="r:handOverType" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="purpose" type="r:purposeType" use="required"/>
      </xs:complexType>
      <xs:complexType name="changeType">
        <xs:sequence>
          <xs:element name="number" type="r:numberType" minOccurs="3" maxOccurs="3"/>
          <xs:element name="proof" type="r:proofType"/>
          <xs:element name="mended" type="r:mendedType" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="plan" type="r:planType" minOccurs="0"/>
          <xs:element name="demand" type="r:demandType" minOccurs="0"/>
          <xs:element name="risk" type="r:riskType" maxOccurs="unbounded"/>
          <xs:element name="procedure" type="r:procedureType" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="restartNeeded" type="xs:boolean" use="required"/>
      </xs:complexType>
      <xs:complexType name="fleetType">
        <xs:sequence>
          <xs:element name="setting" type="r:settingType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="files" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="unreadable" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="withErrors" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="withWarningsOnly" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>
      <xs:complexType name="verdictType">
        <xs:sequence>
          <xs:element name="headline" type="r:stringType"/>
          <xs:element name="explanation" type="r:stringType"/>
        </xs:sequence>
        <xs:attribute name="state" type="r:stateType" use="required"/>
      </xs:complexType>
      <xs:complexType name="ruleType">
        <xs:sequence>
          <xs:element name="summary" type="r:stringType"/>
          <xs:element name="source" type="r:sourceType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="r:ruleIdType" use="required"/>
        <xs:attribute name="name" type="xs:token" use="required"/>
        <xs:attribute name="severity" type="r:severityType" use="required"/>
      </xs:complexType>
      <xs:complexType name="rulesType">
        <xs:sequence>
          <xs:element name="rule" type="r:ruleType" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>

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
