// Starts user code for the engine: speaks its protocol over a descriptor (engine/functions/local/runtimeframe.h).
// Node.js 18 or newer, no dependencies. What the engine says by environment variables: ../README.md.
'use strict';

require('./runtime/runtime.js').run(__dirname);
