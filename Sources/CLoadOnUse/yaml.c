#pragma GCC visibility push(hidden)
#include <yaml.h>
#pragma GCC visibility pop

#include "CLoadOnUse.h"
#include "forward.h"

#ifdef __APPLE__
#define LIBRARY "libyaml-0.2.dylib"
#else
#define LIBRARY "libyaml-0.so.2"
#endif

#define FUNCTIONS(X) \
  X(void, yaml_event_delete, (yaml_event_t *event), (event)) \
  X(void, yaml_parser_delete, (yaml_parser_t *parser), (parser)) \
  X(int, yaml_parser_initialize, (yaml_parser_t *parser), (parser)) \
  X(int, yaml_parser_parse, (yaml_parser_t *parser, yaml_event_t *event), (parser, event)) \
  X(void, yaml_parser_set_input_string, (yaml_parser_t *parser, const unsigned char *input, size_t size), \
    (parser, input, size))

LOADER(deskheap_load_libyaml, LIBRARY)
