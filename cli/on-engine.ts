import { Client } from '@temporalio/client';
import { readConfig } from '../config.ts';
import { configuredPlace, connectClient } from '../temporal-server/connect.ts';

/** A client of the engine that the service runs on: Temporal's configuration, else the embedded one, which must be up. */
export async function onEngine(): Promise<{ client: Client; close: () => Promise<void> }> {
  const address = `127.0.0.1:${readConfig().enginePort}`;
  const place = configuredPlace() ?? {
    kind: 'embedded',
    address,
    namespace: 'default',
    connectionOptions: { address },
  };
  const connection = await connectClient(place);
  return { client: new Client({ connection, namespace: place.namespace }), close: () => connection.close() };
}
