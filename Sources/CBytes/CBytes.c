#include "CBytes.h"

#if defined(__GLIBC__)
#include <malloc.h>

void cbytes_keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 128 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  // What a second thread gave back is there for the first: two work at once, and seldom ask for memory.
  mallopt(M_ARENA_MAX, 1);
}
#else
void cbytes_keep_memory(void) {}
#endif
