import type { Command } from 'commander';
import { deploymentOf, type Deployment, type WorkerVersion } from '../temporal-server/deployment.ts';
import { versioningSettings } from '../worker/versioning-settings.ts';
import { onEngine } from './on-engine.ts';

export function workersCommand(program: Command): void {
  const workers = program
    .command('workers')
    .description('the versions of the workers, and which of them takes up what (docs/changing-a-workflow.md)')
    .action(() => onDeployment(async () => {}));
  workers
    .command('current')
    .description(
      'have a version take up all that begins, and whatever may go over to it; back again the same way',
    )
    .argument('<build>', 'its PALADIN_BUILD')
    .action((build: string) => onDeployment((deployment) => deployment.makeCurrent(build)));
  workers
    .command('ramp')
    .description('have a version take up a share of that')
    .argument('<build>', 'its PALADIN_BUILD')
    .argument('<percent>', '0 takes it back', percentOf)
    .action((build: string, percent: number) =>
      onDeployment((deployment) => deployment.ramp(build, percent)),
    );
  workers
    .command('unversioned')
    .description('have workers that say nothing of their version take up everything again')
    .action(() => onDeployment((deployment) => deployment.makeCurrent(undefined)));
}

async function onDeployment(act: (deployment: Deployment) => Promise<void>): Promise<void> {
  const { PALADIN_DEPLOYMENT: name } = versioningSettings.parse(process.env);
  const { client, close } = await onEngine();
  try {
    const deployment = deploymentOf(client, name);
    await act(deployment);
    for (const version of await deployment.versions()) console.log(lineOf(version));
  } finally {
    await close();
  }
}

function lineOf({ build, standing, percent, since }: WorkerVersion): string {
  const share = percent === undefined ? '' : ` ${percent} %`;
  const known = since === undefined ? '' : `  known since ${new Date(since).toISOString()}`;
  return `${build.padEnd(20)}  ${standing}${share}${known}`;
}

function percentOf(given: string): number {
  const percent = Number(given);
  if (!(percent >= 0 && percent <= 100)) throw new Error('The share is a percentage, from 0 to 100.');
  return percent;
}
