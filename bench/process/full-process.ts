import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { notInArray } from 'drizzle-orm';
import { readConfig } from '../../config.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { connectClient, connectWorker, embeddedPlace } from '../../temporal-server/connect.ts';
import { obtainTemporal } from '../../temporal-server/install.ts';
import { startEngine } from '../../temporal-server/server.ts';
import { activitiesOf } from '../../service/activities.ts';
import { openIntake } from '../../service/open-intake.ts';
import { openContainer } from '../../service/container.ts';
import { eventsAfter, subscribe } from '../../store/project-journal.ts';
import { questions } from '../../store/schema.ts';
import { createWorker } from '../../worker/worker.ts';

export type BenchHouse = Awaited<ReturnType<typeof openBenchHouse>>;

/** The real product and the bare engine, in one process, on one engine with its database on disk. */
// oxlint-disable-next-line max-lines-per-function -- one scene, its levers closing over it
export async function openBenchHouse() {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = await mkdtemp(join(tmpdir(), 'paladin-bench-'));
  const binary = await obtainTemporal({});
  const engine = await startEngine({ binary, dataFolder: folder, port: 0, uiPort: 'none' });
  const place = embeddedPlace(engine);
  const parts = await openContainer(readConfig({ PALADIN_DATA: folder, PALADIN_LOG: 'silent' }));
  const connection = await connectClient(place);
  const client = new Client({ connection, namespace: place.namespace });
  const forWorkers = await connectWorker(place);
  const ours = await createWorker({
    connection: forWorkers,
    namespace: place.namespace,
    activities: activitiesOf(parts, client),
  });
  const theirs = await Worker.create({
    connection: forWorkers,
    namespace: place.namespace,
    taskQueue: 'bare',
    workflowsPath: fileURLToPath(new URL('bare.ts', import.meta.url)),
    activities: { nothing: async () => {} },
  });
  const running = [ours.run(), theirs.run()];
  const intake = openIntake(parts, client);
  return { client, accept, until, settled, close };

  /** A question as the door takes it: triaged, sealed, in the store. */
  async function accept(text = 'Bonjour, quels sont vos horaires ?', reference?: string): Promise<string> {
    const joining = reference === undefined ? {} : { reference };
    const taken = await intake.accept({
      channel: 'chat',
      role: 'employee',
      text,
      idempotencyKey: randomUUID(),
      receivedAt: Date.now(),
      ...joining,
    });
    if (!taken.accepted) throw new Error(`refused: ${taken.code}`);
    return taken.reference;
  }

  /** Resolves when the journal, as screens see it, holds an event of that type. */
  function until(question: string, type: JournalEvent['type']): Promise<void> {
    return new Promise((resolve, reject) => {
      let seen = 0;
      const look = () =>
        void eventsAfter(parts.store.db, question, seen).then((events) => {
          seen = events.at(-1)?.seq ?? seen;
          if (events.some((event) => event.type === type)) {
            stop();
            resolve();
          }
          return undefined;
        }, reject);
      const stop = subscribe(parts.store, question, look);
      look();
    });
  }

  /** What one case left under way is not to be charged to the next. */
  async function settled(): Promise<void> {
    const { db } = parts.store;
    const underWay = notInArray(questions.status, ['waiting', 'queued', 'resolved', 'closed']);
    while ((await db.$count(questions, underWay)) > 0) await pause(50);
  }

  async function close(): Promise<void> {
    await intake.stop();
    for (const worker of [ours, theirs]) worker.shutdown();
    await Promise.all(running);
    await Promise.all([connection.close(), forWorkers.close(), parts.close()]);
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
