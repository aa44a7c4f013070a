"""Document → information dictionary and XMP: title, language, PDF/A-2a and PDF/UA-1 (ISO 16684).

The PDF/UA identifier is outside PDF/A's own schemas, so its extension schema is described too
(ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from unassemble.languages import language_tag
from unassemble.model import Document
from unassemble.writers.pdf.objects import text_string

AUTHOR = "United Nations"
PRODUCER = "unassemble"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(document: Document) -> bytes:
    """The XMP packet; its languages are the document's and then those of its parts."""
    languages = dict.fromkeys([document.language, *(part.language for part in document.parts)])
    return _XMP.format(
        title=_escaped(document.title),
        author=AUTHOR,
        languages="".join(f"<rdf:li>{language_tag(one)}</rdf:li>" for one in languages),
        producer=PRODUCER,
        date=f"{document.date}T00:00:00Z",
    ).encode()


def _escaped(text: str) -> str:
    """Text as XML content.  (xml.sax's own function brings an HTTP client along: 20 ms.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def information(document: Document) -> bytes:
    """The information dictionary; its entries agree with the XMP packet."""
    date = f"(D:{document.date.replace('-', '')}000000Z)".encode()
    return b"<</Title%s/Author%s/Creator%s/Producer%s/CreationDate%s/ModDate%s/Trapped/False>>" % (
        text_string(document.title),
        text_string(AUTHOR),
        text_string(PRODUCER),
        text_string(PRODUCER),
        date,
        date,
    )
