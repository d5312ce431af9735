// libxml2 and libyaml, loaded when they are first used: starting them takes longer than linting a small file.
//
// The functions of both that the program calls are defined here, hidden inside it, and go on to the library. Call the
// loader first: a function of a library that is not loaded ends the program.
#ifndef DESKHEAP_CLOADONUSE_H
#define DESKHEAP_CLOADONUSE_H

// Loads the library; to be called once. NULL, or why it cannot be loaded, in the loader's own words.
const char *deskheap_load_libxml2(void);
const char *deskheap_load_libyaml(void);

#endif
