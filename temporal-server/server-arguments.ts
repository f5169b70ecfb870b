import { randomUUID } from 'node:crypto';

/** What `temporal server start-dev` is told. Without a `database` it keeps everything in memory. */
export type ServerSettings = {
  ip: string;
  port: number;
  /** Where its web page listens, behind the gate. */
  ui: { ip: string; port: number } | undefined;
  database: string | undefined;
  timeSkipping: boolean;
};

// The default of 20 polls a second makes every step of the one-shard server wait up to 50 ms.
const always = ['history.transferProcessorMaxPollRPS=2000'];

// The second name is the one later versions use. The default of 100 skips ends a test's long life too early.
const whenTimeSkips = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'system.workflowTimeSkippingEnabled=true',
  'frontend.WorkflowTimeSkippingMaxSkipPerSession=1000000',
  // Timers usually fire up to a second late, so that they can be read in batches: a second of waiting at every leap.
  'history.timerProcessorMaxTimeShift="1ms"',
  // A workflow is to go on in a new run after a thousand events instead of four thousand: tests that lead there do so sooner.
  'limit.historyCount.suggestContinueAsNew=1000',
];

// WAL alone survives a kill of the engine, FULL also a power cut.
const durable = ['--sqlite-pragma=journal_mode=WAL', '--sqlite-pragma=synchronous=FULL'];

/**
 * The server's HTTP API cannot be switched off, and takes a form of any web page for a command: it answers one host only,
 * whose name nobody knows. We speak gRPC, which browsers cannot.
 */
function closedHttp(): string {
  return `frontend.httpAllowedHosts=["${randomUUID()}.invalid"]`;
}

/** The command line of the engine. */
export function serverArguments({ ip, port, ui, database, timeSkipping }: ServerSettings): string[] {
  const dynamic = [...always, closedHttp(), ...(timeSkipping ? whenTimeSkips : [])];
  return [
    'server',
    'start-dev',
    `--ip=${ip}`,
    `--port=${port}`,
    '--log-level=warn',
    '--log-format=json',
    ...(ui === undefined ? ['--headless'] : [`--ui-ip=${ui.ip}`, `--ui-port=${ui.port}`]),
    ...(database === undefined ? [] : [`--db-filename=${database}`, ...durable]),
    ...dynamic.map((value) => `--dynamic-config-value=${value}`),
  ];
}
