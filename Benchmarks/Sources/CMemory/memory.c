#include "memory.h"

#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

void memory_keep(void) {
  if (mallopt(M_MMAP_MAX, 0) != 1 || mallopt(M_TRIM_THRESHOLD, INT_MAX) != 1) abort();
}

void memory_forget_peak(void) {
  malloc_trim(0);
  // Linux: 5 sets the peak to what is held now.
  FILE *file = fopen("/proc/self/clear_refs", "w");
  if (!file) abort();
  fputs("5", file);
  fclose(file);
}

long memory_peak(void) {
  FILE *file = fopen("/proc/self/status", "r");
  if (!file) abort();
  char line[256];
  long kibibytes = -1;
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "VmHWM: %ld", &kibibytes) == 1) break;
  }
  fclose(file);
  if (kibibytes < 0) abort();
  return kibibytes / 1024;
}
