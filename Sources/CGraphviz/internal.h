#pragma once
#include "CGraphviz.h"

/// Takes over Graphviz's messages; once, on the worker thread.
void gvz_prepare_messages(void);
/// Makes Graphviz's message buffer hold `length` bytes. See messages.c.
void gvz_make_room(size_t length);
void gvz_reset_errors(void);
/// Whether messages are dropped instead of gathered.
void gvz_mute(bool muted);
/// Whether the process is about to end, so that nothing need be freed.
extern bool gvz_ends_soon;
/// Lets the signals of a crash reach their handlers on this thread, on a stack of their own.
void gvz_unblock_crashes(void);
