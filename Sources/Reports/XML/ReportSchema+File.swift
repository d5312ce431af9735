extension ReportSchema {
  /// The types of strings, of a file, its value and its findings.
  static let fileTypes = #"""
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


    """#
}
