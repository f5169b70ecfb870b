// What one client of the mail listener may take, by address: whoever asks for more is told to come back, and loses nothing.
import type { Server, Socket } from 'node:net';
import { networkOf } from '../domain/network.ts';
import { rateLimiter, type RateLimit } from '../domain/rate-limit.ts';

export type SmtpLimits = {
  /** Connections open at once. */
  connections: number;
  /** Connections begun; mails sent. A company, or a forwarding service, may send all of its mail from one address. */
  connect: RateLimit;
  mail: RateLimit;
  /** Recipients named in one mail, ours or not. */
  recipients: number;
  /** Longest that a connection lasts, whatever goes on, in milliseconds. */
  life: number;
};

/** By IPv4 address, or by /64 of IPv6. */
export const smtpLimits: SmtpLimits = {
  connections: 10,
  connect: { burst: 120, perMinute: 60 },
  mail: { burst: 240, perMinute: 120 },
  recipients: 20,
  life: 10 * 60_000,
};

export type SmtpGuard = {
  /** Counts a server's connections, and ends each after its time, however busy. */
  watch: (server: Server) => void;
  /** Whether a connection just begun may go on. Of one that is gone already the address is not known any more. */
  mayEnter: (address: string | undefined) => boolean;
  /** Whether an address may send one more mail now. */
  mayMail: (address: string | undefined) => boolean;
};

export function openSmtpGuard(limits: SmtpLimits, now: () => number): SmtpGuard {
  const open = new Map<string, number>();
  const connect = rateLimiter(limits.connect, now);
  const mail = rateLimiter(limits.mail, now);
  return {
    watch: (server) => void server.prependListener('connection', follow),
    mayEnter: (address = '') => {
      const network = networkOf(address);
      return (open.get(network) ?? 0) <= limits.connections && connect(network) === 0;
    },
    mayMail: (address = '') => mail(networkOf(address)) === 0,
  };

  function follow(socket: Socket): void {
    const network = networkOf(socket.remoteAddress ?? '');
    open.set(network, (open.get(network) ?? 0) + 1);
    const end = setTimeout(() => socket.destroy(), limits.life);
    end.unref();
    socket.once('close', () => {
      clearTimeout(end);
      const held = (open.get(network) ?? 0) - 1;
      if (held > 0) open.set(network, held);
      else open.delete(network);
    });
  }
}
