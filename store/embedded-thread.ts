// The embedded database on a thread of its own: however long a statement takes, nobody else waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { types, type Results } from '@electric-sql/pglite';
import { embeddedClient } from './embedded-postgres.ts';
import type { ThreadRequest, EmbeddedFolder, ThreadReply } from './embedded-messages.ts';

const port = parentPort;
if (!port) throw new Error('only to be run as a thread');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this house's own client started the thread with
const { folder, durability } = workerData as EmbeddedFolder;
const client = embeddedClient(folder, durability);

/** PGlite's own take a character at a time, ten times longer. Bytes left as they are go to the database in binary. */
const bytea = {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- PGlite types what it binds as text alone
  toBinary: (bytes: Uint8Array) => bytes as unknown as string,
  ofText: (text: string): Uint8Array => {
    // Its own memory, not a slice of a shared one, which a message would carry whole.
    const bytes = Buffer.allocUnsafeSlow((text.length - 2) / 2);
    bytes.write(text.slice(2), 'hex');
    return bytes;
  },
};

port.on('message', (asked: ThreadRequest) => {
  void answer(asked).then(
    (results) => tell({ id: asked.id, results }),
    (error: unknown) => tell({ id: asked.id, problem: problemOf(error) }),
  );
});

async function answer(asked: ThreadRequest): Promise<Results | undefined> {
  switch (asked.kind) {
    case 'open':
      await client.waitReady;
      return undefined;
    case 'close':
      await client.close();
      return undefined;
    case 'query':
      return client.query(asked.text, asked.params, {
        rowMode: asked.rowMode,
        serializers: { [types.BYTEA]: bytea.toBinary },
        parsers: {
          ...Object.fromEntries(asked.asText.map((type) => [type, (value: string) => value])),
          [types.BYTEA]: bytea.ofText,
        },
      });
  }
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
