import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { urgencyAtDoor } from '../domain/urgency.ts';
import type { Policy } from '../domain/policy.ts';
import { channel, questionStatus, role } from '../domain/search-attributes.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import type { CommandSigner } from '../store/command-signer.ts';
import { markDispatched, leaseMessages, type Waiting } from '../store/inbox.ts';
import { openFollowUp } from '../store/follow-up.ts';
import type { Store } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';

/** A message that the door has just accepted; `waiting` when its question begins with it. */
export type AcceptedMessage = { question: string; waiting?: Waiting };

export type DispatchParts = {
  client: Client;
  store: Store;
  vault: Vault;
  /** What a question that begins now is promised. */
  policy: Policy;
  /** Proves that a message came by this house's door. */
  signer?: CommandSigner;
  taskQueue?: string;
  /** Told of each failure to reach the engine, without any content. */
  failed?: (error: unknown) => void;
  now?: () => number;
};

const ENGINE_DEADLINE_MS = 2_000;

/** Hands one message to the engine, or to a question of its own when its own question is over. False when the engine is away. */
export async function startOrSignal(parts: DispatchParts, message: Waiting): Promise<boolean> {
  try {
    if (cameAfter(message, message.question.closedAt)) return await followUp(parts, message);
    await signalWithStart(parts, message);
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return followUp(parts, message);
    parts.failed?.(error);
    return false;
  }
}

/** What was received before the end is for the question itself, which may still run, to judge. */
function cameAfter({ payload }: Waiting, closedAt: number | null): boolean {
  return closedAt !== null && payload.at > closedAt;
}

/** The message just accepted, or all that waits for its question, in order. */
export async function dispatchAccepted(
  parts: DispatchParts,
  { question, waiting }: AcceptedMessage,
): Promise<void> {
  if (waiting) return void (await startOrSignal(parts, waiting));
  for (;;) {
    const [next] = await leaseMessages(parts.store, { now: instant(parts), limit: 1, question });
    if (!next || !(await startOrSignal(parts, next))) return;
  }
}

/** Durable once it returns, even with no worker alive. The workflow applies each message id once. */
async function signalWithStart(parts: DispatchParts, message: Waiting): Promise<void> {
  const { client, store } = parts;
  const start = () => client.workflow.signalWithStart('question', startOf(parts, message));
  await client.withDeadline(Date.now() + ENGINE_DEADLINE_MS, start);
  await markDispatched(store.db, dispatchMark(parts, message));
}

async function followUp(parts: DispatchParts, message: Waiting): Promise<boolean> {
  const { question, payload } = message;
  const opened = await openFollowUp(parts, { question: question.reference, message: payload.id });
  if (opened !== undefined) await dispatchAccepted(parts, { question: opened });
  // Nothing is left of it: erased meanwhile.
  else await markDispatched(parts.store.db, dispatchMark(parts, message));
  return true;
}

function dispatchMark(parts: DispatchParts, { payload, question }: Waiting) {
  return { message: payload.id, question: question.reference, at: instant(parts) };
}

function instant({ now = Date.now }: DispatchParts): number {
  return now();
}

function startOf({ policy, signer, taskQueue = TASK_QUEUE }: DispatchParts, { question, payload }: Waiting) {
  const { reference } = question;
  const signed = signer?.signed({ question: reference, name: 'message' }, payload) ?? payload;
  const signalArgs: [Waiting['payload']] = [signed];
  return {
    workflowId: reference,
    taskQueue,
    signal: 'message',
    signalArgs,
    args: [
      {
        reference,
        channel: question.channel,
        role: question.role,
        at: question.receivedAt,
        policy,
      },
    ],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: `Question by ${question.channel}`,
    priority: { priorityKey: urgencyAtDoor(question.channel, payload.reading.route) },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: questionStatus, value: 'registered' },
      { key: channel, value: question.channel },
      { key: role, value: question.role },
    ]),
  } as const;
}
