// A house with a program that is told of events: rounds are run by hand, by the site's clock.
import { deliverWebhooks } from '../../../activities/webhooks/deliver-webhooks.ts';
import { openNetworks } from '../../../activities/webhooks/networks.ts';
import { questionEvents } from '../../../api/machines/read-questions.ts';
import { secretsInForce, suspendWebhook } from '../../../api/machines/webhooks.ts';
import { send, told, type Told } from '../test-site.ts';
import { openStaffed } from '../staffed.ts';
import { openReceiver } from './receiver.ts';

export type Hooked = Awaited<ReturnType<typeof openHooked>>;

export async function openHooked({ allowed = ['127.0.0.0/8'] }: { allowed?: string[] } = {}) {
  const config = { publicUrl: 'http://localhost', proxies: 1, webhooksToLoopback: true };
  const site = await openStaffed({ config });
  let receiver = await openReceiver();
  const { store, vault, clock } = site;
  const began = clock.now;
  const house = { store, vault, now: () => clock.now };
  const deliver = deliverWebhooks({
    store,
    networks: openNetworks(allowed),
    bodyOf: async (delivery) => {
      const data = await questionEvents(house, delivery);
      return data && { type: 'question.changed', timestamp: new Date(delivery.at).toISOString(), data };
    },
    secretsOf: (webhook) => secretsInForce(house, webhook),
    disable: async (webhook, why) => void (await suspendWebhook(house, webhook, { why, by: 'system' })),
    patienceMs: 300,
    now: house.now,
  });
  const by = (key: string, line: string, body?: unknown) => told(send(site.api, line, { token: key, body }));
  return {
    ...site,
    get receiver() {
      return receiver;
    },
    /** Back to the first instant, with another receiver. */
    async again() {
      clock.now = began;
      await receiver.close();
      receiver = await openReceiver();
    },
    by,
    deliver,
    /** A key with these scopes. */
    async keyWith(...scopes: string[]): Promise<{ id: string; key: string }> {
      const { body } = await site.as('paule', 'POST /api/desk/machine-keys', { name: 'Entrepôt', scopes });
      return { id: body['id'], key: body['key'] };
    },
    /** A receiver of a key of its own, told of what happens from now on. */
    async subscribed(url = receiver.url): Promise<Told & { id: string; token: string }> {
      const { key } = await this.keyWith('questions:read', 'webhooks:manage');
      const { status, body } = await by(key, 'POST /api/v1/webhooks', { url });
      if (status !== 201) throw new Error(`no webhook: ${status} ${JSON.stringify(body)}`);
      return { ...body, id: body['id'], token: key };
    },
    /** Rounds until there is nothing to do at this instant; gives what the last one said. */
    async rounds(webhook: string) {
      for (;;) {
        const round = await deliver({ webhook });
        if (round.ended || round.waitMs !== 0) return round;
      }
    },
    async close() {
      await receiver.close();
      await site.remove();
    },
  };
}
