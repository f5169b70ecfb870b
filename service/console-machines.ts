// What the console asks of other programs' keys, as it travels to the process that has the store.
import { z } from 'zod';
import { endMachineKey, listMachineKeys, makeMachineKey } from '../api/machines/machine-keys.ts';
import { scopes } from '../domain/machine-scopes.ts';
import type { ListedKey } from '../store/machine-keys.ts';
import type { PrivacyParts } from './privacy.ts';

export const MachineAct = z.union([
  z.strictObject({ make: z.string().min(1).max(80), scopes: z.array(z.enum(scopes)).min(1) }),
  z.strictObject({ revoke: z.string() }),
  z.strictObject({ list: z.literal(true) }),
]);
export type MachineAct = z.infer<typeof MachineAct>;
/** `key` of one that was made, shown this once; `revoked` whether there was one in force. */
export type MachineAnswer = { key?: string; revoked?: boolean; keys?: ListedKey[] };

export async function answerMachines(parts: PrivacyParts, act: MachineAct): Promise<MachineAnswer> {
  if ('make' in act) {
    const { key } = await makeMachineKey(parts, { name: act.make, scopes: act.scopes, by: 'console' });
    return { key };
  }
  if ('revoke' in act) return { revoked: await endMachineKey(parts, { id: act.revoke, by: 'console' }) };
  return { keys: await listMachineKeys(parts) };
}
