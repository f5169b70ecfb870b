import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { typeset } from './typography.ts';

/** What JSX gives: a string, or a promise of one where a part of the page is awaited. */
export type Markup = { toString(): string | Promise<string> } | Promise<{ toString(): string }>;

/** A page, with French spacing. */
export async function page(c: Context, markup: Markup, status: ContentfulStatusCode = 200) {
  const text = await (await markup).toString();
  return c.html(typeset(text), status);
}

const known: readonly ContentfulStatusCode[] = [400, 401, 403, 404, 409, 413, 422, 429, 503];

/** The status of an answer of the API, given on as it is; anything else is an error of ours. */
export function httpStatusOf(status: number): ContentfulStatusCode {
  return known.find((one) => one === status) ?? 500;
}
