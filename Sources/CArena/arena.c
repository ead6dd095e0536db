#include "arena.h"

#include <cmark.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED

void arena_enter(void) {}
void arena_leave(void) {}
int arena_frees_all(void) { return 0; }
static void *arena_calloc(size_t count, size_t size) { return calloc(count, size); }
static void *arena_realloc(void *block, size_t size) { return realloc(block, size); }
void arena_free(void *block) { free(block); }

#else

/// A piece of the arena; the bytes behind `used` have not been handed out.
struct chunk {
  struct chunk *previous;
  size_t capacity;
  size_t used;
  max_align_t bytes[];
};

/// Stands before every block, because reallocation must know how much to copy.
struct header {
  size_t size;
};

static const size_t first_capacity = 1 << 18;

static __thread struct chunk *newest;
static __thread unsigned depth;

static size_t rounded(size_t size) { return (size + 7) & ~(size_t)7; }
static unsigned char *start(struct chunk *chunk) { return (unsigned char *)chunk->bytes; }
static struct header *header_of(void *block) { return (struct header *)block - 1; }

static int is_newest_block(void *block) {
  return newest && (unsigned char *)block + rounded(header_of(block)->size) == start(newest) + newest->used;
}

static void add_chunk(size_t needed) {
  size_t capacity = newest ? newest->capacity * 2 : first_capacity;
  if (capacity < needed) capacity = needed;
  struct chunk *chunk = malloc(sizeof *chunk + capacity);
  if (!chunk) abort();
  *chunk = (struct chunk){.previous = newest, .capacity = capacity};
  newest = chunk;
}

/// A block whose bytes are as they were.
static void *allocate(size_t size) {
  if (size > SIZE_MAX / 4) abort();
  size_t needed = sizeof(struct header) + rounded(size);
  if (!newest || newest->capacity - newest->used < needed) add_chunk(needed);
  struct header *header = (struct header *)(start(newest) + newest->used);
  newest->used += needed;
  header->size = size;
  return header + 1;
}

void arena_enter(void) { depth++; }
int arena_frees_all(void) { return 1; }

void arena_leave(void) {
  if (--depth > 0) return;
  // The first chunk stays for the next document.
  while (newest && newest->previous) {
    struct chunk *previous = newest->previous;
    free(newest);
    newest = previous;
  }
  if (newest) newest->used = 0;
}

static void *arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  void *block = allocate(count * size);
  return memset(block, 0, count * size);
}

static void *arena_realloc(void *block, size_t size) {
  if (!block) return allocate(size);
  struct header *header = header_of(block);
  if (is_newest_block(block)) {
    size_t used = newest->used - rounded(header->size);
    if (size <= SIZE_MAX / 4 && newest->capacity - used >= rounded(size)) {
      newest->used = used + rounded(size);
      header->size = size;
      return block;
    }
  }
  void *larger = allocate(size);
  return memcpy(larger, block, header->size < size ? header->size : size);
}

/// Only the newest block is given back at once.
void arena_free(void *block) {
  if (block && is_newest_block(block)) newest->used -= sizeof(struct header) + rounded(header_of(block)->size);
}

#endif

void *arena_memory(void) {
  static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
  return &memory;
}
