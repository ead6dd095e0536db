#include "baseline.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

size_t baseline_html_length(const char *text, size_t length) {
  cmark_node *root = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
  if (!root) abort();
  char *html = cmark_render_html(root, CMARK_OPT_DEFAULT);
  if (!html) abort();
  size_t written = strlen(html);
  free(html);
  cmark_node_free(root);
  return written;
}
