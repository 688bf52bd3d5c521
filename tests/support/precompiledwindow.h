// What nearly every test with a window includes, compiled once; see precompiled.h.
#pragma once

#include "tests/support/precompiled.h"

#include "engine/client/engineclient.h"
#include "models/workspace.h"
#include "ui/precompiled.h"

#include <QtWidgets>
