// The only file of the desk that knows Temporal: carries a command to its question and says what became of it.
import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Command } from '../domain/commands.ts';
import type { CommandSigner } from '../store/command-signer.ts';
import {
  EngineAway,
  type RunningQuestions,
  type Health,
  type CommandOutcome,
  type QuestionState,
} from './running-questions.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;

/** How long someone at a screen waits for a yes or a no. */
const ANSWER_WITHIN_MS = 4_000;
const RECONCILE_WITHIN_MS = 1_500;
/** An idle worker asks again when its long poll ends, after up to a minute. */
const POLLED_WITHIN_MS = 70_000;
/** Polls are looked up at most that often. */
const HEALTH_KEPT_MS = 2_000;

/**
 * The question's workflow has its reference as id. Each command is an Update, and a Signal when no Update is answered.
 * @param signer proves that they come from this house; without one, agents' commands are refused
 */
export function questionClient({
  client,
  taskQueue,
  signer,
}: {
  client: Client;
  taskQueue: string;
  signer?: CommandSigner;
}): RunningQuestions {
  const health = keepBriefly(() => look(client, taskQueue));
  const sendCommand = async (reference: string, { name, ...fields }: Command): Promise<CommandOutcome> => {
    const { workers } = await health();
    const sent = { name, fields: signer ? signer.signed({ question: reference, name }, fields) : fields };
    const answer = workers ? await tryUpdate(client, reference, sent) : undefined;
    return answer ?? signalCommand(client, reference, sent);
  };
  return {
    command: (reference, command) => orEngineAway(() => sendCommand(reference, command)),
    state: (reference) => orEngineAway(() => stateOf(client, reference)),
    health,
  };
}

/** A command as it travels. */
type Sent = { name: Command['name']; fields: Omit<Command, 'name'> };

/** Undefined when nobody said yes or no in time: an Update that timed out may still be applied. */
async function tryUpdate(
  client: Client,
  reference: string,
  { name, fields }: Sent,
): Promise<CommandOutcome | undefined> {
  const handle = client.workflow.getHandle(reference);
  const asked = { args: [fields] as [typeof fields], updateId: fields.id };
  const update = () => handle.executeUpdate<{ seq: number }, [object]>(name, asked);
  try {
    return appliedOutcome(await within(client, ANSWER_WITHIN_MS, update));
  } catch (error) {
    if (isTimeout(error)) return reconcile(client, handle, fields.id);
    return isNotReady(error) ? undefined : refusalOrThrow(error);
  }
}

async function reconcile(
  client: Client,
  handle: WorkflowHandle,
  updateId: string,
): Promise<CommandOutcome | undefined> {
  const update = handle.getUpdateHandle<{ seq: number }>(updateId);
  try {
    return appliedOutcome(await within(client, RECONCILE_WITHIN_MS, () => update.result()));
  } catch (error) {
    // Not found: the server has forgotten an Update that no worker took. The Signal will be held for one.
    if (isTimeout(error) || isNotReady(error) || error instanceof WorkflowNotFoundError) return undefined;
    return refusalOrThrow(error);
  }
}

/** The twin of the Update, with the same id: whichever comes first, the question applies it once. */
async function signalCommand(
  client: Client,
  reference: string,
  { name, fields }: Sent,
): Promise<CommandOutcome> {
  try {
    await within(client, ANSWER_WITHIN_MS, () => client.workflow.getHandle(reference).signal(name, fields));
    return { unknown: true };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { missing: true };
    throw error;
  }
}

async function stateOf(client: Client, reference: string): Promise<QuestionState | undefined> {
  try {
    const handle = client.workflow.getHandle(reference);
    return await within(client, ANSWER_WITHIN_MS, () => handle.query<QuestionState>('state'));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function look(client: Client, taskQueue: string): Promise<Health> {
  const { namespace } = client.options;
  const asked = {
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  };
  try {
    const describeQueue = () => client.connection.workflowService.describeTaskQueue(asked);
    const { pollers } = await within(client, RECONCILE_WITHIN_MS, describeQueue);
    const since = (Date.now() - POLLED_WITHIN_MS) / 1000;
    const lately = (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) > since);
    return { engine: true, workers: lately };
  } catch (error) {
    if (isUnreachable(error)) return { engine: false, workers: false };
    throw error;
  }
}

function keepBriefly(lookUp: () => Promise<Health>): () => Promise<Health> {
  let last: { at: number; health: Promise<Health> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > HEALTH_KEPT_MS) last = { at: Date.now(), health: lookUp() };
    return last.health;
  };
}

function within<T>({ connection }: Client, ms: number, work: () => Promise<T>): Promise<T> {
  return connection.withDeadline(Date.now() + ms, work);
}

function appliedOutcome({ seq }: { seq: number }): CommandOutcome {
  return { applied: seq };
}

function refusalOrThrow(error: unknown): CommandOutcome {
  if (error instanceof WorkflowNotFoundError) return { missing: true };
  if (!(error instanceof WorkflowUpdateFailedError)) throw error;
  const { cause } = error;
  if (cause instanceof ApplicationFailure && cause.type === 'Refused') return { refused: cause.message };
  throw error;
}

function isTimeout(error: unknown): boolean {
  return error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;
}

/** Throws EngineAway where the engine cannot be reached, and whatever else went wrong as it is. */
export async function orEngineAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUnreachable(error) ? new EngineAway({ cause: error }) : error;
  }
}

/** gRPC's CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED and UNAVAILABLE. */
const passing = new Set([1, 4, 8, 14]);

function isUnreachable(error: unknown): boolean {
  return passing.has(statusOf(error) ?? 0);
}

/** gRPC's FAILED_PRECONDITION. */
const NOT_READY = 9;

/** Three of its tasks in a row were lost or failed: until one goes well the engine takes no Update, but every Signal. */
function isNotReady(error: unknown): boolean {
  return statusOf(error) === NOT_READY;
}

/** Of gRPC's own error, or wrapped by the client's. */
function statusOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? statusOf(error.cause) : undefined;
}
