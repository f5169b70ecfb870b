import { ApplicationFailure } from '@temporalio/common';
import { composeCall } from '../../content/fr/alert-mails.ts';
import type { Mailer } from '../../email/outgoing.ts';
import { wasOpenedSince } from '../../store/opened-questions.ts';
import type { Store } from '../../store/open-store.ts';
import type { CalledOut, CallOut, OnCallActivities } from './on-call-contract.ts';
import { contactAt, type OnCallContact, type Rota } from './rota.ts';
import { postSigned } from './post-signed.ts';

export type OnCallParts = {
  store: Store;
  mailer: Mailer;
  rota: Rota | undefined;
  /** Signs webhooks. */
  secret: string | undefined;
  /** Address of the site, before the desk's page of the question. */
  site: string;
  now: () => number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One step of the escalation: the reference and the reason, nothing of the person's. Safe to repeat. */
export function callOut(parts: OnCallParts): OnCallActivities['callOut'] {
  return async (call): Promise<CalledOut> => {
    const { store, rota, now } = parts;
    if (await wasOpenedSince(store.db, call.question, call.since)) return { ended: 'opened' };
    if (rota === undefined || now() - call.since > rota.hours * HOUR_MS) return { ended: 'exhausted' };
    const contact = contactAt(rota, call.step, now());
    if (contact === undefined) return { ended: 'exhausted' };
    await tell(parts, call, contact);
    return { waitMs: rota.everyMinutes * MINUTE_MS };
  };
}

/** By every way there is to reach them. One that works is enough; when none does, the engine tries again. */
async function tell(parts: OnCallParts, call: CallOut, { mail, webhook }: OnCallContact): Promise<void> {
  const told = await Promise.allSettled([
    ...(mail === undefined ? [] : [mailTo(parts, call, mail)]),
    ...(webhook === undefined ? [] : [postTo(parts, call, webhook)]),
  ]);
  if (!told.some(({ status }) => status === 'fulfilled'))
    throw ApplicationFailure.retryable('nobody could be told', 'NobodyTold');
}

async function mailTo({ mailer, site }: OnCallParts, call: CallOut, email: string): Promise<void> {
  await mailer.send({
    ...composeCall({ reference: call.question, address: addressOf(site, call), step: call.step }),
    message: idOf(call),
    question: call.question,
    to: { email },
    audience: 'support',
    automatic: 'auto-generated',
    internal: true,
    urgent: true,
  });
}

async function postTo({ secret, site, now }: OnCallParts, call: CallOut, url: string): Promise<void> {
  if (secret === undefined) throw new Error('PALADIN_ON_CALL_SECRET is missing');
  const { question, since, step } = call;
  const body = { type: 'emergency', question, since, step, address: addressOf(site, call) };
  await postSigned(url, secret, { id: idOf(call), at: now(), body });
}

function idOf({ question, since, step }: CallOut): string {
  return `${question}:on-call:${since}:${step}`;
}

function addressOf(site: string, { question }: CallOut): string {
  return `${site.replace(/\/$/, '')}/bureau/questions/${question}`;
}
