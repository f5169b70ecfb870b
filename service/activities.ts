import type { Client } from '@temporalio/client';
import type { Activities } from '../activities/contract.ts';
import { attempt } from '../activities/attempt.ts';
import { deliver } from '../activities/deliver.ts';
import { qualify } from '../activities/qualify-message.ts';
import { recordActivity } from '../activities/record-journal.ts';
import { transcriptActivities, type TranscriptActivities } from '../activities/transcript.ts';
import { withdraw } from '../activities/withdraw.ts';
import { say } from '../activities/say.ts';
import { openHours } from '../activities/open-hours.ts';
import { calendarActivities } from '../activities/calendar/change.ts';
import type { CalendarActivities } from '../activities/calendar/calendar-contract.ts';
import { generalRule } from '../activities/assistant/general-rule.ts';
import { modelFrom } from '../activities/assistant/model/model-settings.ts';
import type { OnCallActivities } from '../activities/on-call/on-call-contract.ts';
import type { TriageContext } from '../domain/triage/types.ts';
import { isPresent } from '../store/agents.ts';
import { openFollowUp } from '../store/follow-up.ts';
import { alertsBy } from './alerts-by.ts';
import type { Container } from './container.ts';
import { escalation, onCallActivities } from './on-call.ts';

/** Everything that the process asks of the outside, for real. */
export function activitiesOf(
  parts: Container,
  client: Client,
): Activities & CalendarActivities & OnCallActivities & TranscriptActivities {
  const { store, vault, mailer, config, clock } = parts;
  const voice = {
    store,
    vault,
    mailer,
    now: clock.now,
    site: config.publicUrl,
    onCall: parts.reach.now,
    generalRule: async (...asked: [text: string, context: TriageContext, isCry: boolean]) =>
      (await generalRule({ retrieval: parts.retrieval, qualify: parts.readers.qualify }, ...asked))?.text,
  };
  const assistant = {
    store,
    vault,
    retrieval: parts.retrieval,
    read: parts.read,
    now: clock.now,
    model: modelFrom(process.env),
  };
  return {
    qualify: qualify(assistant),
    openHours: openHours({ store, signer: parts.signer.key }),
    attempt: attempt(assistant),
    say: say(voice),
    deliver: deliver(voice),
    withdraw: withdraw({ store }),
    ...transcriptActivities(voice),
    alert: alertsBy(parts, escalation(parts, client)),
    ...onCallActivities(parts),
    present: ({ agent }) => isPresent(store.db, { id: agent, now: clock.now() }),
    ...recordActivity({ store }),
    ...calendarActivities({ store, now: clock.now }),
    openLinked: async ({ question, message }) =>
      void (await openFollowUp({ store, vault }, { question, message })),
  };
}
