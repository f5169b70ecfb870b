// A line to a server that can be cut: what was connected breaks off in the middle, whoever connects again gets through.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePorts } from '../../test/support/free-ports.ts';

export type Wire = {
  port: number;
  /** Breaks every connection off; gives how many there were. */
  cut: () => number;
  close: () => Promise<void>;
};

export async function layWire(to: number): Promise<Wire> {
  const [port = 0] = await freePorts(1);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const cut = () => {
    const count = open.size / 2;
    for (const socket of open) socket.resetAndDestroy();
    return count;
  };
  return {
    port,
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
