// Extended attributes of an open file, with one signature on Linux and macOS.
// Each returns what the system call returns and leaves the reason of a failure in errno.
#ifndef DESKHEAP_CXATTR_H
#define DESKHEAP_CXATTR_H

#include <stddef.h>
#include <sys/types.h>
#include <sys/xattr.h>

static inline ssize_t deskheap_flistxattr(int file, char *names, size_t size) {
#ifdef __APPLE__
  return flistxattr(file, names, size, 0);
#else
  return flistxattr(file, names, size);
#endif
}

static inline ssize_t deskheap_fgetxattr(int file, const char *name, void *value, size_t size) {
#ifdef __APPLE__
  return fgetxattr(file, name, value, size, 0, 0);
#else
  return fgetxattr(file, name, value, size);
#endif
}

static inline int deskheap_fsetxattr(int file, const char *name, const void *value, size_t size) {
#ifdef __APPLE__
  return fsetxattr(file, name, value, size, 0, 0);
#else
  return fsetxattr(file, name, value, size, 0);
#endif
}

static inline int deskheap_fremovexattr(int file, const char *name) {
#ifdef __APPLE__
  return fremovexattr(file, name, 0);
#else
  return fremovexattr(file, name);
#endif
}

#endif
