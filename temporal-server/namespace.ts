// What a namespace must have before questions can live in it. Each step may be repeated.
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { searchAttributes } from '../domain/search-attributes.ts';

/** How long closed questions stay with the engine; a development server's own default is a single day. */
const retentionDays = 90;

const { IndexedValueType } = proto.temporal.api.enums.v1;
const indexedTypes = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
} as const;

const secondsPerDay = 24 * 3600;
const lookAgainMs = 100;

/** Keeps closed questions for at least `retentionDays`; a longer retention is left as it is. */
export async function ensureRetention(connection: Connection, namespace: string): Promise<void> {
  if ((await retentionPeriodOf(connection, namespace)) >= retentionDays) return;
  const wanted = proto.google.protobuf.Duration.fromObject({ seconds: retentionDays * secondsPerDay });
  const config = { workflowExecutionRetentionTtl: wanted };
  await connection.workflowService.updateNamespace({ namespace, config });
}

/** How many days a namespace keeps closed workflows. */
export async function retentionPeriodOf(
  { workflowService }: Pick<Connection, 'workflowService'>,
  namespace: string,
): Promise<number> {
  const { config } = await workflowService.describeNamespace({ namespace });
  return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / secondsPerDay;
}

/** Registers what lists can be filtered by, and waits until the engine accepts it. */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  signal?: AbortSignal,
): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length > 0) {
    const types = missing.map(({ name, type }) => [name, indexedTypes[type]]);
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(types),
    });
  }
  while (!(await areUsable(connection, namespace)))
    await pause(lookAgainMs, undefined, { signal: signal ?? AbortSignal.any([]) });
}

/** Those that the namespace does not have yet. */
export async function missingSearchAttributes({ operatorService }: Connection, namespace: string) {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  return searchAttributes.filter(({ name }) => !(name in (customAttributes ?? {})));
}

/** Whether lists can be filtered by every one of them. */
export async function areUsable({ workflowService }: Connection, namespace: string): Promise<boolean> {
  const query = searchAttributes.map(({ name }) => `${name} IS NULL`).join(' AND ');
  try {
    await workflowService.listWorkflowExecutions({ namespace, query, pageSize: 1 });
    return true;
  } catch (error) {
    if (isGrpcServiceError(error)) return false;
    throw error;
  }
}
