import type { Context } from 'hono';
import { isReference } from '../domain/reference.ts';

/** The same address with its reference in capitals, where somebody typed it without them; what else it holds comes along. */
export function rightAddress(c: Context): string | undefined {
  const typed = c.req.param('reference') ?? '';
  const reference = typed.toUpperCase();
  if (typed === reference || !isReference(reference)) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return pathname.replace(typed, reference) + search;
}
