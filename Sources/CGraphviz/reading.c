#include "internal.h"

#include <graphviz/gvc.h>
#include <string.h>

typedef struct {
  const char *text;
  size_t length, offset;
} source;

// Must never return a negative count: the scanner would call exit().
static int read_some(void *channel, char *buffer, int size) {
  source *from = channel;
  size_t count = from->length - from->offset;
  if (size < 0) return 0;
  if (count > (size_t)size) count = (size_t)size;
  memcpy(buffer, from->text + from->offset, count);
  from->offset += count;
  return (int)count;
}

static int put_nothing(void *channel, const char *text) {
  (void)channel;
  (void)text;
  return 0;
}

static int flush_nothing(void *channel) {
  (void)channel;
  return 0;
}

// Graphs keep pointers to these, so they live as long as the process.
static Agiodisc_t io_discipline = {read_some, put_nothing, flush_nothing};
static Agdisc_t discipline = {NULL, NULL, &io_discipline};

// What is left in the scanner's buffer would become the beginning of the next text. Each reading
// stops at the next error or end at the latest; with no more to feed, two find nothing.
static void drain(source *from) {
  from->length = from->offset;
  gvz_mute(true);
  for (int silent = 0; silent < 2;) {
    Agraph_t *rest = agread(from, &discipline);
    if (rest) agclose(rest); else silent++;
  }
  gvz_mute(false);
}

gvz_graph *gvz_read(const char *text, size_t length, size_t *graphs) {
  source from = {text, length, 0};
  gvz_reset_errors();
  // A syntax error quotes the token that it stands at, which can be as long as the text.
  gvz_make_room(length + 1024);
  agreadline(1);
  agsetfile(NULL);
  Agraph_t *first = agread(&from, &discipline);
  *graphs = first ? 1 : 0;
  while (first && !agerrors()) {
    Agraph_t *next = agread(&from, &discipline);
    if (!next) break;
    *graphs += 1;
    agclose(next);
  }
  if (agerrors()) drain(&from);
  return (gvz_graph *)first;
}

void gvz_close(gvz_graph *graph) {
  if (!gvz_ends_soon) agclose((Agraph_t *)graph);
}

bool gvz_is_directed(gvz_graph *graph) { return agisdirected((Agraph_t *)graph) != 0; }
size_t gvz_node_count(gvz_graph *graph) { return (size_t)agnnodes((Agraph_t *)graph); }
size_t gvz_edge_count(gvz_graph *graph) { return (size_t)agnedges((Agraph_t *)graph); }

const char *gvz_graph_name(gvz_graph *graph) { return agnameof(graph); }
const char *gvz_node_name(gvz_node *node) { return agnameof(node); }
const char *gvz_edge_key(gvz_edge *edge) { return agnameof(edge); }

gvz_node *gvz_first_node(gvz_graph *graph) {
  return (gvz_node *)agfstnode((Agraph_t *)graph);
}

gvz_node *gvz_next_node(gvz_graph *graph, gvz_node *node) {
  return (gvz_node *)agnxtnode((Agraph_t *)graph, (Agnode_t *)node);
}

gvz_edge *gvz_first_edge(gvz_graph *graph, gvz_node *node) {
  return (gvz_edge *)agfstout((Agraph_t *)graph, (Agnode_t *)node);
}

gvz_edge *gvz_next_edge(gvz_graph *graph, gvz_edge *edge) {
  return (gvz_edge *)agnxtout((Agraph_t *)graph, (Agedge_t *)edge);
}

// agtail and aghead are macros.
gvz_node *gvz_tail(gvz_edge *edge) { return (gvz_node *)agtail((Agedge_t *)edge); }
gvz_node *gvz_head(gvz_edge *edge) { return (gvz_node *)aghead((Agedge_t *)edge); }

static const char *attribute(void *object, const char *name, bool *is_html) {
  char *value = agget(object, (char *)name);
  *is_html = false;
  if (!value || !*value) return NULL;
  // The value is a string of the graph's own table, as aghtmlstr demands: it reads before it.
  *is_html = aghtmlstr(value) != 0;
  return value;
}

const char *gvz_graph_attribute(gvz_graph *graph, const char *name, bool *is_html) {
  return attribute(graph, name, is_html);
}

const char *gvz_node_attribute(gvz_node *node, const char *name, bool *is_html) {
  return attribute(node, name, is_html);
}

const char *gvz_edge_attribute(gvz_edge *edge, const char *name, bool *is_html) {
  return attribute(edge, name, is_html);
}
