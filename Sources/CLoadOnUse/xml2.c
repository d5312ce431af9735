#pragma GCC visibility push(hidden)
#include "../CLibXML2/shim.h"
#pragma GCC visibility pop

#include "CLoadOnUse.h"
#include "forward.h"

// The name changed with 2.14, whose structures are not those of before: it is the one of the headers.
#if defined(__APPLE__)
#define LIBRARY (LIBXML_VERSION >= 21400 ? "libxml2.16.dylib" : "libxml2.2.dylib")
#else
#define LIBRARY (LIBXML_VERSION >= 21400 ? "libxml2.so.16" : "libxml2.so.2")
#endif

#define FUNCTIONS(X) \
  X(void, htmlDocContentDumpFormatOutput, (xmlOutputBufferPtr to, xmlDocPtr document, const char *encoding, int format), \
    (to, document, encoding, format)) \
  X(htmlDocPtr, htmlNewDocNoDtD, (const xmlChar *uri, const xmlChar *external), (uri, external)) \
  X(xmlNodePtr, xmlAddChild, (xmlNodePtr parent, xmlNodePtr child), (parent, child)) \
  X(xmlDtdPtr, xmlCreateIntSubset, \
    (xmlDocPtr document, const xmlChar *name, const xmlChar *external, const xmlChar *system), \
    (document, name, external, system)) \
  X(xmlParserCtxtPtr, xmlCreatePushParserCtxt, \
    (xmlSAXHandlerPtr handlers, void *receiver, const char *first, int size, const char *file), \
    (handlers, receiver, first, size, file)) \
  X(int, xmlCtxtUseOptions, (xmlParserCtxtPtr context, int options), (context, options)) \
  X(int, xmlDictSize, (xmlDictPtr names), (names)) \
  X(void, xmlFreeDoc, (xmlDocPtr document), (document)) \
  X(void, xmlFreeNode, (xmlNodePtr node), (node)) \
  X(void, xmlFreeParserCtxt, (xmlParserCtxtPtr context), (context)) \
  X(void, xmlFreeTextWriter, (xmlTextWriterPtr writer), (writer)) \
  X(void, xmlInitParser, (void), ()) \
  X(xmlNodePtr, xmlNewDocNode, (xmlDocPtr document, xmlNsPtr space, const xmlChar *name, const xmlChar *content), \
    (document, space, name, content)) \
  X(xmlNodePtr, xmlNewDocText, (const xmlDoc *document, const xmlChar *content), (document, content)) \
  X(xmlNsPtr, xmlNewNs, (xmlNodePtr node, const xmlChar *uri, const xmlChar *prefix), (node, uri, prefix)) \
  X(xmlAttrPtr, xmlNewProp, (xmlNodePtr node, const xmlChar *name, const xmlChar *value), (node, name, value)) \
  X(xmlTextWriterPtr, xmlNewTextWriter, (xmlOutputBufferPtr to), (to)) \
  X(int, xmlOutputBufferClose, (xmlOutputBufferPtr to), (to)) \
  X(xmlOutputBufferPtr, xmlOutputBufferCreateIO, \
    (xmlOutputWriteCallback write, xmlOutputCloseCallback close, void *receiver, xmlCharEncodingHandlerPtr encoder), \
    (write, close, receiver, encoder)) \
  X(int, xmlParseChunk, (xmlParserCtxtPtr context, const char *bytes, int size, int end), (context, bytes, size, end)) \
  X(xmlParserInputBufferPtr, xmlParserInputBufferCreateIO, \
    (xmlInputReadCallback read, xmlInputCloseCallback close, void *receiver, xmlCharEncoding encoding), \
    (read, close, receiver, encoding)) \
  X(int, xmlSAX2GetColumnNumber, (void *context), (context)) \
  X(int, xmlSAX2GetLineNumber, (void *context), (context)) \
  X(void, xmlSchemaFree, (xmlSchemaPtr schema), (schema)) \
  X(void, xmlSchemaFreeParserCtxt, (xmlSchemaParserCtxtPtr context), (context)) \
  X(void, xmlSchemaFreeValidCtxt, (xmlSchemaValidCtxtPtr context), (context)) \
  X(xmlSchemaParserCtxtPtr, xmlSchemaNewMemParserCtxt, (const char *bytes, int size), (bytes, size)) \
  X(xmlSchemaValidCtxtPtr, xmlSchemaNewValidCtxt, (xmlSchemaPtr schema), (schema)) \
  X(xmlSchemaPtr, xmlSchemaParse, (xmlSchemaParserCtxtPtr context), (context)) \
  X(void, xmlSchemaSetParserStructuredErrors, \
    (xmlSchemaParserCtxtPtr context, xmlStructuredErrorFunc handler, void *receiver), (context, handler, receiver)) \
  X(void, xmlSchemaSetValidStructuredErrors, \
    (xmlSchemaValidCtxtPtr context, xmlStructuredErrorFunc handler, void *receiver), (context, handler, receiver)) \
  X(int, xmlSchemaValidateStream, \
    (xmlSchemaValidCtxtPtr context, xmlParserInputBufferPtr from, xmlCharEncoding encoding, xmlSAXHandlerPtr handlers, \
     void *receiver), \
    (context, from, encoding, handlers, receiver)) \
  X(void, xmlSetExternalEntityLoader, (xmlExternalEntityLoader loader), (loader)) \
  X(void, xmlSetNs, (xmlNodePtr node, xmlNsPtr space), (node, space)) \
  X(void, xmlSetStructuredErrorFunc, (void *receiver, xmlStructuredErrorFunc handler), (receiver, handler)) \
  X(void, xmlStopParser, (xmlParserCtxtPtr context), (context)) \
  X(int, xmlTextWriterEndDocument, (xmlTextWriterPtr writer), (writer)) \
  X(int, xmlTextWriterEndElement, (xmlTextWriterPtr writer), (writer)) \
  X(int, xmlTextWriterFlush, (xmlTextWriterPtr writer), (writer)) \
  X(int, xmlTextWriterSetIndent, (xmlTextWriterPtr writer, int indent), (writer, indent)) \
  X(int, xmlTextWriterSetIndentString, (xmlTextWriterPtr writer, const xmlChar *text), (writer, text)) \
  X(int, xmlTextWriterStartDocument, \
    (xmlTextWriterPtr writer, const char *version, const char *encoding, const char *standalone), \
    (writer, version, encoding, standalone)) \
  X(int, xmlTextWriterStartElement, (xmlTextWriterPtr writer, const xmlChar *name), (writer, name)) \
  X(int, xmlTextWriterWriteAttribute, (xmlTextWriterPtr writer, const xmlChar *name, const xmlChar *value), \
    (writer, name, value)) \
  X(int, xmlTextWriterWriteString, (xmlTextWriterPtr writer, const xmlChar *text), (writer, text))

LOADER(deskheap_load_libxml2, LIBRARY)
