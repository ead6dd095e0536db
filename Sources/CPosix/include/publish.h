#ifndef MUSTER_PUBLISH_H
#define MUSTER_PUBLISH_H

#include <dirent.h>

// What Linux has and Swift's Glibc module does not show. Each answers 0, or -1 with errno set.

// Makes two names in (perhaps different) folders change places, in one step.
int muster_rename_exchange(int first_folder, const char *first_name, int second_folder, const char *second_name);

// Renames, and fails with EEXIST rather than replace anything.
int muster_rename_exclusive(int from_folder, const char *from_name, int to_folder, const char *to_name);

// Waits until everything written to the file system of `file` is on the disk.
int muster_sync_file_system(int file);

// The name of an entry; valid until the next entry is read.
const char *muster_entry_name(const struct dirent *entry);

#endif
