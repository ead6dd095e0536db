#ifndef MUSTER_BASELINE_H
#define MUSTER_BASELINE_H

#include <stddef.h>

/// Parses and renders a document with libcmark alone, in its safe mode and with its own allocator.
///
/// Returns the length of the HTML, so that nobody can leave the work out.
size_t baseline_html_length(const char *text, size_t length);

#endif
