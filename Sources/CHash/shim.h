// Version 3 calls its plain functions deprecated in favour of an interface that looks an algorithm up at run time, which
// would link in every algorithm that there is.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
