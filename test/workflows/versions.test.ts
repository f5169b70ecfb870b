import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../../domain/policy.ts';
import { questionClient } from '../../intake/question-client.ts';
import { deploymentOf } from '../../temporal-server/deployment.ts';
import { createWorker } from '../../worker/worker.ts';
import { reading } from '../support/cast.ts';
import { houseSigner, openHouse, type House } from '../support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a life under way goes over to the next version of the workers, and back, when it is made current', async () => {
  const { client, address, namespace } = house.engine;
  const [taskQueue, name] = [randomUUID(), `paladin-${randomUUID()}`];
  const deployment = deploymentOf(client, name);
  const desk = questionClient({ client, taskQueue, signer: houseSigner });
  const standing = async (build: string) =>
    (await deployment.versions().catch(() => [])).find((version) => version.build === build);
  const reference = `PAL-${randomUUID()}`;
  const complaint = reading({ route: 'complaint' });
  house.world.reads.set(reference, complaint);

  const endFirst = await hosted('first');
  await expect.poll(() => standing('first')).toMatchObject({ standing: 'idle' });
  await takenBy(() => deployment.makeCurrent('first'));
  await client.workflow.signalWithStart('question', {
    taskQueue,
    workflowId: reference,
    args: [{ reference, channel: 'chat', role: 'employee', at: Date.now(), policy: published }],
    signal: 'message',
    signalArgs: [{ id: `${reference}.1`, at: Date.now(), reading: complaint }],
  });
  await expect.poll(() => desk.state(reference)).toMatchObject({ status: 'queued' });

  const endSecond = await hosted('second');
  await expect.poll(() => standing('second')).toMatchObject({ standing: 'idle' });
  await takenBy(() => deployment.ramp('second', 20));
  await expect.poll(() => standing('second')).toMatchObject({ standing: 'ramping', percent: 20 });
  await takenBy(() => deployment.makeCurrent('second'));
  await endFirst();
  const claim = { name: 'claim', id: randomUUID(), agent: 'lea' } as const;
  expect(await desk.command(reference, claim)).toEqual({ applied: expect.any(Number) });

  const endFirstAgain = await hosted('first');
  await takenBy(() => deployment.makeCurrent('first'));
  await endSecond();
  const note = { name: 'note', id: randomUUID(), agent: 'marc', message: 'n1' } as const;
  expect(await desk.command(reference, note)).toEqual({ applied: expect.any(Number) });
  await client.workflow.getHandle(reference).terminate();
  await endFirstAgain();

  /** The engine refuses a version until each of its task queues was polled once: an operator tries again as well. */
  async function takenBy(change: () => Promise<unknown>): Promise<void> {
    await expect
      .poll(() =>
        change().then(
          () => 'taken',
          (refusal: Error) => refusal.message,
        ),
      )
      .toBe('taken');
  }

  async function hosted(build: string): Promise<() => Promise<void>> {
    const connection = await NativeConnection.connect({ address });
    const versioning = { deployment: name, build, behavior: 'AUTO_UPGRADE' } as const;
    const { activities } = house.world;
    const worker = await createWorker({ connection, namespace, taskQueue, activities, versioning });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
      await connection.close();
    };
  }
});
