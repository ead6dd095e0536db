#ifndef MUSTER_MEMORY_H
#define MUSTER_MEMORY_H

/// Keeps what is freed for the next run: whether the C library gives a large block back to the system depends on its size,
/// and paging it in again would look like growth.
void memory_keep(void);

/// Gives back what is free, so that the next peak is that of the next work alone.
void memory_forget_peak(void);

/// The most memory that the program held since then, in MiB.
long memory_peak(void);

#endif
