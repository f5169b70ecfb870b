// The API for other programs, typed by its OpenAPI document (`document.ts` is made from it).
import { operations, type MachineQuestion, type MachineQuestionFile, type Operations } from './document.ts';

export type * from './document.ts';

/** Where a Paladin is, and the key that a supervisor made. */
export type PaladinAddress = { url: string; key: string; fetch?: typeof fetch };

type Asked = {
  path?: Record<string, string>;
  query?: Record<string, string | number | null>;
  body?: unknown;
};

/** Every operation of the document, by its `operationId`. Each throws PaladinProblem when it is refused. */
export function openPaladin(address: PaladinAddress): Operations {
  const calls = Object.entries(operations).map(([name, [method, path]]) => [
    name,
    (asked: Asked = {}) => call(address, { method, path }, asked),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are made from one document
  return Object.fromEntries(calls) as Operations;
}

/** What was refused, by the API's own stable word. */
export class PaladinProblem extends Error {
  override name = 'PaladinProblem';
  readonly status: number;
  readonly error: string;
  /** When to ask again, where that is said. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    { error, message }: { error: string; message: string },
    retryAfter: string | null,
  ) {
    super(message);
    this.status = status;
    this.error = error;
    this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  }
}

/**
 * A walk: each question once, of those that changed since `updatedSince`, or all of them. It returns the `asOf` from which the next
 * walk goes on.
 */
export async function* changedQuestions(
  paladin: Pick<Operations, 'getV1Questions'>,
  query: { updatedSince?: number; limit?: number } = {},
): AsyncGenerator<MachineQuestion, number> {
  let page = await paladin.getV1Questions({ query });
  for (;;) {
    yield* page.questions;
    if (page.next === undefined) return page.asOf;
    page = await paladin.getV1Questions({ query: { ...query, after: page.next } });
  }
}

/** All of it at once, line by line. Throws when it was cut; returns its `asOf`. */
export async function* exportedQuestions(
  paladin: Pick<Operations, 'getV1Export'>,
  query: { updatedSince?: number } = {},
): AsyncGenerator<MachineQuestionFile, number> {
  const { body } = await paladin.getV1Export({ query });
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const read = lineOf(line);
      if ('end' in read) return read.asOf;
      yield read;
    }
  }
  throw new Error('The export was cut.');
}

function lineOf(line: string): MachineQuestionFile | { end: true; asOf: number } {
  return JSON.parse(line);
}

async function call(
  { url, key, fetch: send = fetch }: PaladinAddress,
  { method, path }: { method: string; path: string },
  { path: names = {}, query = {}, body }: Asked,
): Promise<unknown> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
  const address = new URL(filled, url);
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined) address.searchParams.set(name, String(value));
  const headers = new Headers({ Authorization: `Bearer ${key}` });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const answer = await send(address, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw await problemOf(answer);
  const type = answer.headers.get('Content-Type');
  if (type === null) return undefined;
  return type.startsWith('application/json') ? answer.json() : answer;
}

async function problemOf(answer: Response): Promise<PaladinProblem> {
  const told: unknown = await answer.json().catch(() => undefined);
  const { error = 'unknown', message = `answered ${answer.status}` } =
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the document says of every refusal
    (told ?? {}) as { error?: string; message?: string };
  return new PaladinProblem(answer.status, { error, message }, answer.headers.get('Retry-After'));
}
