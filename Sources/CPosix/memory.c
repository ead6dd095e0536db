#include "memory.h"

#include <malloc.h>

void muster_give_back_blocks(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }

void muster_give_back_freed(void) { malloc_trim(0); }
