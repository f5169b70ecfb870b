import type { Context } from 'hono';
import { typeset } from './typography.ts';

/** What JSX gives: a string, or a promise of one where a part of the page is awaited. */
export type Markup = { toString(): string | Promise<string> } | Promise<{ toString(): string }>;

/** A page, with French spacing. */
export async function page(
  c: Context,
  markup: Markup,
  status: 200 | 400 | 401 | 403 | 404 | 409 | 503 = 200,
) {
  const text = await (await markup).toString();
  return c.html(typeset(text), status);
}
