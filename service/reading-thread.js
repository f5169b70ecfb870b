// A thread takes over no loader of TypeScript: it loads what bin/paladin.js would.
import { load } from '../bin/program.js';

export const { partWords, qualify, readMail, showMail } = await load('service/reading-thread');
