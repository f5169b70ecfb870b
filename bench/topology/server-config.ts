/** Loopback ports of the four services; those of membership are how they find each other. */
export type ServerPorts = { frontend: number; others: readonly number[] };

/** How many ports `serverConfig` takes. */
export const SERVER_PORTS = 9;

/** As docker-compose.yml's server is configured, on this machine alone. JSON is YAML. */
export function serverConfig([frontend = 0, http = 0, ...ports]: readonly number[], postgresPort: number) {
  const [frontendGossip, history, historyGossip, matching, matchingGossip, internal, internalGossip] = ports;
  const rpc = (grpcPort: number | undefined, membershipPort: number | undefined) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  const address = `127.0.0.1:${frontend}`;
  const { rpc: door } = rpc(frontend, frontendGossip);
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 64,
      datastores: {
        default: database('temporal', postgresPort),
        visibility: database('visibility', postgresPort),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: { rpc: { ...door, httpPort: http } },
      history: rpc(history, historyGossip),
      matching: rpc(matching, matchingGossip),
      worker: rpc(internal, internalGossip),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: address },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    publicClient: { hostPort: address },
  });
}

function database(databaseName: string, port: number) {
  return {
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${port}`,
      connectProtocol: 'tcp',
      user: 'paladin',
      password: '',
      maxConns: 20,
      maxIdleConns: 20,
      maxConnLifetime: '1h',
    },
  };
}
