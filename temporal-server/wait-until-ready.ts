import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
} from '@temporalio/client';

const knockAgainMs = 25;
const lookAgainMs = 100;
const answerWithinMs = 2000;

/**
 * Waits until the engine at `address` does its work, not only listens: healthy, its namespace there, its history answering.
 * Gives the connection this was seen through. Throws the reason of `signal` when that is aborted.
 */
export async function whenReady(
  address: string,
  namespace: string,
  signal: AbortSignal,
): Promise<Connection> {
  // Knocking first: a client that finds the door closed takes its time to try again.
  while (!(await listens(address))) await pause(knockAgainMs, undefined, { signal });
  const connection = Connection.lazy({ address });
  try {
    while (!(await answers(connection, namespace))) await pause(lookAgainMs, undefined, { signal });
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function listens(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`http://${address}`);
  const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function answers(connection: Connection, namespace: string): Promise<boolean> {
  try {
    return await connection.withDeadline(Date.now() + answerWithinMs, async () => {
      await connection.healthService.check({ service: 'temporal.api.workflowservice.v1.WorkflowService' });
      await connection.workflowService.describeNamespace({ namespace });
      return await historyAnswers(connection, namespace);
    });
  } catch (error) {
    // The client wraps what the service says; either way it isn't ready yet.
    if (isGrpcServiceError(error) || error instanceof ServiceError) return false;
    throw error;
  }
}

// That there is no such workflow is for the history service alone to say.
async function historyAnswers(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await new Client({ connection, namespace }).workflow.getHandle('none-of-this-name').describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    throw error;
  }
}
