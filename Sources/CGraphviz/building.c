#include "internal.h"

#include <graphviz/gvc.h>

static int put_nothing(void *channel, const char *text) {
  (void)channel;
  (void)text;
  return 0;
}

static int read_nothing(void *channel, char *buffer, int size) {
  (void)channel;
  (void)buffer;
  (void)size;
  return 0;
}

static int flush_nothing(void *channel) {
  (void)channel;
  return 0;
}

// Graphs keep pointers to these, so they live as long as the process.
static Agiodisc_t io_discipline = {read_nothing, put_nothing, flush_nothing};
static Agdisc_t discipline = {NULL, NULL, &io_discipline};

gvz_graph *gvz_new_graph(const char *name, size_t longest) {
  gvz_reset_errors();
  // A warning quotes what it is about.
  gvz_make_room(longest + 1024);
  return (gvz_graph *)agopen((char *)name, Agdirected, &discipline);
}

void gvz_set_default(gvz_graph *graph, gvz_kind kind, const char *name, const char *value,
                     bool is_html) {
  static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
  Agraph_t *root = (Agraph_t *)graph;
  // A string keeps the kind that it has in the graph's own table, so it goes there first.
  char *own = is_html ? agstrdup_html(root, (char *)value) : agstrdup(root, (char *)value);
  agattr(root, kinds[kind], (char *)name, own);
  agstrfree(root, own);
}

static void set(Agraph_t *graph, int kind, void *object, const char *name, const char *value) {
  Agsym_t *symbol = agattr(graph, kind, (char *)name, NULL);
  if (!symbol) symbol = agattr(graph, kind, (char *)name, "");
  if (symbol) agxset(object, symbol, (char *)value);
}

gvz_node *gvz_add_node(gvz_graph *graph, const char *name) {
  return (gvz_node *)agnode((Agraph_t *)graph, (char *)name, 1);
}

void gvz_set_node(gvz_graph *graph, gvz_node *node, const char *name, const char *value) {
  set((Agraph_t *)graph, AGNODE, node, name, value);
}

gvz_edge *gvz_add_edge(gvz_graph *graph, const char *tail, const char *head, const char *key) {
  Agnode_t *from = agnode((Agraph_t *)graph, (char *)tail, 1);
  Agnode_t *to = agnode((Agraph_t *)graph, (char *)head, 1);
  return (gvz_edge *)agedge((Agraph_t *)graph, from, to, (char *)key, 1);
}

void gvz_set_edge(gvz_graph *graph, gvz_edge *edge, const char *name, const char *value) {
  set((Agraph_t *)graph, AGEDGE, edge, name, value);
}
