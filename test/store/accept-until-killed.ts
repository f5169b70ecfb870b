// Run as a process of its own: accepts messages as fast as it can, and prints each one's id once it was accepted.
import { randomUUID } from 'node:crypto';
import { openMessageIntake } from '../../intake/accept.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore } from '../../store/open-store.ts';
import { openVault } from '../../store/vault.ts';
import { chat } from '../support/intake.ts';
import { plainTriage } from '../support/plain-triage.ts';

const [, , folder = '', masterKey = ''] = process.argv;
const store = await openStore({ folder });
const vault = await openVault(store.db, keyRing([masterKey]));
const door = openMessageIntake({ store, vault, qualify: plainTriage, emergencyReply: () => '' });
for (let count = 1; ; count += 1) {
  const result = await door.accept(chat(`Message ${count}`, { idempotencyKey: randomUUID() }));
  if (result.accepted) process.stdout.write(`${result.messageId} ${count}\n`);
}
