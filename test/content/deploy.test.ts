import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readSecretFiles } from '../../cli/secret-files.ts';
import { searchAttributes } from '../../domain/search-attributes.ts';
import { text } from '../support/watched.ts';

const Service = z.looseObject({
  image: z.string(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  restart: z.string().optional(),
  read_only: z.boolean().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  deploy: z.looseObject({ replicas: z.number().default(1), resources: z.unknown() }).optional(),
});
const Limits = z.looseObject({ memory: z.string() });
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  secrets: z.record(z.string(), z.unknown()),
});
const compose = Compose.parse(parse(text('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'paladin:local');

describe('docker-compose.yml', () => {
  test('runs two of the pages, three workers and two of mail, on a read-only file system', () => {
    expect(ours.map(([name, { deploy }]) => [name, deploy?.replicas])).toEqual([
      ['api', 2],
      ['worker', 3],
      ['mail', 2],
    ]);
    expect(ours.every(([, { read_only: readOnly }]) => readOnly)).toBe(true);
  });

  test.each(services)('%s has no capability, gains none, and is named by a version', (_name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.image).toMatch(/:(?!latest)[\w.-]+$/);
  });

  test('limits the memory of whatever goes on, and holds no secret but by the name of its file', () => {
    const unlimited = services.filter(
      ([, { restart, deploy }]) =>
        restart !== undefined && !z.object({ limits: Limits }).safeParse(deploy?.resources).success,
    );
    expect(unlimited).toEqual([]);
    const secrets = services
      .flatMap(([, { environment }]) => Object.entries(environment))
      .filter(([name]) => /PASSWORD|PWD|SECRET|MASTER_KEY|DATABASE_URL/.test(name));
    expect(secrets.filter(([, value]) => !value.startsWith('/run/secrets/'))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(3);
  });
});

describe('what runs before the service', () => {
  test('registers every search attribute that the process sets, with its type', () => {
    const named = [...text('docker-compose.yml').matchAll(/\b([A-Z]\w+):(Keyword|Datetime)\b/g)];
    expect(named.map(([, name, type]) => `${name} ${type?.toUpperCase()}`)).toEqual(
      searchAttributes.map(({ name, type }) => `${name} ${type}`),
    );
  });

  test('draws every secret that a service is given', () => {
    const drawn = text('deploy/make-secrets.sh');
    for (const name of Object.keys(compose.secrets)) expect(drawn).toContain(`keep ${name} `);
  });
});

describe('the example of Kubernetes', () => {
  const documents = ['api', 'worker', 'mail'].flatMap((name) =>
    parseAllDocuments(text(`deploy/kubernetes/${name}.yaml`)).map((document) =>
      z.looseObject({ kind: z.string() }).parse(document.toJS()),
    ),
  );
  const ofKind = (kind: string) => documents.filter((document) => document.kind === kind);

  test('probes each part, drops all rights, and keeps one of each while nodes are drained', () => {
    const deployments = ofKind('Deployment');
    expect(deployments).toHaveLength(3);
    expect(ofKind('PodDisruptionBudget')).toHaveLength(3);
    const path = 'spec.template.spec.containers.0';
    for (const deployment of deployments) {
      expect(deployment).toHaveProperty('spec.template.spec.securityContext.runAsNonRoot', true);
      expect(deployment).toHaveProperty(`${path}.livenessProbe.httpGet.path`, '/live');
      expect(deployment).toHaveProperty(`${path}.readinessProbe.httpGet.path`, '/ready');
      expect(deployment).toHaveProperty(`${path}.securityContext.readOnlyRootFilesystem`, true);
      expect(deployment).toHaveProperty(`${path}.securityContext.capabilities.drop`, ['ALL']);
    }
  });

  test('has as many workers as their tasks’ wait calls for', () => {
    const [scaler] = ofKind('HorizontalPodAutoscaler');
    expect(scaler).toHaveProperty('spec.metrics.0.external.metric.name', 'paladin_task_start_p95_seconds');
  });
});

describe('a setting whose value stands in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paladin-secrets-'));
  const file = join(folder, 'key');
  writeFileSync(file, 'abc\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read from there, unless it is given; a file that cannot be read is named', () => {
    const env: NodeJS.ProcessEnv = {
      PALADIN_MASTER_KEY_FILE: file,
      DATABASE_URL_FILE: file,
      DATABASE_URL: 'given',
      TEMPORAL_CONFIG_FILE: file,
      OTHER_FILE: file,
    };
    readSecretFiles(env);
    expect(env).toMatchObject({ PALADIN_MASTER_KEY: 'abc', DATABASE_URL: 'given' });
    expect(env).not.toHaveProperty('TEMPORAL_CONFIG');
    expect(env).not.toHaveProperty('OTHER');
    expect(() => readSecretFiles({ SMTP_URL_FILE: '/nowhere' })).toThrow(/SMTP_URL_FILE names \/nowhere/);
  });
});
