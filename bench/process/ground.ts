// What a house stands on: an engine and a store.
import { startPostgres } from '../../test/support/postgres.ts';
import { embeddedPlace, type ServerAddress } from '../../temporal-server/connect.ts';
import { obtainTemporal } from '../../temporal-server/install.ts';
import { startEngine } from '../../temporal-server/server.ts';
import { startTemporal } from '../topology/start-temporal.ts';
import { childrenOf, usedBy } from '../scale/costs.ts';

export type Ground = {
  place: ServerAddress;
  /** Settings of the house that name its store. */
  settings: Record<string, string>;
  /** Milliseconds of processor that engine and database have used so far, but for an embedded database. */
  used: () => number;
  stop: () => Promise<void>;
};

/** As one command starts it. */
export async function embeddedGround(folder: string): Promise<Ground> {
  const binary = await obtainTemporal({});
  const engine = await startEngine({ binary, dataFolder: folder, port: 0, uiPort: 'none' });
  return { place: embeddedPlace(engine), settings: {}, used: () => usedBy(engine.pid), stop: engine.stop };
}

/** As in production: Temporal's server and the store on one PostgreSQL. */
export async function nativeGround(folder: string): Promise<Ground> {
  const postgres = await startPostgres(['max_connections=300']);
  const { address, namespace, pid, stop } = await startTemporal(postgres, folder, console.log);
  return {
    place: { kind: 'cluster', address, namespace, connectionOptions: { address } },
    settings: { DATABASE_URL: postgres.url },
    used: () => {
      const database = postgres.pid() ?? 0;
      return [pid() ?? 0, database, ...childrenOf(database)].reduce((sum, one) => sum + usedBy(one), 0);
    },
    stop: async () => {
      await stop();
      await postgres.remove();
    },
  };
}
