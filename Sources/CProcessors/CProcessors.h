// How many processors this process may run on: the system call that says so has no declaration that Swift sees.
#ifndef DESKHEAP_CPROCESSORS_H
#define DESKHEAP_CPROCESSORS_H

#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

static inline long deskheap_processors(void) {
#ifdef __linux__
  // One bit for each of the 1024 processors that glibc's cpu_set_t has room for. A kernel built for more refuses.
  unsigned long set[1024 / (8 * sizeof(unsigned long))] = {0};
  long count = 0;
  if (syscall(SYS_sched_getaffinity, 0, sizeof set, set) > 0) {
    for (size_t index = 0; index < sizeof set / sizeof *set; index++) count += __builtin_popcountl(set[index]);
    return count;
  }
#endif
  return sysconf(_SC_NPROCESSORS_ONLN);
}

#endif
