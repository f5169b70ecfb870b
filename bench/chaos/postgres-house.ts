// The parts apart, as in production: two of the pages, three workers, two of mail, Temporal's server on PostgreSQL.
import { startTopology } from '../topology/native-topology.ts';
import type { House, Site } from './house.ts';

export async function postgresHouse(site: Site): Promise<House> {
  const { mailbox } = site;
  const topology = await startTopology({ ...site, report: console.log });
  const { postgres, temporal, parts, targets, wires, dataFolder } = topology;
  return {
    get url() {
      return topology.url();
    },
    get smtpPort() {
      return topology.smtpPort();
    },
    mailbox,
    engineAddress: temporal.address,
    dataFolder,
    wires,
    timed: parts.map(({ name }) => name),
    targets: [...targets, ...(mailbox ? [mailbox.target] : [])],
    endedByThemselves: () => parts.reduce((sum, { endedByItself }) => sum + endedByItself(), 0),
    close: async () => {
      await topology.close();
      return { url: postgres.url };
    },
    end: topology.end,
  };
}
