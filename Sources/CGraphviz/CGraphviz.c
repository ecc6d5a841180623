#include "CGraphviz.h"
#include <graphviz/gvc.h>
