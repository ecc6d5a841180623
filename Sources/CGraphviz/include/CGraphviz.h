/// Graphviz behind thirty small functions: opaque handles, const char *, size_t, and nothing of
/// its headers, which differ between versions and hold macros, variadics and globals that Swift
/// cannot import.
///
/// Graphviz keeps state for the whole process, and even reading two unrelated graphs at once
/// crashes it. Every function here except `gvz_perform`, `gvz_free` and those of the guard may
/// therefore be called only from inside a body that `gvz_perform` runs.
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct gvz_graph gvz_graph;
typedef struct gvz_node gvz_node;
typedef struct gvz_edge gvz_edge;

typedef struct { double x, y; } gvz_point;
/// Left, bottom, right, top in points; y grows upwards.
typedef struct { double min_x, min_y, max_x, max_y; } gvz_box;

// MARK: The worker

/// Runs `body(context)` on the one thread that talks to Graphviz, and returns when it is done.
/// The thread has a stack of 256 MiB (layouts recurse as deep as the longest chain) and C
/// numerics whatever the host's locale (else "0.35" is read as 0). Callers wait in turn.
/// Returns 0, or the errno that kept the thread from starting.
int gvz_perform(void (*body)(void *), void *context);

/// Frees what a function here says that the caller owns.
void gvz_free(void *memory);

// MARK: A process that draws and ends

/// What a process says on standard error before it ends, and its exit status. Must live as long as
/// the guard.
typedef struct {
  const char *message;
  int status;
} gvz_farewell;

/// For programs that draw one picture and end, before anything else here is called. Graphs are left
/// for the system to free, as `dot` does; and all threads take their memory from one heap: that of
/// another thread than the first grows page by page, each with a call to the system.
void gvz_draw_once(void);

/// From now on the process ends with a farewell when the time is up, or when it crashes, and what
/// others write to standard error is dropped. Handlers and standard error of the whole process
/// change, so this is for programs that do one thing. May be called outside `gvz_perform`, by one
/// thread at a time. `false`, and nothing has changed, where standard error cannot be set aside.
bool gvz_guard(double seconds, const gvz_farewell *on_late, const gvz_farewell *on_crash);
/// Puts everything back.
void gvz_unguard(void);

// MARK: Messages

/// Every warning and error since the last call, whole, each line as Graphviz words it
/// ("Warning: …"); NULL where there is none. The caller owns it.
char *gvz_take_messages(void);
/// How many of them were errors.
size_t gvz_error_count(void);

// MARK: Reading

/// Parses `length` bytes of DOT; `graphs` receives how many graphs they hold, of which the first
/// is returned. NULL, or fewer nodes than written, where `gvz_error_count` is not 0.
gvz_graph *gvz_read(const char *text, size_t length, size_t *graphs);
void gvz_close(gvz_graph *graph);

bool gvz_is_directed(gvz_graph *graph);
size_t gvz_node_count(gvz_graph *graph);
size_t gvz_edge_count(gvz_graph *graph);
const char *gvz_graph_name(gvz_graph *graph);
const char *gvz_node_name(gvz_node *node);
/// The `key` that tells parallel edges apart, or NULL.
const char *gvz_edge_key(gvz_edge *edge);

/// Nodes in the order of the text; NULL at the end.
gvz_node *gvz_first_node(gvz_graph *graph);
gvz_node *gvz_next_node(gvz_graph *graph, gvz_node *node);
/// The edges that leave a node, each edge of the graph once; NULL at the end.
gvz_edge *gvz_first_edge(gvz_graph *graph, gvz_node *node);
gvz_edge *gvz_next_edge(gvz_graph *graph, gvz_edge *edge);
gvz_node *gvz_tail(gvz_edge *edge);
gvz_node *gvz_head(gvz_edge *edge);

/// An attribute's value or default, NULL where neither is set or it is empty. `is_html` tells
/// `<…>` from `"…"`.
const char *gvz_graph_attribute(gvz_graph *graph, const char *name, bool *is_html);
const char *gvz_node_attribute(gvz_node *node, const char *name, bool *is_html);
const char *gvz_edge_attribute(gvz_edge *edge, const char *name, bool *is_html);

// MARK: Building

/// A directed graph; to be closed with `gvz_close`. No value that it is given, nor all that a
/// warning may quote, is of more than `longest` bytes.
gvz_graph *gvz_new_graph(const char *name, size_t longest);

/// What an attribute belongs to.
typedef enum { gvz_of_graph, gvz_of_nodes, gvz_of_edges } gvz_kind;

/// An attribute of the graph, or what nodes or edges have that say nothing else.
void gvz_set_default(gvz_graph *graph, gvz_kind kind, const char *name, const char *value,
                     bool is_html);
/// The node of that name, made where there is none.
gvz_node *gvz_add_node(gvz_graph *graph, const char *name);
/// An edge between nodes of these names; `key` tells it from others between them, and may be NULL.
gvz_edge *gvz_add_edge(gvz_graph *graph, const char *tail, const char *head, const char *key);
void gvz_set_node(gvz_graph *graph, gvz_node *node, const char *name, const char *value);
void gvz_set_edge(gvz_graph *graph, gvz_edge *edge, const char *name, const char *value);

// MARK: Drawing

/// The version that Graphviz reports, or NULL where it cannot start.
const char *gvz_version(void);
/// Lays the graph out; `false` where Graphviz refuses. To be undone with `gvz_free_layout`.
bool gvz_layout(gvz_graph *graph, const char *engine);
void gvz_free_layout(gvz_graph *graph);
/// Renders a graph that is laid out; the caller owns `*data`, also where it is empty.
bool gvz_render(gvz_graph *graph, const char *format, char **data, size_t *length);

// MARK: Geometry of a graph that is laid out

gvz_box gvz_graph_box(gvz_graph *graph);
gvz_box gvz_node_box(gvz_node *node);
/// `false` where the edge or the graph has no placed label.
bool gvz_edge_label_box(gvz_edge *edge, gvz_box *box);
bool gvz_graph_label_box(gvz_graph *graph, gvz_box *box);
/// Puts the middle of an edge's label elsewhere; NULL leaves the label out.
void gvz_edge_move_label(gvz_edge *edge, const gvz_point *to);
/// An edge's cubic Bézier curves: 3n + 1 control points, and where its arrows end.
typedef struct {
  gvz_point *points;
  size_t count;
  bool has_start, has_end;
  gvz_point start, end;
} gvz_curve;

/// The curve of an edge, empty where it has none; the caller owns `points`.
gvz_curve gvz_edge_curve(gvz_edge *edge);
