import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { activityInfo } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { notInArray } from 'drizzle-orm';
import type { Activities } from '../../activities/contract.ts';
import { readConfig } from '../../config.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { connectClient, connectWorker } from '../../temporal-server/connect.ts';
import { activitiesOf } from '../../service/activities.ts';
import { openIntake } from '../../service/open-intake.ts';
import { openContainer } from '../../service/container.ts';
import { questions } from '../../store/schema.ts';
import { createWorker } from '../../worker/worker.ts';
import type { Bare } from './bare.ts';
import type { Ground } from './ground.ts';

export type BenchHouse = Awaited<ReturnType<typeof openBenchHouse>>;

/** The real product and the bare engine, in one process, on one engine. */
// oxlint-disable-next-line max-lines-per-function -- one scene, its levers closing over it
export async function openBenchHouse(groundIn: (folder: string) => Promise<Ground>) {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = await mkdtemp(join(tmpdir(), 'paladin-bench-'));
  const { place, settings, used, stop } = await groundIn(folder);
  const parts = await openContainer(readConfig({ PALADIN_DATA: folder, PALADIN_LOG: 'silent', ...settings }));
  const connection = await connectClient(place);
  const client = new Client({ connection, namespace: place.namespace });
  const forWorkers = await connectWorker(place);
  const lived = milestones();
  const activities = activitiesOf(parts, client);
  const ours = await createWorker({
    connection: forWorkers,
    namespace: place.namespace,
    activities: { ...activities, record: lived.recording(activities.record) },
  });
  const bareLived = milestones();
  const theirs = await Worker.create({
    connection: forWorkers,
    namespace: place.namespace,
    taskQueue: 'bare',
    workflowsPath: fileURLToPath(new URL('bare.ts', import.meta.url)),
    activities: { nothing: async () => {}, tell: bareLived.tell } satisfies Bare,
  });
  const running = [ours.run(), theirs.run()];
  const intake = openIntake(parts, client);
  return { client, accept, reached: lived.reached, bareLife, kindsOf, settled, usedBeside: used, close };

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

  /** As a life is driven: a signal that starts it, and another once the first is answered. */
  async function bareLife(): Promise<string> {
    const options = { taskQueue: 'bare', workflowId: randomUUID(), signal: 'message' } as const;
    const answered = bareLived.reached(options.workflowId, 'answered');
    await client.workflow.signalWithStart('bareLife', options);
    await answered;
    const resolved = bareLived.reached(options.workflowId, 'resolved');
    await client.workflow.signalWithStart('bareLife', options);
    await resolved;
    return options.workflowId;
  }

  /** Its history's events by type, markers with their name. */
  async function kindsOf(workflow: string): Promise<string[]> {
    const { events } = await client.workflow.getHandle(workflow).fetchHistory();
    return (events ?? []).map(
      ({ eventType, markerRecordedEventAttributes: marker }) =>
        `${proto.temporal.api.enums.v1.EventType[eventType ?? 0]} ${marker?.markerName ?? ''}`,
    );
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
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Who waits for how far a life has come, told by the activity that records it. What came before they asked counts. */
function milestones() {
  const waiting = new Map<string, () => void>();
  const passed = new Set<string>();
  return { reached, tell, recording };

  function reached(life: string, step: string): Promise<void> {
    const key = `${life} ${step}`;
    return passed.delete(key) ? Promise.resolve() : new Promise((resolve) => void waiting.set(key, resolve));
  }

  function pass(life: string | undefined, step: string): void {
    const key = `${life} ${step}`;
    const waits = waiting.get(key);
    waiting.delete(key);
    if (waits) waits();
    else passed.add(key);
  }

  async function tell(step: string): Promise<void> {
    pass(activityInfo().workflowExecution?.workflowId, step);
  }

  /** The product's own, and then whoever waits. */
  function recording(record: Activities['record']): Activities['record'] {
    return async (asked) => {
      const recorded = await record(asked);
      for (const { type } of asked.events) if (awaited.has(type)) pass(asked.question, type);
      return recorded;
    };
  }
}

const awaited: ReadonlySet<JournalEvent['type']> = new Set(['acknowledged', 'answered', 'resolved']);
