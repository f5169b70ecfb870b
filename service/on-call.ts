// The staff on call: read from their file, called by the engine, and known to be within reach or not.
import type { Client } from '@temporalio/client';
import { callOut, type OnCallParts } from '../activities/on-call/call-out.ts';
import { onDuty, rotaSchema, type OnCallContact, type Rota } from '../activities/on-call/rota.ts';
import { answers } from '../activities/on-call/post-signed.ts';
import type { Config } from '../config.ts';
import { relayProblem } from '../email/relay.ts';
import { isRaised } from '../store/opened-questions.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import type { Container } from './container.ts';
import { ServiceProblem } from './service-problem.ts';
import { readSettingsFile } from './settings-file.ts';

/** @throws ServiceProblem naming each wrong value of the file */
export function readRota({
  onCallFile,
  onCallSecret,
}: Pick<Config, 'onCallFile' | 'onCallSecret'>): Rota | undefined {
  if (onCallFile === undefined) return undefined;
  const rota = readSettingsFile(onCallFile, rotaSchema, 'on-call');
  if (onCallSecret === undefined && rota.contacts.some(({ webhook }) => webhook !== undefined))
    throw new ServiceProblem('on-call', 'PALADIN_ON_CALL_SECRET is missing: webhooks are signed with it.');
  return rota;
}

/** Begins an escalation, once for a question at a time; it goes on by itself. */
export function escalation({ rota }: { rota: Rota | undefined }, client: Client) {
  return async ({ question, at }: { question: string; at: number }): Promise<void> => {
    if (rota === undefined) return;
    await client.workflow.start('onCall', {
      workflowId: `on-call:${question}`,
      taskQueue: TASK_QUEUE,
      args: [{ question, since: at }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'Escalation to the staff on call',
      priority: { priorityKey: 1 },
    });
  };
}

function onCallParts({ clock, store, mailer, config, rota }: Container): OnCallParts {
  return { store, mailer, rota, secret: config.onCallSecret, site: config.publicUrl, now: clock.now };
}

export function onCallActivities(parts: Container) {
  return { callOut: callOut(onCallParts(parts)) };
}

/** How long the engine has to raise an emergency before a first call is made without it, in ms. */
const ENGINE_PATIENCE_MS = 15_000;

/** Calls the first of those on call when the engine has not raised an emergency a while after it was accepted. */
export function callingAnyway(parts: Container): (question: string) => void {
  const call = callOut(onCallParts(parts));
  return (question) => {
    if (parts.rota === undefined) return;
    const since = parts.clock.now();
    setTimeout(() => void callUnlessRaised().catch(() => {}), ENGINE_PATIENCE_MS).unref();

    async function callUnlessRaised(): Promise<void> {
      if (await isRaised(parts.store.db, question)) return;
      await call({ question, since, step: 0 });
    }
  };
}

const EVERY_MS = 60_000;

/** Whether somebody can be told at this hour. Nobody, until the first look has found a way. */
export type Reach = { now: () => boolean; close: () => void };

/** Looks every minute at the ways by which people on call are told. */
export function followReach(parts: { config: Config; rota: Rota | undefined; now: () => number }): Reach {
  let reachable = false;
  const look = () => void reachesSomebody(parts, parts.now()).then((found) => (reachable = found));
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return { now: () => reachable, close: () => clearInterval(timer) };
}

/** Whether a way that works leads to somebody who is there at that instant: of the rota, or the medical team's mailbox. */
export async function reachesSomebody(
  { config, rota }: { config: Config; rota: Rota | undefined },
  at: number,
): Promise<boolean> {
  const contacts = rota ? onDuty(rota, at) : mailboxOf(config);
  const { smtpUrl, relayTls } = config;
  const mails = contacts.some(({ mail }) => mail !== undefined);
  if (mails && smtpUrl !== undefined && (await relayProblem(smtpUrl, relayTls)) === undefined) return true;
  const hooks = contacts.flatMap(({ webhook }) => (webhook === undefined ? [] : [webhook]));
  return (await Promise.all(hooks.map(answers))).includes(true);
}

function mailboxOf({ teamMail: { medical } }: Config): OnCallContact[] {
  return medical === undefined ? [] : [{ name: 'medical', mail: medical }];
}
