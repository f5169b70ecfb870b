// Levers for tests on Temporal's real server: time that can be skipped, and engines that can be killed.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientOptions, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { inject } from 'vitest';
import { run } from '../../temporal-server/run-program.ts';
import { startEngine } from '../../temporal-server/server.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { freePorts } from './free-ports.ts';

type TimeSkipping = proto.temporal.api.common.v1.ITimeSkippingInfo;

/** The shared engine as one test file sees it. Several files use it at once: ids and task queues must be one's own. */
export type SkippingEngine = {
  address: string;
  namespace: string;
  client: Client;
  /** Temporal's own command on this engine: `temporal('workflow', 'list')` gives what it prints. */
  temporal: (...args: string[]) => Promise<string>;
  /** Moves one workflow's clock on by `seconds`, every timer due in between firing; to its end without `seconds`. */
  forward: (workflowId: string, seconds?: number) => Promise<void>;
  /** The same, to an instant (epoch ms) of the workflow's own time. An instant that is past does nothing. */
  forwardTo: (workflowId: string, instant: number) => Promise<void>;
  /** What time it is for one workflow (epoch ms): the real time plus all that was skipped. */
  nowIn: (workflowId: string) => Promise<number>;
  close: () => Promise<void>;
};

/**
 * Connects to the engine whose time can be skipped. A workflow's time is its own, starts as real time and goes on at real pace
 * between two leaps; activities see the real clock. To begin at a chosen instant, whatever the day of the run, start the
 * workflow with `startDelay: untilInstant(friday)` and then `forwardTo(workflowId, friday)`.
 */
export async function skippingEngine(
  options: Omit<ClientOptions, 'connection' | 'namespace'> = {},
): Promise<SkippingEngine> {
  installRuntime('ERROR', { shutdownSignals: [] });
  const { address, namespace } = inject('engine');
  const connection = await Connection.connect({ address });
  const client = new Client({ ...options, connection, namespace });
  const levers = timeLevers(client);
  return {
    address,
    namespace,
    client,
    temporal: temporalOn(address),
    ...levers,
    close: () => connection.close(),
  };
}

/** A `startDelay` (ms) that ends at an instant to come. */
export function untilInstant(instant: number): number {
  return instant - Date.now();
}

/** An engine of one's own, on disk, with its interface off: to be killed and started again, on the same port and data. */
export type OrdinaryEngine = {
  address: string;
  namespace: string;
  /** Where its database lies. */
  folder: string;
  temporal: (...args: string[]) => Promise<string>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same address, after `kill` or `stop`. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts an engine of one's own, ready for questions; `stop` it when done. What a crashed test leaves is ended with the run. */
export async function ordinaryEngine(): Promise<OrdinaryEngine> {
  installRuntime('ERROR', { shutdownSignals: [] });
  const { binary, runFolder } = inject('engine');
  const folder = join(runFolder, randomUUID());
  const startOn = (port: number) => startEngine({ binary, dataFolder: folder, port, uiPort: 'none' });
  const [port = 0] = await freePorts(1);
  let engine = await startOn(port);
  const { address, namespace } = engine;
  return {
    address,
    namespace,
    folder,
    temporal: temporalOn(address),
    async kill() {
      process.kill(engine.pid, 'SIGKILL');
      await engine.ended;
    },
    async start() {
      engine = await startOn(port);
    },
    stop: () => engine.stop(),
  };
}

/** Temporal's own command on the engine at `address`: gives what it prints, throws when it fails. */
export function temporalOn(address: string): (...args: string[]) => Promise<string> {
  const { path } = inject('engine').binary;
  return async (...args) => {
    const { code, output } = await run(path, [...args, '--address', address, '--color', 'never']);
    if (code !== 0) throw new Error(`temporal ${args.join(' ')}: ${output}`);
    return output;
  };
}

function timeLevers({ connection, options: { namespace } }: Client) {
  const service = connection.workflowService;
  const of = (workflowId: string) => ({ namespace, workflowExecution: { workflowId } });

  return { forward, forwardTo, nowIn };

  async function forward(workflowId: string, seconds?: number): Promise<void> {
    if (seconds === undefined) return skip(workflowId, { enabled: true });
    const id = randomUUID();
    const duration = proto.google.protobuf.Duration.fromObject({
      seconds: Math.trunc(seconds),
      nanos: Math.round((seconds % 1) * 1e9),
    });
    await skip(workflowId, { enabled: true, fastForwardConfig: { id, duration } });
    await arrival(workflowId);
  }

  async function forwardTo(workflowId: string, instant: number): Promise<void> {
    const seconds = (instant - (await nowIn(workflowId))) / 1000;
    if (seconds > 0) await forward(workflowId, seconds);
  }

  async function nowIn(workflowId: string): Promise<number> {
    const { currentTime } = await skipping(workflowId);
    return currentTime
      ? Number(currentTime.seconds) * 1000 + Math.floor((currentTime.nanos ?? 0) / 1e6)
      : Date.now();
  }

  async function skip(
    workflowId: string,
    timeSkippingConfig: proto.temporal.api.common.v1.ITimeSkippingConfig,
  ): Promise<void> {
    const updateMask = { paths: ['time_skipping_config'] };
    await service.updateWorkflowExecutionOptions({
      ...of(workflowId),
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask,
    });
  }

  // The leap waits for whatever is under way (a task, an activity) and is over when skipping is off again, or the workflow.
  async function arrival(workflowId: string): Promise<void> {
    for (;;) {
      const { closed, effectiveConfig } = await skipping(workflowId);
      if (closed || !effectiveConfig?.enabled) return;
      await pause(20);
    }
  }

  async function skipping(workflowId: string): Promise<TimeSkipping & { closed: boolean }> {
    const { workflowExtendedInfo, workflowExecutionInfo } = await service.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    return { closed: Boolean(workflowExecutionInfo?.closeTime), ...workflowExtendedInfo?.timeSkippingInfo };
  }
}
