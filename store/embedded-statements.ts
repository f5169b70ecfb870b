// Statements of the embedded database, each parsed and planned once: one that is asked again is bound and run in a single call.
import { protocol, types, parse, type PGlite, type Results } from '@electric-sql/pglite';
import type { Statement } from './embedded-messages.ts';

type Message = Parameters<typeof parse.parseResults>[0][number];
type Serializers = PGlite['serializers'];
type Known = { name: string; takes: readonly number[]; gives: readonly Message[] };

/** As many as a busy house repeats; what a plan takes, WebAssembly never gives back. */
const KEPT = 150;
/** Longer ones are lists of values, each of its own length. */
const LONGEST = 4_000;
/** What a plan can be kept of. */
const ordinary = /^\s*(select|insert|update|delete|with)\b/i;
const transactional = /^\s*(begin|commit|rollback|savepoint|release)\b/i;

const { serialize } = protocol;

/** Runs one statement to its end. Never two at once: the database is a function that is called. */
export function embeddedStatements(client: PGlite): (asked: Statement) => Results {
  const plans = keepPlans(call);
  const parsers = { ...client.parsers, ...ours.parsers };
  const serializers: Serializers = { ...client.serializers, ...ours.serializers };
  return ({ text, params, rowMode }) => {
    // A table that changes takes the plans of its statements with it.
    if (!ordinary.test(text) && !transactional.test(text)) plans.forgetAll();
    const { name, takes, gives } = plans.of(text);
    const values = params.map((param, at) => written(param, serializers[takes[at] ?? types.TEXT]));
    const said = call([serialize.bind({ statement: name, values }), serialize.execute(), serialize.sync()]);
    const [results] = parse.parseResults([...gives, ...said], parsers, { rowMode });
    return results ?? { rows: [], fields: [] };
  };

  /** @throws what the database refuses */
  function call(asked: readonly Uint8Array[]): Message[] {
    const said: Message[] = [];
    const answer = client.execProtocolRawSync(Buffer.concat(asked));
    new protocol.Parser().parse(answer, (message) => void said.push(message));
    const problem = said.find((message) => message.name === 'error');
    if (problem) throw problem;
    return said;
  }
}

/** Those that came twice, the oldest given up for another. */
function keepPlans(call: (asked: readonly Uint8Array[]) => Message[]) {
  const kept = new Map<string, Known>();
  const seen = new Set<string>();
  let names = 0;
  return { of: (text: string) => kept.get(text) ?? prepare(text), forgetAll };

  function prepare(text: string): Known {
    const mayReturn = text.length <= LONGEST && ordinary.test(text);
    const returns = mayReturn && seen.has(text);
    const name = returns ? `kept${(names += 1)}` : '';
    const said = call([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ]);
    const takes = parse.parseDescribeStatementResults(said);
    const known = { name, takes, gives: said.filter((message) => message.name === 'rowDescription') };
    if (returns) keep(text, known);
    else if (mayReturn) remember(text);
    return known;
  }

  function keep(text: string, known: Known): void {
    const [oldest] = kept.size >= KEPT ? kept : [];
    if (oldest) forget(...oldest);
    kept.set(text, known);
  }

  function remember(text: string): void {
    if (seen.size >= KEPT * 4) seen.clear();
    seen.add(text);
  }

  function forget(text: string, { name }: Known): void {
    kept.delete(text);
    call([serialize.close({ type: 'S', name }), serialize.sync()]);
  }

  function forgetAll(): void {
    for (const known of kept) forget(...known);
  }
}

type Written = string | Uint8Array | null;

function written(param: unknown, write: ((value: unknown) => string) | undefined): Written {
  if (param === null || param === undefined) return null;
  if (write) return write(param);
  return typeof param === 'string' ? param : JSON.stringify(param);
}

/** Times, and lists of numbers and times. */
const readByDrizzle = [
  types.TIMESTAMP,
  types.TIMESTAMPTZ,
  types.INTERVAL,
  types.DATE,
  1231,
  1115,
  1185,
  1187,
  1182,
];
const asItStands = (text: string) => text;

const ours = {
  parsers: {
    ...Object.fromEntries(readByDrizzle.map((type) => [type, asItStands])),
    /** PGlite's own take a character at a time, ten times longer. */
    [types.BYTEA]: (text: string): Uint8Array => {
      // Its own memory, not a slice of a shared one, which a message would carry whole.
      const bytes = Buffer.allocUnsafeSlow((text.length - 2) / 2);
      bytes.write(text.slice(2), 'hex');
      return bytes;
    },
  },
  serializers: {
    // Bytes left as they are go to the database in binary.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- PGlite types what it binds as text alone
    [types.BYTEA]: (bytes: unknown) => bytes as string,
  },
};
