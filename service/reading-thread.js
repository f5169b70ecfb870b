// A thread takes over no loader of TypeScript: tsx is registered first, as in bin/paladin.js.
import { register } from 'tsx/esm/api';

register();
export const { partWords, qualify, readMail } = await import('./reading-thread.ts');
