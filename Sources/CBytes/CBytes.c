#if defined(__linux__)
#define _DEFAULT_SOURCE
#endif

#include "CBytes.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>

// How much memory large pages are asked for: what an import of a nation's files takes.
static const size_t large_room = 1 << 30;

// Asks for large pages where the next memory will lie. None is taken before something is written there; a
// large one then comes at once, where five hundred small ones would each be fetched by a fault of its own,
// which was a third of what a question to a region's file took. Where the system has none to give it gives
// small ones.
static void prefer_large_pages(void) {
#if defined(MADV_HUGEPAGE)
  const uintptr_t large = 2 << 20;
  size_t size = large_room;
  void *room = malloc(size);
  // A small machine may not promise so much.
  while (!room && size > 16 * large) room = malloc(size /= 2);
  if (!room) return;
  uintptr_t first = ((uintptr_t)room + large - 1) & ~(large - 1);
  uintptr_t end = ((uintptr_t)room + size) & ~(large - 1);
  (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
  free(room);
#endif
}

void cbytes_keep_memory(void) {
  // The room must come from the heap, and stay there when it is given back: it is nothing but addresses.
  mallopt(M_MMAP_THRESHOLD, large_room + (128 << 20));
  mallopt(M_TRIM_THRESHOLD, large_room + (128 << 20));
  // What a second thread gave back is there for the first: two work at once, and seldom ask for memory.
  mallopt(M_ARENA_MAX, 1);
  prefer_large_pages();
  mallopt(M_MMAP_THRESHOLD, 128 << 20);
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
