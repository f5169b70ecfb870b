// Paladin in parts: doors and worker in processes of their own, on an engine and a PostgreSQL that can fail.
import { Client, Connection } from '@temporalio/client';
import { keepAgent } from '../../store/agents.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { type Home, newHome, type Paladin } from '../support/service.ts';
import { type AtDesk, call, type Said, signedIn } from './people.ts';

export type Premises = {
  postgres: Postgres;
  engine: OrdinaryEngine;
  client: Client;
  store: Store;
  home: Home;
  door: Paladin;
  /** The one that runs now; `startWorker` makes another. */
  worker: Paladin | undefined;
  startWorker(): Promise<void>;
  lea: AtDesk;
  marc: AtDesk;
  ready(): Promise<Said>;
  /** A question's line on the desk. */
  line(reference: string): Promise<Said>;
  events(reference: string): Promise<Said[]>;
  types(reference: string): Promise<string[]>;
  close(): Promise<void>;
};

const password = 'a password for tests';

/** Doors open, no worker yet. */
export async function openPremises(): Promise<Premises> {
  const [postgres, engine] = await Promise.all([startPostgres(), ordinaryEngine()]);
  const home = await newHome({ TEMPORAL_ADDRESS: engine.address, DATABASE_URL: postgres.url });
  const client = new Client({ connection: Connection.lazy({ address: engine.address }) });
  const door = await home.start('--only', 'api,mail');
  const store = await openStore({ url: postgres.url });
  for (const id of ['lea', 'marc']) await keepAgent(store.db, { id, name: id, roles: ['support'], password });
  const lea = await signedIn(home.url, 'lea', password);
  const premises: Premises = {
    postgres,
    engine,
    client,
    store,
    home,
    door,
    worker: undefined,
    startWorker: async () => void (premises.worker = await home.start('--only', 'worker')),
    lea,
    marc: await signedIn(home.url, 'marc', password),
    ready: async () => (await call(home.url, 'GET /ready')).body,
    line: async (reference) => (await lea.open(reference))['question'],
    events: async (reference) => (await lea.open(reference))['events'] ?? [],
    types: async (reference) => (await premises.events(reference)).map(({ type }) => type),
    close: async () => {
      await Promise.all([door.kill(), premises.worker?.kill()]);
      await Promise.all([client.connection.close(), store.close()]);
      await Promise.all([engine.stop(), postgres.remove()]);
    },
  };
  return premises;
}

/** What the engine has yet to fire of one question: which timer, since when, for how many seconds. */
export async function timersOf(
  client: Client,
  reference: string,
): Promise<{ id: string; since: number; seconds: number }[]> {
  const { events } = await client.workflow.getHandle(reference).fetchHistory();
  const history = events ?? [];
  const over = history.map(
    ({ timerFiredEventAttributes: fired, timerCanceledEventAttributes: canceled }) =>
      (fired ?? canceled)?.timerId,
  );
  return history.flatMap(({ eventTime, timerStartedEventAttributes: timer }) =>
    timer && !over.includes(timer.timerId)
      ? [
          {
            id: timer.timerId ?? '',
            since: Number(eventTime?.seconds),
            seconds: Number(timer.startToFireTimeout?.seconds),
          },
        ]
      : [],
  );
}
