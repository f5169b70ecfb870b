// The process on a real engine whose time can be skipped; only what lies outside of it is made of plain objects.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection } from '@temporalio/worker';
import { expect } from 'vitest';
import type { Attempt } from '../../activities/contract.ts';
import type { Clock } from '../../domain/clocks.ts';
import type { CommandName } from '../../domain/commands.ts';
import type { JournalEvent, Reading } from '../../domain/journal.ts';
import { published, type Policy } from '../../domain/policy.ts';
import type { State } from '../../domain/state.ts';
import type { Channel, Role } from '../../domain/triage/types.ts';
import { signerOf } from '../../store/command-signer.ts';
import { createWorker, type HostedWorker } from '../../worker/worker.ts';
import { question } from '../../workflows/question.ts';
import { reading } from './cast.ts';
import { skippingEngine, untilInstant, type SkippingEngine } from './engine.ts';
import { outside, type Outside } from './outside.ts';

type Asked = {
  at: number;
  reads?: Partial<Reading>;
  channel?: Channel;
  role?: Role;
  policy?: Partial<Policy>;
  /** What the assistant comes to. */
  attempt?: () => Promise<Attempt>;
};
type Fields = Record<string, unknown>;

/** Proves, as the API does, that commands come from the house. */
export const houseSigner = signerOf(new Uint8Array(32).fill(7));

export type House = {
  world: Outside;
  engine: SkippingEngine;
  taskQueue: string;
  ask: (asked: Asked) => Promise<Case>;
  close: () => Promise<void>;
};
export type Case = Awaited<ReturnType<typeof openCase>>;

export async function openHouse(): Promise<House> {
  const engine = await skippingEngine();
  const world = outside();
  world.signer = houseSigner.key;
  const asked: Told[] = [];
  const taskQueue = randomUUID();
  const connection = await NativeConnection.connect({ address: engine.address });
  const worker: HostedWorker = await createWorker({
    connection,
    namespace: engine.namespace,
    activities: world.activities,
    taskQueue,
  });
  const running = worker.run().finally(() => connection.close());
  return {
    world,
    taskQueue,
    engine,
    async ask(what) {
      const opened = await openCase({ engine, world, taskQueue }, what);
      asked.push({ handle: opened.handle, test: expect.getState().currentTestName ?? 'unnamed' });
      return opened;
    },
    async close() {
      if (process.env.RECORD_HISTORIES) await Promise.all(asked.map(keepHistory));
      worker.shutdown();
      await running;
      await engine.close();
    },
  };
}

type Told = { handle: WorkflowHandle; test: string };

/**
 * `RECORD_HISTORIES=1 npx vitest run test/workflows -t "…"` keeps the life of a path, for the replay test, beside those of
 * the months before: what was recorded once is never recorded over.
 */
async function keepHistory({ handle, test }: Told): Promise<void> {
  const name = test.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const month = new Date().toISOString().slice(0, 7);
  const file = new URL(`../histories/${month}/${name}.json`, import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  const history = historyToJSON(await handle.fetchHistory());
  await writeFile(file, history.replaceAll(process.cwd(), '').replaceAll(`@${hostname()}`, '@worker'), {
    flag: 'wx',
  });
}

type Setting = { engine: SkippingEngine; world: Outside; taskQueue: string };

async function openCase(
  { engine, world, taskQueue }: Setting,
  { at, reads, channel = 'chat', role = 'employee', policy, attempt }: Asked,
) {
  const reference = `PAL-${randomUUID()}`;
  const first = reading(reads);
  world.reads.set(reference, first);
  if (attempt) world.attempts.set(reference, attempt);
  const handle = await engine.client.workflow.start(question, {
    taskQueue,
    workflowId: reference,
    startDelay: untilInstant(at),
    args: [{ reference, channel, role, at, policy: { ...published, ...policy } }],
  });
  await engine.forwardTo(reference, at);

  const signed = (name: string, fields: Fields) => houseSigner.signed({ question: reference, name }, fields);
  const lever = {
    reference,
    /** A command as the API sends it. */
    signed,
    handle,
    world,
    taskQueue,
    state: () => handle.query<State & { clocks: Clock[] }>('state'),
    journal: () => handle.query<JournalEvent[]>('journal'),
    types: async () => (await lever.journal()).map(({ type }) => type),
    /** Dates of the events of one type, epoch ms. */
    when: async (type: JournalEvent['type']) =>
      (await lever.journal()).filter((event) => event.type === type).map((event) => event.at),
    status: async () => (await lever.state()).status,
    clock: async (target: Clock['target']) =>
      (await lever.state()).clocks.findLast((clock) => clock.target === target),
    /** The person writes; receipt is now in the question's own time, unless said. */
    async write(different: Partial<Reading> = {}, receivedAt?: number) {
      const id = `msg-${randomUUID()}`;
      const received = receivedAt ?? (await engine.nowIn(reference));
      await handle.signal('message', signed('message', { id, at: received, reading: reading(different) }));
      return id;
    },
    update: (name: CommandName, fields: Fields = {}) =>
      handle.executeUpdate<{ seq: number }, [Fields]>(name, {
        args: [signed(name, { id: randomUUID(), ...fields })],
      }),
    signal: (name: string, fields: Fields = {}) =>
      handle.signal(name, signed(name, { id: randomUUID(), ...fields })),
    /** Temporal's own command, as whoever operates the engine has it; `input` as its options. */
    byEngine: (way: 'signal' | 'update', name: string, ...input: string[]) => {
      const verb = way === 'signal' ? ['signal'] : ['update', 'execute'];
      return engine.temporal('workflow', ...verb, '--workflow-id', reference, '--name', name, ...input);
    },
    forwardTo: (instant: number) => engine.forwardTo(reference, instant),
    said: () => world.said.filter((speech) => speech.question === reference),
    occasions: () => lever.said().map(({ occasion }) => occasion),
    alerts: () =>
      world.alerts
        .filter((alert) => alert.question === reference)
        .map(({ to, reason }) => `${reason} → ${to}`),
  };
  await handle.signal('message', signed('message', { id: `${reference}.first`, at, reading: first }));
  return lever;
}
