import { emergencyText } from '../content/fr/emergency.ts';
import { alarmOf } from '../intake/inbound-message.ts';
import type { Role } from '../domain/triage/types.ts';
import type { ApiContext } from './context.ts';

/** Of a text that was refused, however long: what is read at each end, in UTF-16 units. */
const END = 1_000;

/**
 * The numbers to call when a text that is refused reads as an emergency. Needs neither store nor engine; and as whoever is
 * refused may go on sending, only its two ends are read, and only so many times a minute. Undefined beyond that: every
 * refusal names the number that always answers.
 * @param sender whose refusals are counted together
 */
export async function emergencyIn(
  { gates, qualify }: Pick<ApiContext, 'gates' | 'qualify'>,
  sender: string,
  { text, role }: { text: string; role: Role },
): Promise<{ text: string } | undefined> {
  try {
    gates.refused(sender);
    const triage = await qualify(endsOf(text), { channel: 'chat', role });
    if (triage.route !== 'emergency') return undefined;
    return { text: emergencyText({ ...alarmOf(triage), heard: 'lost' }) };
  } catch {
    return undefined;
  }
}

function endsOf(text: string): string {
  return text.length <= 2 * END ? text : `${text.slice(0, END)}\n\n${text.slice(-END)}`;
}
