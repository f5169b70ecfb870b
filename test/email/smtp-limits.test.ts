import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startMailListener } from '../../email/listener.ts';
import { listenerParts, withPostOffice } from './post-office.ts';

/** A client that opens a connection and says nothing; what the listener greets it with. */
async function greeted(port: number): Promise<{ socket: Socket; says: string; closed: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  const [says] = await once(socket, 'data');
  return { socket, says: String(says), closed };
}

describe('one client of the mail listener', () => {
  test('cannot hold all of its places: the next connection is told to come back, until one is given back', async () => {
    const listener = await startMailListener({ ...listenerParts, limits: { connections: 2 } });
    const held = [await greeted(listener.port), await greeted(listener.port)];
    const third = await greeted(listener.port);
    expect([...held, third].map(({ says }) => says.slice(0, 3))).toEqual(['220', '220', '421']);
    held[0]?.socket.destroy();
    third.socket.destroy();
    const again = async () => {
      const { socket, says } = await greeted(listener.port);
      socket.destroy();
      return says.slice(0, 3);
    };
    await expect.poll(again).toBe('220');
    held[1]?.socket.destroy();
    await listener.close();
  });

  test('that connects again and again is told to come back', async () => {
    const limits = { connect: { burst: 2, perMinute: 1 } };
    const listener = await startMailListener({ ...listenerParts, limits });
    const codes: string[] = [];
    for (let times = 0; times < 3; times += 1) {
      const { socket, says, closed } = await greeted(listener.port);
      codes.push(says.slice(0, 3));
      socket.destroy();
      await closed;
    }
    expect(codes).toEqual(['220', '220', '421']);
    await listener.close();
  });

  test('that sends more than its share is asked to send again later', () =>
    withPostOffice({ limits: { mail: { burst: 1, perMinute: 1 } } }, async ({ post, accepted }) => {
      await post({ text: 'Bonjour' });
      await expect(post({ text: 'Encore' })).rejects.toMatchObject({ responseCode: 451 });
      expect(accepted).toHaveLength(1);
    }));

  test('may name a few recipients, and is stopped at hundreds', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const many = Array.from({ length: 25 }, (_, at) => `bonjour+${at}@paladin.fr`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what nodemailer gives, which its types leave out
      const { rejected } = (await post({ text: 'Bonjour', to: many })) as unknown as { rejected: string[] };
      expect(rejected).toHaveLength(5);
      expect(accepted).toHaveLength(1);
    }));

  test('is let go of after its time, however slowly it speaks', async () => {
    const listener = await startMailListener({ ...listenerParts, limits: { life: 50 } });
    const socket = connect(listener.port, '127.0.0.1');
    socket.resume();
    expect(await once(socket, 'close')).toEqual([false]);
    await listener.close();
  });
});
