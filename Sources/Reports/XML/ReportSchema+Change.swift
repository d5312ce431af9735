extension ReportSchema {
  /// The types of a change, of a fleet and of the report as a whole.
  static let changeTypes = #"""
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


    """#
}
