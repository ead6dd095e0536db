#ifndef MUSTER_BENEATH_H
#define MUSTER_BENEATH_H

/// Opens `path`, relative to the folder `root`, without following any symbolic link and without leaving `root`.
///
/// `step_by_step` takes the way of systems that cannot do it in one call.
///
/// - Returns: a descriptor that is closed on exec, or the negated errno. A link in the way is -ELOOP.
int muster_open_beneath(int root, const char *path, int flags, int step_by_step);

/// `O_PATH`: a descriptor that only says what stands there. Not among what Swift sees of the C library.
extern const int muster_path_only;

#endif
