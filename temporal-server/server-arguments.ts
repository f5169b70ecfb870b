/** What `temporal server start-dev` is told. Without a `database` it keeps everything in memory. */
export type ServerSettings = {
  ip: string;
  port: number;
  uiPort: number | undefined;
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
];

// WAL alone survives a kill of the engine, FULL also a power cut.
const durable = ['--sqlite-pragma=journal_mode=WAL', '--sqlite-pragma=synchronous=FULL'];

/** The command line of the engine. */
export function serverArguments({ ip, port, uiPort, database, timeSkipping }: ServerSettings): string[] {
  const dynamic = timeSkipping ? [...always, ...whenTimeSkips] : always;
  return [
    'server',
    'start-dev',
    `--ip=${ip}`,
    `--port=${port}`,
    '--log-level=warn',
    '--log-format=json',
    ...(uiPort === undefined ? ['--headless'] : [`--ui-ip=${ip}`, `--ui-port=${uiPort}`]),
    ...(database === undefined ? [] : [`--db-filename=${database}`, ...durable]),
    ...dynamic.map((value) => `--dynamic-config-value=${value}`),
  ];
}
