import type { Reading } from '../domain/journal.ts';
import type { Route } from '../domain/triage/types.ts';
import { roleNow } from '../store/contact.ts';
import { readingsOf } from '../store/inbox.ts';
import { turnOf } from './assistant/turn.ts';
import type { AssistantParts } from './assistant/dependencies.ts';
import type { Activities } from './contract.ts';

/** Most urgent first: of two readings, the one that asks for more care counts. */
const CAUTION: readonly Route[] = [
  'emergency',
  'medical_employee',
  'medical_employer',
  'complaint',
  'question',
  'other',
];

/**
 * Reads several messages again, all together, behind the door: each may say half of it. The door's own readings stand:
 * a second look, or a text of which support is given only a part, can only raise caution.
 */
export function qualify({
  store,
  vault,
  read,
}: Pick<AssistantParts, 'store' | 'vault' | 'read'>): Activities['qualify'] {
  return async ({ question, messages, channel, role: asked }) => {
    const role = await roleNow(store.db, question, asked);
    const doors = await readingsOf(store.db, question, messages);
    const turn = doors.length === 1 ? undefined : await turnOf({ store, vault }, { question, seq: Infinity });
    const again = turn?.text ? [await read(turn.text, { channel, role })] : [];
    const all = cautious([...again, ...doors]);
    // A mail's headers tell a machine's, and only the door saw them: the text, read again, cannot tell.
    return doors.length === 0 ? all : { ...all, automated: cautious(doors).automated };
  };
}

function dangersOf(readings: readonly Reading[]): Pick<Reading, 'dangers'> {
  const dangers = [...new Set(readings.flatMap((reading) => reading.dangers ?? []))];
  return dangers.length > 0 ? { dangers } : {};
}

/** One reading of several: the most careful route, every sign seen, and what the last message says. */
export function cautious(readings: readonly Reading[]): Reading {
  const last = readings.at(-1);
  const any = (sign: (reading: Reading) => boolean) => readings.some(sign);
  const route = CAUTION.find((one) => any((reading) => reading.route === one)) ?? 'question';
  const topic = readings.find((reading) => reading.topic !== undefined)?.topic;
  return {
    route,
    humanRequested: any((reading) => reading.humanRequested),
    sensitive: any((reading) => reading.sensitive),
    suicidal: any((reading) => reading.suicidal),
    ...dangersOf(readings),
    thanks: any((reading) => reading.thanks),
    cannotReach: any((reading) => reading.cannotReach),
    automated: readings.length > 0 && readings.every((reading) => reading.automated),
    ...(any((reading) => reading.distress === true) ? { distress: true } : {}),
    ...(any((reading) => reading.possibleEmergency === true) ? { possibleEmergency: true } : {}),
    rules: [...new Set(readings.flatMap(({ rules }) => rules))].slice(0, 10),
    ...(topic === undefined ? {} : { topic }),
    ...(last?.says === undefined ? {} : { says: last.says }),
    ...(last?.unproven === true ? { unproven: true } : {}),
    ...(any((reading) => reading.needsHuman === true) ? { needsHuman: true } : {}),
  };
}
