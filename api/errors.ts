import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { EMERGENCY_WHATEVER_FAILS, errorText, type DoorError } from '../content/fr/error-texts.ts';
import type { RefusalCode } from '../domain/decision.ts';
import { isAway, StoreAway } from '../store/unavailable.ts';
import { EngineAway } from '../intake/running-questions.ts';
import type { Env } from './context.ts';
import { sourceLines } from './source-lines.ts';

type Code = RefusalCode | DoorError;
type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** Every error of the API: a stable word, a sentence in French, and at times what else there is to say. */
type ErrorBody = {
  error: string;
  message: string;
  /** Of an invalid body: where, never what. */
  fields?: string[];
  emergency?: { text: string };
  /** Of a refused command whose text is kept as a draft. */
  draft?: string;
  /** Of a key that was used before: the question it opened, where this browser may read that. */
  reference?: string;
  /** Of an infected file: what was found in it. */
  found?: string;
  /** Of refused opening hours, or of an article that is not right: each reason, in French. */
  reasons?: string[];
};

type More = Pick<ErrorBody, 'fields' | 'emergency' | 'draft' | 'reference' | 'reasons' | 'found'> & {
  retryAfterSeconds?: number;
};

const statuses: Partial<Record<string, Status>> = {
  'needs-reason': 422,
  'needs-supervisor': 403,
  'wrong-team': 403,
  forbidden: 403,
  malformed: 422,
  'beyond-warning': 422,
  'out-of-range': 422,
  invalid: 422,
  'article-faulty': 422,
  'agent-unknown': 422,
  'agent-inactive': 422,
  'agent-of-another-team': 422,
  'agent-absent': 422,
  absent: 409,
  'calendar-refused': 422,
  'closed-then': 422,
  'not-found': 404,
  'sign-in-needed': 401,
  'session-expired': 401,
  'proof-needed': 403,
  'password-common': 422,
  'code-needed': 401,
  'provider-refused': 401,
  'no-right': 403,
  taken: 409,
  'too-large': 413,
  'too-many-requests': 429,
  stuck: 503,
  infected: 403,
  unscanned: 503,
  unavailable: 503,
  internal: 500,
} satisfies Partial<Record<Code, Status>>;

/** An expected no, told to the caller by its code. A refusal of the question itself is a 409 unless said otherwise. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly more: More;

  constructor(code: Code | (string & {}), more: More = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.more = more;
  }
}

/** The one place where errors become answers. What it logs holds no text, address or parameter. */
export function onError(log: Logger): ErrorHandler<Env> {
  return (error, c) => {
    const { code, more, status } = refusalOf(error);
    if (isBug(error, code)) log.error({ requestId: c.get('requestId'), ...traceOf(error) }, 'internal error');
    const { retryAfterSeconds, ...rest } = more;
    if (retryAfterSeconds !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterSeconds)));
    const body: ErrorBody = {
      error: code,
      message: [errorText(code), ...underMessages(c)].join(' '),
      ...rest,
    };
    return c.json(body, status ?? statuses[code] ?? 409);
  };
}

export const throwNotFound: NotFoundHandler<Env> = () => {
  throw new Refusal('not-found');
};

/** Whoever could not leave a message is reminded of the number that always answers. */
function underMessages({ req }: Context<Env>): string[] {
  return req.method === 'POST' && req.path.startsWith('/api/questions') ? [EMERGENCY_WHATEVER_FAILS] : [];
}

function isBug(error: Error, code: string): boolean {
  if (code === 'internal') return true;
  const { cause } = error;
  return error instanceof Refusal && cause !== undefined && !(cause instanceof EngineAway) && !isAway(cause);
}

type Told = Pick<Refusal, 'code' | 'more'> & { status?: Status };

function refusalOf(error: Error): Told {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreAway) return away(error.retryAfterSeconds);
  if (error instanceof EngineAway) return away(error.retryAfterSeconds);
  if (isAway(error)) return away(new StoreAway().retryAfterSeconds);
  if (error instanceof HTTPException) return ofHttp(error);
  if (isUnstorable(error)) return { code: 'invalid', more: {} };
  return { code: 'internal', more: {} };
}

/**
 * No text of PostgreSQL's holds the sign of number 0, and no number of its columns is that large: whatever was looked up by such a
 * one is not there.
 */
function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isNamed = 'code' in error && typeof error.code === 'string' && unstorable.has(error.code);
  return isNamed || isUnstorable(error.cause);
}

/** character_not_in_repertoire and numeric_value_out_of_range. */
const unstorable = new Set(['22021', '22003']);

function away(retryAfterSeconds: number): Told {
  return { code: 'unavailable', more: { retryAfterSeconds } };
}

/** What hono's own middlewares throw: a body that is no JSON, another media type, a foreign origin, too large. */
function ofHttp({ status }: HTTPException): Told {
  if (status === 403) return { code: 'forbidden', more: {} };
  if (status === 413) return { code: 'too-large', more: {} };
  if (status === 400 || status === 415) return { code: 'invalid', more: {}, status };
  return { code: 'internal', more: {} };
}

/** Names and places only: messages of the store's errors quote parameters, and so does the stack's first line. */
function traceOf(error: Error): { errorName: string; errorCode?: string; at: string[]; cause?: unknown } {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    errorName: error.name,
    ...('code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}),
    at: frames.slice(0, 6).map((line) => sourceLines(line).trim()),
    ...(error.cause instanceof Error ? { cause: traceOf(error.cause) } : {}),
  };
}
