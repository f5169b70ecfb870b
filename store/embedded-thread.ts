// The embedded database on a thread of its own: however long a statement takes, nobody else waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { Results } from '@electric-sql/pglite';
import { embeddedClient } from './embedded-postgres.ts';
import { embeddedStatements } from './embedded-statements.ts';
import type { ThreadRequest, EmbeddedFolder, ThreadReply } from './embedded-messages.ts';

const port = parentPort;
if (!port) throw new Error('only to be run as a thread');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this house's own client started the thread with
const { folder, durability } = workerData as EmbeddedFolder;
const client = embeddedClient(folder, durability);
const opened = once(() => client.waitReady.then(() => embeddedStatements(client)));

port.on('message', (asked: ThreadRequest) => {
  void answer(asked).then(
    (results) => tell({ id: asked.id, results }),
    (error: unknown) => tell({ id: asked.id, problem: problemOf(error) }),
  );
});

async function answer(asked: ThreadRequest): Promise<Results | undefined> {
  switch (asked.kind) {
    case 'open':
      await opened();
      return undefined;
    case 'close':
      await client.close();
      return undefined;
    case 'query':
      return (await opened())(asked);
  }
}

/** What fails is told to whoever asks. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function tell(reply: ThreadReply): void {
  port?.postMessage(reply);
}

/** Without the statement's values, which PGlite's own error carries. */
function problemOf(error: unknown): ThreadReply['problem'] {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error.message, ...(code === undefined ? {} : { code }) };
}
