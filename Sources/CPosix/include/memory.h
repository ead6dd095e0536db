#ifndef MUSTER_MEMORY_H
#define MUSTER_MEMORY_H

// From now on a block of so many bytes or more is given back to the system as soon as it is freed. Left to itself, the C
// library raises that limit with each such block, and keeps the next ones.
void muster_give_back_blocks(int bytes);

// Gives back what was freed up to now, wherever it lies; the C library itself does so at the end of its heap alone.
void muster_give_back_freed(void);

#endif
