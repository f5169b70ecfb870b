import type { Context } from 'hono';
import { hc, type ClientResponse } from 'hono/client';
import type { SuccessStatusCode } from 'hono/utils/http-status';
import type { ApiType } from '../api/app.ts';
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
      /** Of a form that was sent before with other words: the question that it opened. */
      reference?: string;
      /** Of refused opening hours: each reason. */
      reasons?: string[];
    };

export type ApiClient = ReturnType<typeof hc<ApiType>>;

/** JSON holds no undefined: what is optional is there, or not. */
type Sent<T> = unknown extends T
  ? unknown
  : T extends object
    ? { [Key in keyof T]: Sent<Exclude<T[Key], undefined>> }
    : T;

/** What a route gives when all is well, by its own description. */
type Given<Answer> =
  Answer extends ClientResponse<infer Content, infer Status, infer Format>
    ? Status extends SuccessStatusCode
      ? Format extends 'json'
        ? Sent<Content>
        : undefined
      : never
    : never;

/** What a route of the client gives: `Body<ApiClient['desk']['counts']['$get']>`. */
export type Body<Route extends (...asked: never[]) => Promise<unknown>> = Given<Awaited<ReturnType<Route>>>;

/**
 * Asks the API in the name of whoever asks the page: their cookies or their token, their address, nothing more. The
 * cookies that it sets are set by the page.
 * @param ask names the route and what it is given: `(api) => api.desk.counts.$get()`
 */
export async function askApi<Asked extends Promise<ClientResponse<unknown>>>(
  { api }: Pick<PageParts, 'api'>,
  c: Context,
  ask: (client: ApiClient) => Asked,
): Promise<ApiAnswer<Given<Awaited<Asked>>>> {
  const { origin } = new URL(c.req.url);
  const send: typeof fetch = (url, init) => sendAs({ api }, c, new Request(url, init));
  return answerOf(c, await ask(hc<ApiType>(`${origin}/api`, { fetch: send })));
}

function sendAs({ api }: Pick<PageParts, 'api'>, c: Context, request: Request): Promise<Response> {
  const { origin } = new URL(c.req.url);
  const headers = headersFor(c, origin, request);
  return Promise.resolve(api(new Request(request, { headers }), c.env));
}

type Answered = Pick<Response, 'ok' | 'status' | 'headers' | 'text'>;

async function answerOf<T>(c: Context, answer: Answered): Promise<ApiAnswer<T>> {
  const retryAfter = answer.headers.get('Retry-After');
  if (retryAfter !== null) c.header('Retry-After', retryAfter);
  if (!answer.ok) return refusalOf(answer.status, await bodyOf<object>(answer).catch(() => ({})));
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  const next = /^<(.*)>; rel="next"$/.exec(answer.headers.get('Link') ?? '')?.[1];
  return { ok: true, body: await bodyOf<T>(answer), ...(next === undefined ? {} : { next }) };
}

/** Who asks, from where, and what makes their browser ask. */
const HANDED_ON = [
  'authorization',
  'cookie',
  'x-forwarded-for',
  'user-agent',
  'sec-fetch-dest',
  'sec-purpose',
] as const;

function headersFor(c: Context, origin: string, init: Request): Headers {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  headers.set('Origin', origin);
  for (const name of HANDED_ON) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** What stands in a path, safe to be there: the client puts it in as it is. */
export function segments<Names extends Record<string, string>>(
  names: Names,
): { [Name in keyof Names]: string } {
  const safe = Object.entries(names).map(([name, value]) => [name, encodeURIComponent(value)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names
  return Object.fromEntries(safe) as { [Name in keyof Names]: string };
}

async function bodyOf<T>(answer: { text: () => Promise<string> }): Promise<T> {
  const text = await answer.text();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the route of our own API describes it
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

type Refused = Extract<ApiAnswer<never>, { ok: false }>;

function refusalOf(status: number, body: Partial<Refused>): Refused {
  const { error = 'internal', message = errors.internal, fields = [], emergency, reference, reasons } = body;
  return {
    ok: false,
    status,
    error,
    message,
    fields,
    ...(emergency ? { emergency } : {}),
    ...(reference ? { reference } : {}),
    ...(reasons ? { reasons } : {}),
  };
}
