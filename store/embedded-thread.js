// A thread takes over no loader of TypeScript: it loads what bin/paladin.js would.
import { setFlagsFromString } from 'node:v8';
import { load } from '../bin/program.js';

// V8 compiles a function of WebAssembly anew, to make it faster, once it was used much: here only what is used ten times as much as
// by its own measure, or a start spends a fifth of its processor on that.
setFlagsFromString('--wasm-tiering-budget=20000000');

await load('store/embedded-thread');
