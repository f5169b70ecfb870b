import type { Context } from 'hono';
import { errors } from '../content/fr/error-texts.ts';
import type { PageParts } from './page-context.ts';

/** What the API said: its body, or its refusal in words for people. */
export type ApiAnswer<T> =
  /** `next`: where a list goes on, by its `Link` header. */
  | { ok: true; body: T; next?: string }
  | {
      ok: false;
      status: number;
      error: string;
      message: string;
      fields: string[];
      emergency?: { text: string };
      /** Of refused opening hours: each reason. */
      reasons?: string[];
    };

/**
 * Asks the API in the name of whoever asks the page: their cookies, their address, nothing more. The
 * cookies that it sets are set by the page. `T` is what the route is known to give.
 */
export async function askApi<T>(
  { api }: Pick<PageParts, 'api'>,
  c: Context,
  { path, method = 'GET', json }: { path: string; method?: string; json?: object },
): Promise<ApiAnswer<T>> {
  const url = new URL(path, c.req.url);
  const headers = new Headers({ Accept: 'application/json', Origin: url.origin });
  for (const name of ['cookie', 'x-forwarded-for']) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (json) headers.set('Content-Type', 'application/json');
  const answer = await api(
    new Request(url, { method, headers, ...(json ? { body: JSON.stringify(json) } : {}) }),
    c.env,
  );
  const retryAfter = answer.headers.get('Retry-After');
  if (retryAfter !== null) c.header('Retry-After', retryAfter);
  if (!answer.ok) return refusalOf(answer.status, await answer.json().catch(() => ({})));
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  const next = /^<(.*)>; rel="next"$/.exec(answer.headers.get('Link') ?? '')?.[1];
  return { ok: true, body: await bodyOf<T>(answer), ...(next === undefined ? {} : { next }) };
}

async function bodyOf<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own API, in the same process, whose types the callers name
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

type Refused = Extract<ApiAnswer<never>, { ok: false }>;

function refusalOf(status: number, body: Partial<Refused>): Refused {
  const { error = 'internal', message = errors.internal, fields = [], emergency, reasons } = body;
  return {
    ok: false,
    status,
    error,
    message,
    fields,
    ...(emergency ? { emergency } : {}),
    ...(reasons ? { reasons } : {}),
  };
}
