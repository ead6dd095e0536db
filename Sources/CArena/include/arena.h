#ifndef MUSTER_ARENA_H
#define MUSTER_ARENA_H

/// Memory for the trees of libcmark, which makes a dozen small blocks for each line of text and frees them all together.
///
/// Every thread has an arena of its own. What is allocated between the outermost `arena_enter` and its `arena_leave` lives
/// until then. With the address sanitizer it is the C library's heap, so that every block is watched.

void arena_enter(void);
void arena_leave(void);

/// Whether `arena_leave` gives back what lies in the arena, so that a tree need not be freed node by node.
int arena_frees_all(void);

/// The arena as a `cmark_mem`; for all threads the same pointer.
void *arena_memory(void);

/// Gives a text back that libcmark made with this memory.
void arena_free(void *block);

#endif
