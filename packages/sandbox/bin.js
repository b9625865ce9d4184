#!/usr/bin/env node
import module from 'node:module';

// Most of the start is compiling. Node keeps the result in the temporary folder.
module.enableCompileCache?.();
// Without static imports, so that an old Node gets as far as its message.
const { run } = await import('./dist/command.js');
await run();
