import { describe, expect, test } from 'vitest';
import { serverArguments } from '../../temporal-server/server-arguments.ts';

const settings = {
  ip: '127.0.0.1',
  port: 7233,
  ui: { ip: '127.9.9.9', port: 40_233 },
  database: '/data/temporal.db',
  timeSkipping: false,
};

describe('the engine that people use', () => {
  test('keeps everything on disk, waits for the disk, and cannot skip time', () => {
    const told = serverArguments(settings).join(' ');
    expect(told).toContain(
      'server start-dev --ip=127.0.0.1 --port=7233 --log-level=warn --log-format=json --ui-ip=127.9.9.9 --ui-port=40233' +
        ' --db-filename=/data/temporal.db --sqlite-pragma=journal_mode=WAL --sqlite-pragma=synchronous=FULL' +
        ' --dynamic-config-value=history.transferProcessorMaxPollRPS=2000',
    );
    expect(told).not.toContain('TimeSkipping');
  });
});

describe('any engine', () => {
  test('answers by HTTP under a name that nobody knows, another at each start', () => {
    const name = () => /httpAllowedHosts=\["(.*)"\]/.exec(serverArguments(settings).join(' '))?.[1];
    expect(name()).toMatch(/^[0-9a-f-]{36}\.invalid$/);
    expect(name()).not.toBe(name());
  });
});

describe('the engine that tests share', () => {
  test('keeps nothing, shows nothing, and skips time', () => {
    const told = serverArguments({ ...settings, ui: undefined, database: undefined, timeSkipping: true });
    expect(told).toContain('--headless');
    expect(told).toContain('--dynamic-config-value=frontend.WorkflowTimeSkippingEnabled=true');
    expect(told.join(' ')).not.toMatch(/--db-filename|--sqlite-pragma|--ui-/);
  });
});
