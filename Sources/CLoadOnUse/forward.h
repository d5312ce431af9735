// What both libraries need: FUNCTIONS(X) lists X(result, name, parameters, arguments) for each function.
#include <dlfcn.h>
#include <stddef.h>

#define FORWARD(result, name, parameters, arguments) \
  static result (*real_##name) parameters; \
  result name parameters { return real_##name arguments; }

#define FIND(result, name, parameters, arguments) \
  *(void **)&real_##name = dlsym(library, #name); \
  if (!real_##name) return dlerror();

#define LOADER(loader, file) \
  FUNCTIONS(FORWARD) \
  const char *loader(void) { \
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL); \
    if (!library) return dlerror(); \
    FUNCTIONS(FIND) \
    return NULL; \
  }
