<?xml version="1.0" encoding="utf-8"?>
<!--
  Makes the type file of the module (about_Types.ps1xml) of the list of types: each list of words becomes a property set, and imported objects get the
  columns too. A column that is a time, StartedAt, is its text, StartedAtIso: a file must read the same in every culture.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:nodes="http://exslt.org/common" exclude-result-prefixes="nodes">
  <xsl:output method="xml" encoding="utf-8" indent="yes" />

  <xsl:template match="/Types">
    <Types>
      <xsl:apply-templates select="Type[Shown or @Depth or @Parts]" />
      <xsl:apply-templates select="Type[@Secret]" mode="secret" />
      <xsl:apply-templates select="Type[Flat]" mode="imported" />
      <xsl:apply-templates select="Type[@Text]" mode="text" />
    </Types>
  </xsl:template>

  <xsl:template match="Type">
    <Type>
      <Name><xsl:value-of select="@Name" /></Name>
      <Members>
        <MemberSet>
          <Name>PSStandardMembers</Name>
          <Members>
            <xsl:if test="@OfVehicle">
              <NoteProperty><Name>SerializationMethod</Name><Value>SpecificProperties</Value></NoteProperty>
              <xsl:call-template name="set">
                <xsl:with-param name="name">PropertySerializationSet</xsl:with-param>
                <xsl:with-param name="words" select="concat(Shown, ' ', Flat, ' ', Kept, ' AdditionalProperties')" />
                <xsl:with-param name="sorted" select="true()" />
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="@Parts">
              <NoteProperty><Name>SerializationMethod</Name><Value>SpecificProperties</Value></NoteProperty>
              <xsl:call-template name="set">
                <xsl:with-param name="name">PropertySerializationSet</xsl:with-param>
                <xsl:with-param name="words" select="@Parts" />
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="Shown">
              <xsl:call-template name="set">
                <xsl:with-param name="name">DefaultDisplayPropertySet</xsl:with-param>
                <xsl:with-param name="words" select="Shown" />
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="@Depth">
              <NoteProperty>
                <Name>SerializationDepth</Name><Value><xsl:value-of select="@Depth" /></Value><TypeName>System.Int32</TypeName>
              </NoteProperty>
            </xsl:if>
          </Members>
        </MemberSet>
        <xsl:apply-templates select="Flat" />
      </Members>
    </Type>
  </xsl:template>

  <!-- An object from Import-Clixml, a job or remoting. -->
  <xsl:template match="Type" mode="imported">
    <Type>
      <Name>Deserialized.<xsl:value-of select="@Name" /></Name>
      <Members>
        <xsl:apply-templates select="Flat" />
      </Members>
    </Type>
  </xsl:template>

  <xsl:template match="Type" mode="text">
    <Type>
      <Name>Deserialized.<xsl:value-of select="@Name" /></Name>
      <Members>
        <ScriptMethod><Name>ToString</Name><Script><xsl:value-of select="@Text" /></Script></ScriptMethod>
      </Members>
    </Type>
  </xsl:template>

  <xsl:template match="Type" mode="secret">
    <xsl:variable name="all">
      <xsl:call-template name="names">
        <xsl:with-param name="words" select="@Secret" />
      </xsl:call-template>
    </xsl:variable>
    <Type>
      <Name><xsl:value-of select="@Name" /></Name>
      <Members>
        <xsl:for-each select="nodes:node-set($all)/Name">
          <ScriptProperty>
            <Name><xsl:value-of select="." /></Name>
            <GetScriptBlock>[Stellantis.PowerShell.View]::Secret($this.PSBase.<xsl:value-of select="." />)</GetScriptBlock>
          </ScriptProperty>
        </xsl:for-each>
      </Members>
    </Type>
  </xsl:template>

  <xsl:template match="Flat">
    <xsl:variable name="all">
      <xsl:call-template name="names">
        <xsl:with-param name="words" select="normalize-space(.)" />
      </xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="nodes:node-set($all)/Name[substring(., string-length(.) - 1) = 'At']">
      <ScriptProperty>
        <Name><xsl:value-of select="." />Iso</Name>
        <GetScriptBlock>[Stellantis.PowerShell.View]::Iso($this.<xsl:value-of select="." />)</GetScriptBlock>
      </ScriptProperty>
    </xsl:for-each>
    <PropertySet>
      <Name>Flat</Name>
      <ReferencedProperties>
        <xsl:for-each select="nodes:node-set($all)/Name">
          <Name><xsl:value-of select="." /><xsl:if test="substring(., string-length(.) - 1) = 'At'">Iso</xsl:if></Name>
        </xsl:for-each>
      </ReferencedProperties>
    </PropertySet>
  </xsl:template>

  <xsl:template name="set">
    <xsl:param name="name" />
    <xsl:param name="words" />
    <xsl:param name="sorted" select="false()" />
    <xsl:variable name="all">
      <xsl:call-template name="names">
        <xsl:with-param name="words" select="normalize-space($words)" />
      </xsl:call-template>
    </xsl:variable>
    <PropertySet>
      <Name><xsl:value-of select="$name" /></Name>
      <ReferencedProperties>
        <xsl:choose>
          <xsl:when test="$sorted">
            <!-- Without regard to casing, whatever the culture of the machine. -->
            <xsl:for-each select="nodes:node-set($all)/Name[not(. = preceding-sibling::Name)]">
              <xsl:sort select="translate(., 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')" lang="en" />
              <xsl:copy-of select="." />
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="$all" />
          </xsl:otherwise>
        </xsl:choose>
      </ReferencedProperties>
    </PropertySet>
  </xsl:template>

  <!-- An element for each word. -->
  <xsl:template name="names">
    <xsl:param name="words" />
    <xsl:if test="$words">
      <Name><xsl:value-of select="substring-before(concat($words, ' '), ' ')" /></Name>
      <xsl:call-template name="names">
        <xsl:with-param name="words" select="substring-after($words, ' ')" />
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
