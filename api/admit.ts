import type { Context } from 'hono';
import { keeps } from './browser-questions.ts';
import { Refusal } from './errors.ts';
import type { Env, ApiContext } from './context.ts';
import type { OpenedByToken } from './token.ts';

/**
 * Lets the holder of a token for that question pass, by Bearer or by the browser's cookie. Nothing is looked up before: a
 * caller without a right learns nothing, not even whether the reference exists.
 * Throws Refusal `sign-in-needed`, `session-expired` (401) or `not-found` (404, another question's token).
 */
export async function admit(
  site: Pick<ApiContext, 'tokens' | 'browsers' | 'config'>,
  c: Context<Env>,
  reference: string,
): Promise<void> {
  const token = bearerOf(c);
  if (token !== undefined) await openByToken(site, token, reference);
  else if (!(await keeps(site, c, reference))) throw new Refusal('sign-in-needed');
}

/** What a token opens, which must be that question. Throws as `admit` does. */
export async function openByToken(
  { tokens }: Pick<ApiContext, 'tokens'>,
  token: string,
  reference: string,
): Promise<OpenedByToken> {
  const opened = await tokens.read(token);
  if (opened === undefined) throw new Refusal('sign-in-needed');
  if (opened === 'expired') throw new Refusal('session-expired');
  if (opened.reference !== reference) throw new Refusal('not-found');
  return opened;
}

/** An Authorization header that is no Bearer token still decides: it never falls back to a cookie. */
export function bearerOf(c: Context<Env>): string | undefined {
  const header = c.req.header('authorization');
  return header === undefined ? undefined : (/^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1] ?? '');
}
