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

#if defined(__linux__)
#include <sys/vfs.h>

int cbytes_is_on_share(const char *path) {
  struct statfs about;
  if (statfs(path, &about) != 0) return 0;
  // NFS, CIFS, SMB of later versions, and the SMB of old.
  switch ((unsigned int)about.f_type) {
  case 0x6969u:
  case 0xFF534D42u:
  case 0xFE534D42u:
  case 0x517Bu:
    return 1;
  default:
    return 0;
  }
}
#else
int cbytes_is_on_share(const char *path) {
  (void)path;
  return 0;
}
#endif
