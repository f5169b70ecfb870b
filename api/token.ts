import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { Refusal } from './errors.ts';
import { signer } from './signing.ts';
import type { ApiConfig, Env, Site } from './site.ts';

/** What gives a requester, and nobody else, their question. */
export type Tokens = {
  issue(reference: string): Promise<string>;
  /** The question that a token opens; `expired` when it did once; undefined when it is no token of ours. */
  read(token: string): Promise<{ reference: string } | 'expired' | undefined>;
};

const DAY = 24 * 3_600_000;
/** Long enough for an answer, a reopening and a rating to come by the same link. */
export const TOKEN_LIFE_MS = 90 * DAY;

export function requesterTokens(secret: Uint8Array, now: () => number): Tokens {
  const { sign, read } = signer(secret, 'requester', now);
  return {
    issue: (reference) => sign({ sub: reference }, TOKEN_LIFE_MS),
    read: async (token) => {
      const claims = await read(token);
      if (claims === undefined || claims === 'expired') return claims;
      return typeof claims['sub'] === 'string' ? { reference: claims['sub'] } : undefined;
    },
  };
}

/**
 * Lets the holder of a token for that question pass, by Bearer or by cookie. Nothing is looked up before: a caller
 * without a right learns nothing, not even whether the reference exists.
 * Throws Refusal `sign-in-needed`, `session-expired` (401) or `not-found` (404, another question's token).
 */
export async function admit(
  { tokens }: Pick<Site, 'tokens'>,
  c: Context<Env>,
  reference: string,
): Promise<void> {
  const token = bearerOf(c) ?? getCookie(c, cookieName(reference));
  const opened = token === undefined ? undefined : await tokens.read(token);
  if (opened === undefined) throw new Refusal('sign-in-needed');
  if (opened === 'expired') throw new Refusal('session-expired');
  if (opened.reference !== reference) throw new Refusal('not-found');
}

/** Keeps the token in the browser, out of scripts' reach, for the pages and for EventSource. */
export function keepToken(
  config: ApiConfig,
  c: Context<Env>,
  { reference, token }: { reference: string; token: string },
): void {
  setCookie(c, cookieName(reference), token, { ...cookieRules(config), maxAge: TOKEN_LIFE_MS / 1000 });
}

export function cookieRules({ publicUrl }: ApiConfig) {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: publicUrl.startsWith('https:') } as const;
}

function cookieName(reference: string): string {
  return `question-${reference.replaceAll(/[^\w-]/g, '')}`;
}

/** An Authorization header that is no Bearer token still decides: it never falls back to a cookie. */
function bearerOf(c: Context<Env>): string | undefined {
  const header = c.req.header('authorization');
  return header === undefined ? undefined : (/^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1] ?? '');
}
