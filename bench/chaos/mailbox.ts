// The mailbox that the service reads: Dovecot, begun again whenever it is struck.
import { startDovecot } from '../../test/support/dovecot.ts';
import type { Mailbox } from './house.ts';
import { kept } from './kept.ts';

export async function openMailbox(): Promise<Mailbox> {
  const dovecot = await startDovecot();
  const keeping = kept(dovecot.start, dovecot.ended);
  const { host, port, user, password } = dovecot.settings;
  return {
    append: dovecot.append,
    subjects: dovecot.subjects,
    url: `imap://${user}:${password}@${host}:${port}`,
    // With the processes that it started: by themselves they would go on without it.
    target: { name: 'dovecot', pid: () => (dovecot.pid() === undefined ? undefined : -(dovecot.pid() ?? 0)) },
    end: () => keeping.end(dovecot.stop),
  };
}
