#ifndef MUSTER_CPOSIX_H
#define MUSTER_CPOSIX_H
#include "beneath.h"
#include "memory.h"

#include "publish.h"

#endif
