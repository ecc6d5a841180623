#include "internal.h"

#include <graphviz/gvc.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

// Enough for thousands of messages; what follows is dropped, as no one would read it.
static const size_t capacity_limit = (size_t)4 << 20;

static char *gathered;
static size_t gathered_length, gathered_capacity;
// What Graphviz's own buffer holds; 0 before it has one.
static size_t room;

// Called in fragments: "Warning", ": ", then the text.
static int gather(char *fragment) {
  size_t length = strlen(fragment);
  size_t needed = gathered_length + length + 1;
  if (needed > capacity_limit) return 0;
  if (needed > gathered_capacity) {
    size_t capacity = needed * 2;
    char *larger = realloc(gathered, capacity);
    if (!larger) return 0;
    gathered = larger;
    gathered_capacity = capacity;
  }
  memcpy(gathered + gathered_length, fragment, length + 1);
  gathered_length += length;
  return 0;
}

static int discard(char *fragment) {
  (void)fragment;
  return 0;
}

// Graphviz 2.42 formats into a buffer of 1,024 bytes, and when a message is longer it grows the
// buffer and uses the same va_list twice, which crashes. The buffer is static and never shrinks:
// one message without arguments makes it large enough for all that follow.
// By doubling: what does not fit by one byte is written fast, by more a byte at a time.
void gvz_make_room(size_t length) {
  if (length <= room || length > INT_MAX / 2) return;
  agseterrf(discard);
  if (room == 0) room = 1024;
  while (room < length) {
    char *filler = malloc(room + 1);
    if (!filler) break;
    memset(filler, '.', room);
    filler[room] = 0;
    agerr(AGWARN, filler);
    free(filler);
    room *= 2;
  }
  agseterrf(gather);
  agreseterrors();
}

void gvz_prepare_messages(void) {
  agseterrf(gather);
  gvz_make_room((size_t)16 << 10);
}

void gvz_mute(bool muted) { agseterrf(muted ? discard : gather); }

void gvz_reset_errors(void) {
  agreseterrors();
  gathered_length = 0;
}

char *gvz_take_messages(void) {
  if (!gathered_length) return NULL;
  char *messages = strdup(gathered);
  gathered_length = 0;
  return messages;
}

size_t gvz_error_count(void) { return (size_t)agerrors(); }
