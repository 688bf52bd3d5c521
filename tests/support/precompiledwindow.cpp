#include "tests/support/precompiledwindow.h"
