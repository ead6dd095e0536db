#define _GNU_SOURCE
#include "publish.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int muster_rename_exchange(int first_folder, const char *first_name, int second_folder, const char *second_name) {
  return renameat2(first_folder, first_name, second_folder, second_name, RENAME_EXCHANGE);
}

int muster_rename_exclusive(int from_folder, const char *from_name, int to_folder, const char *to_name) {
  return renameat2(from_folder, from_name, to_folder, to_name, RENAME_NOREPLACE);
}

int muster_sync_file_system(int file) { return syncfs(file); }

const char *muster_entry_name(const struct dirent *entry) { return entry->d_name; }
