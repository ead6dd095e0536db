#define _GNU_SOURCE
#include "beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const int muster_path_only = O_PATH;

// One system call, on Linux 5.6 and later where the sandbox around us allows it.
static int open_in_one_call(int root, const char *path, int flags) {
  struct open_how how = {
    .flags = (unsigned long long)flags,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  int fd;
  do {
    fd = (int)syscall(SYS_openat2, root, path, &how, sizeof how);
  } while (fd < 0 && errno == EINTR);
  return fd < 0 ? -errno : fd;
}

// The same component by component. A path of more than 4,095 bytes is refused.
static int open_step_by_step(int root, const char *path, int flags) {
  char rest[4096];
  size_t length = strlen(path);
  if (length >= sizeof rest) return -ENAMETOOLONG;
  memcpy(rest, path, length + 1);

  int folder = root;
  char *name = rest;
  for (;;) {
    char *slash = strchr(name, '/');
    if (slash) *slash = 0;
    int refused = strcmp(name, "..") == 0 || *name == 0;
    int step = slash ? O_PATH | O_DIRECTORY : flags;
    int fd = refused ? -1 : openat(folder, name, step | O_NOFOLLOW | O_CLOEXEC);
    int error = refused ? EXDEV : errno;
    // O_DIRECTORY with O_NOFOLLOW says "not a folder" of a link: look again, to call it a link.
    if (fd < 0 && error == ENOTDIR) {
      char target;
      if (readlinkat(folder, name, &target, 1) >= 0) error = ELOOP;
    }
    if (folder != root) close(folder);
    if (fd < 0) return -error;
    if (!slash) return fd;
    folder = fd;
    name = slash + 1;
  }
}

int muster_open_beneath(int root, const char *path, int flags, int step_by_step) {
  int fd = step_by_step ? -ENOSYS : open_in_one_call(root, path, flags | O_CLOEXEC);
  return fd == -ENOSYS || fd == -EPERM ? open_step_by_step(root, path, flags) : fd;
}
