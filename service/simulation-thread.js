// A thread takes over no loader of TypeScript: it loads what bin/paladin.js would.
import { load } from '../bin/program.js';

export const { simulate } = await load('service/simulation-thread');
