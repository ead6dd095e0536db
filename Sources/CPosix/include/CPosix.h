#ifndef MUSTER_CPOSIX_H
#define MUSTER_CPOSIX_H
#endif
