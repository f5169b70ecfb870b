// How long a receiver of events is waited for, and which addresses may be one.
import { DAY, HOUR, MINUTE } from './durations.ts';

const SHORTEST_WAIT = 5_000;
const LONGEST_WAIT = 6 * HOUR;
/** A receiver that takes nothing for that long is told nothing more, until somebody looks after it. */
export const GIVEN_UP_AFTER = 5 * DAY;
/** One message that is refused for that long while others are taken keeps its question waiting no more. */
export const SKIPPED_AFTER = 3 * DAY;
/** While a receiver is away: what it was not asked yet is tried that often, for the message tried before may be the trouble. */
export const FRESH_TRY_EVERY = MINUTE;

/** How long until the next try, of what fails since that instant: as long again as it has failed, within bounds. */
export function waitBeforeRetry(failingSince: number, now: number): number {
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, now - failingSince));
}

/** Why a webhook gets nothing: by somebody's choice, after days without an answer, or because its receiver said that it is gone. */
export type DisabledWhy = 'by-hand' | 'failing' | 'gone';

/** Of one message to one receiver. `failed`: it was refused for days while others were taken. */
export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * Whether that may be the address of a receiver: https, or http to this very machine where the installation allows it. Which
 * network it leads to is looked at when something is sent: a name may lead elsewhere by then.
 */
export function isWebhookAddress(url: string, { loopback }: { loopback: boolean }): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol === 'https:') return true;
  return loopback && parsed.protocol === 'http:' && LOOPBACK.has(parsed.hostname);
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);
