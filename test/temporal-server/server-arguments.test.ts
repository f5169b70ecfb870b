import { describe, expect, test } from 'vitest';
import { serverArguments } from '../../temporal-server/server-arguments.ts';

const settings = {
  ip: '127.0.0.1',
  port: 7233,
  uiPort: 8233,
  database: '/data/temporal.db',
  timeSkipping: false,
};

describe('the engine that people use', () => {
  test('keeps everything on disk, waits for the disk, and cannot skip time', () => {
    expect(serverArguments(settings).join(' ')).toBe(
      'server start-dev --ip=127.0.0.1 --port=7233 --log-level=warn --log-format=json --ui-ip=127.0.0.1 --ui-port=8233' +
        ' --db-filename=/data/temporal.db --sqlite-pragma=journal_mode=WAL --sqlite-pragma=synchronous=FULL' +
        ' --dynamic-config-value=history.transferProcessorMaxPollRPS=2000',
    );
  });
});

describe('the engine that tests share', () => {
  test('keeps nothing, shows nothing, and skips time', () => {
    const told = serverArguments({ ...settings, uiPort: undefined, database: undefined, timeSkipping: true });
    expect(told).toContain('--headless');
    expect(told).toContain('--dynamic-config-value=frontend.WorkflowTimeSkippingEnabled=true');
    expect(told.join(' ')).not.toMatch(/--db-filename|--sqlite-pragma|--ui-/);
  });
});
