"""Document → information dictionary and XMP: title, language, PDF/A-2a and PDF/UA-1 (ISO 16684).

The PDF/UA identifier is outside PDF/A's own schemas, so its extension schema is described too
(ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFInfo, PDFName

from unassemble.languages import language_tag
from unassemble.model import Document
from unassemble.writers.pdf.streams import Dictionary, Stream
from unassemble.writers.pdf.values import text_string

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


def xmp(document: Document) -> Stream:
    """The XMP packet; its languages are the document's and then those of its parts.

    It is not compressed, so that programs which know nothing of PDF find it (ISO 16684-1, 7).
    """
    languages = dict.fromkeys([document.language, *(part.language for part in document.parts)])
    packet = _XMP.format(
        title=_escaped(document.title),
        author=AUTHOR,
        languages="".join(f"<rdf:li>{language_tag(one)}</rdf:li>" for one in languages),
        producer=PRODUCER,
        date=f"{document.date}T00:00:00Z",
    )
    return Stream(packet.encode(), Type="/Metadata", Subtype="/XML")


def _escaped(text: str) -> str:
    """Text as XML content.  (xml.sax's own function brings an HTTP client along: 20 ms.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Information(PDFInfo):
    """The information dictionary; its entries agree with the XMP packet."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.title = document.title
        self.author = AUTHOR
        self.creator = self.producer = PRODUCER
        self.date = f"D:{document.date.replace('-', '')}000000Z"

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary, with the letter's date and without reportlab's subject and keywords."""
        entries = {
            "Title": text_string(self.title),
            "Author": text_string(self.author),
            "Creator": text_string(self.creator),
            "Producer": text_string(self.producer),
            "CreationDate": text_string(self.date),
            "ModDate": text_string(self.date),
            "Trapped": PDFName(self.trapped),
        }
        return Dictionary(entries).format(document)
