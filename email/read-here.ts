// Reading in this process, where no threads are given. A service has them, and loads none of what reads here.
import type { readMail } from './read-mail.ts';
import type { showMail } from './show-mail.ts';

export const readMailHere: typeof readMail = async (...given) =>
  (await import('./read-mail.ts')).readMail(...given);

export const showMailHere: typeof showMail = async (raw) => (await import('./show-mail.ts')).showMail(raw);
