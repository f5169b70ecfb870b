// A thread takes over no loader of TypeScript: it loads what bin/paladin.js would.
import { load } from '../bin/program.js';

await load('store/embedded-thread');
