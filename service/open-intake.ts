import type { Client } from '@temporalio/client';
import { openDispatcher } from '../intake/dispatcher.ts';
import { openMessageIntake, type MessageIntake } from '../intake/accept.ts';
import { emergencyText } from '../content/fr/emergency.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';

/** The one door of chat and mail, and the dispatcher that carries what it accepted to the engine. */
export function openIntake(
  { store, vault, readers, log }: Container,
  client: Client,
): RunningPart & { accept: MessageIntake['accept'] } {
  const failed = (error: unknown) =>
    log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'not dispatched yet');
  const dispatcher = openDispatcher({ store, vault, client, failed });
  const door = openMessageIntake({
    store,
    vault,
    qualify: readers.qualify,
    emergencyReply: (alarm) => emergencyText(alarm),
    accepted: dispatcher.hand,
  });
  dispatcher.run();
  return { name: 'intake', accept: door.accept, ended: new Promise(() => {}), stop: dispatcher.stop };
}
