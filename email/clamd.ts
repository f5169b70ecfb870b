// ClamAV's daemon, asked by its own protocol (INSTREAM): the file goes to it in pieces, one line comes back.
import { connect, type Socket } from 'node:net';

/** `infected` names what was found. `away`: nobody answered, or it could not look; nothing is known of the file. */
type Scanned = { verdict: 'clean' } | { verdict: 'infected'; found: string } | { verdict: 'away' };
type Scan = (content: Uint8Array) => Promise<Scanned>;

const PIECE_BYTES = 64 * 1024;
const PATIENCE_MS = 20_000;

/** @param address as in PALADIN_CLAMD: `tcp://host:3310`, or `unix:/run/clamav/clamd.ctl` */
export function clamdAt(address: string): { scan: Scan; answers: () => Promise<boolean> } {
  return {
    scan: async (content) => {
      const answer = await ask(address, function* () {
        yield Buffer.from('zINSTREAM\0');
        for (let at = 0; at < content.length; at += PIECE_BYTES) {
          const piece = content.subarray(at, at + PIECE_BYTES);
          const size = Buffer.alloc(4);
          size.writeUInt32BE(piece.length);
          yield size;
          yield piece;
        }
        yield Buffer.alloc(4);
      });
      const found = /:\s*(.+?) FOUND\s*$/.exec(answer)?.[1];
      if (found !== undefined) return { verdict: 'infected', found };
      return { verdict: /:\s*OK\s*$/.test(answer) ? 'clean' : 'away' };
    },
    answers: async () => (await ask(address, () => [Buffer.from('zPING\0')])) === 'PONG',
  };
}

/** Empty when nobody answers in time. */
function ask(address: string, pieces: () => Iterable<Uint8Array>): Promise<string> {
  return new Promise((resolve) => {
    const socket = reach(address);
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer.replaceAll('\0', '').trim());
    };
    socket.setTimeout(PATIENCE_MS, end);
    socket.on('data', (words: Buffer) => (answer += words.toString('latin1')));
    socket.on('error', end);
    socket.on('close', end);
    socket.once('connect', () => {
      for (const piece of pieces()) socket.write(piece);
    });
  });
}

function reach(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length));
  const { hostname, port } = new URL(address);
  return connect(Number(port), hostname);
}
