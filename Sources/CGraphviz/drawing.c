#include "internal.h"

#include <graphviz/gvc.h>
#include <stdlib.h>
#include <string.h>

// One context for the process: each further one leaks 3.6 KB.
static GVC_t *context(void) {
  static GVC_t *shared;
  if (!shared) shared = gvContext();
  return shared;
}

const char *gvz_version(void) {
  GVC_t *shared = context();
  return shared ? gvcVersion(shared) : NULL;
}

bool gvz_layout(gvz_graph *graph, const char *engine) {
  GVC_t *shared = context();
  if (!shared) return false;
  gvz_reset_errors();
  // sfdp draws from rand(): without this its picture depends on what was drawn before.
  srand(1);
  return gvLayout(shared, (Agraph_t *)graph, engine) == 0;
}

void gvz_free_layout(gvz_graph *graph) {
  if (!gvz_ends_soon) gvFreeLayout(context(), (Agraph_t *)graph);
}

bool gvz_render(gvz_graph *graph, const char *format, char **data, size_t *length) {
  char *rendered = NULL;
  unsigned int size = 0;
  *data = NULL;
  *length = 0;
  if (gvRenderData(context(), (Agraph_t *)graph, format, &rendered, &size) != 0) return false;
  // Graphviz allocates with malloc, so that gvz_free is right for it.
  *data = rendered;
  *length = size;
  return rendered != NULL;
}

static gvz_box box_around(pointf center, pointf size) {
  return (gvz_box){center.x - size.x / 2, center.y - size.y / 2, center.x + size.x / 2,
                   center.y + size.y / 2};
}

gvz_box gvz_graph_box(gvz_graph *graph) {
  boxf box = GD_bb((Agraph_t *)graph);
  return (gvz_box){box.LL.x, box.LL.y, box.UR.x, box.UR.y};
}

gvz_box gvz_node_box(gvz_node *node) {
  Agnode_t *from = (Agnode_t *)node;
  // After layout these are left to right in every rank direction.
  pointf size = {ND_width(from) * 72, ND_height(from) * 72};
  return box_around(ND_coord(from), size);
}

static bool label_box(textlabel_t *label, gvz_box *box) {
  if (!label || !label->set) return false;
  *box = box_around(label->pos, label->dimen);
  return true;
}

bool gvz_edge_label_box(gvz_edge *edge, gvz_box *box) {
  return label_box(ED_label((Agedge_t *)edge), box);
}

bool gvz_graph_label_box(gvz_graph *graph, gvz_box *box) {
  return label_box(GD_label((Agraph_t *)graph), box);
}

void gvz_edge_move_label(gvz_edge *edge, const gvz_point *to) {
  textlabel_t *label = ED_label((Agedge_t *)edge);
  if (!label) return;
  // What is not set is not drawn.
  label->set = to != NULL;
  if (to) label->pos = (pointf){to->x, to->y};
}

static gvz_point place(pointf from) { return (gvz_point){from.x, from.y}; }

gvz_curve gvz_edge_curve(gvz_edge *edge) {
  gvz_curve curve = {0};
  splines *placed = ED_spl((Agedge_t *)edge);
  if (!placed || !placed->size) return curve;
  bezier *first = &placed->list[0];
  curve.points = malloc(sizeof(gvz_point) * (size_t)first->size);
  if (!curve.points) return curve;
  curve.count = (size_t)first->size;
  for (int i = 0; i < first->size; i++) curve.points[i] = place(first->list[i]);
  curve.has_start = first->sflag != 0;
  curve.has_end = first->eflag != 0;
  curve.start = place(first->sp);
  curve.end = place(first->ep);
  return curve;
}
