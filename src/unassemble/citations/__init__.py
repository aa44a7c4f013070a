"""Document → Document whose citations of United Nations documents are links.

Words: a *citation* is a passage that names a document; a *symbol* is the document's own name
(A/74/805).  The forms of citations in each language are data (languages/citations).  Addresses are
composed, without using the network.
"""

from unassemble.citations.address import LINK_BASE, address_of, link_base, symbol_of
from unassemble.citations.find import citation_of, citations_in
from unassemble.citations.link import link_citations
from unassemble.citations.listed import CitationPlace, CitedDocument, cited_documents

__all__ = [
    "LINK_BASE",
    "CitationPlace",
    "CitedDocument",
    "address_of",
    "citation_of",
    "citations_in",
    "cited_documents",
    "link_base",
    "link_citations",
    "symbol_of",
]
