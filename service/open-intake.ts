import type { Client } from '@temporalio/client';
import { acceptSeconds } from '../api/measures.ts';
import { openDispatcher } from '../intake/dispatcher.ts';
import { openMessageIntake, type MessageIntake } from '../intake/accept.ts';
import { emergencyText } from '../content/fr/emergency.ts';
import type { Container } from './container.ts';
import { callingAnyway } from './on-call.ts';
import type { RunningPart } from './part.ts';
import { untraced, type Traced } from '../tracing/tracing.ts';

/** The one door of chat and mail, and the dispatcher that carries what it accepted to the engine. */
export function openIntake(
  parts: Container,
  client: Client,
  traced: Traced = untraced,
): RunningPart & { accept: MessageIntake['accept'] } {
  const { store, vault, readers, log, reach } = parts;
  const logFailure = (error: unknown) =>
    log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'not dispatched yet');
  const dispatcher = openDispatcher({
    store,
    vault,
    signer: parts.signer,
    policy: parts.promise.policy,
    client,
    now: parts.clock.now,
    failed: logFailure,
  });
  const door = openMessageIntake({
    store,
    vault,
    qualify: readers.qualify,
    emergencyReply: (alarm) => emergencyText({ ...alarm, heard: reach.now() ? 'told' : 'kept' }),
    accepted: dispatcher.hand,
    now: parts.clock.now,
  });
  dispatcher.run();
  const callAnyway = callingAnyway(parts);
  const accept: MessageIntake['accept'] = async (asked) => {
    const measured = acceptSeconds.startTimer({ channel: asked.channel });
    const outcome = await traced(`Accept:${asked.channel}`, () => door.accept(asked)).finally(() =>
      measured(),
    );
    if (outcome.accepted && outcome.emergency && !outcome.duplicate) callAnyway(outcome.reference);
    return outcome;
  };
  return { name: 'intake', accept, ended: new Promise(() => {}), stop: dispatcher.stop };
}
