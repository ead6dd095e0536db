#ifndef MUSTER_CPOSIX_H
#define MUSTER_CPOSIX_H

#include "publish.h"

#endif
