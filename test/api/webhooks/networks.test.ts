// Where a receiver may be: what somebody writes into an address must not lead into the house.
import { describe, expect, test } from 'vitest';
import { openNetworks } from '../../../activities/webhooks/networks.ts';
import { postOut } from '../../../activities/webhooks/post.ts';
import { isWebhookAddress } from '../../../domain/webhooks.ts';
import { openReceiver } from './receiver.ts';

const [outside, here] = [openNetworks([]), openNetworks(['127.0.0.0/8', '10.1.0.0/16', 'fd00:1::/32'])];
const post = (url: string, networks = outside) => postOut({ url, headers: {}, body: '{}', networks });

describe('a network', () => {
  test.each([
    ['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['169.254.169.254', '100.64.0.1', '198.18.0.1', '192.0.2.1', '224.0.0.1', '255.255.255.255'],
    ['::', '::1', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1'],
    ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '::127.0.0.1', 'localhost', '', '1'],
  ])('of the house or of nobody is refused: %s', (...addresses) => {
    for (const address of addresses) expect([address, outside.admits(address)]).toEqual([address, false]);
  });

  test('of the internet is admitted, and those that the installation names', () => {
    for (const address of ['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a01::1'])
      expect([address, outside.admits(address)]).toEqual([address, true]);
    for (const address of ['127.0.0.1', '10.1.2.3', 'fd00:1::9'])
      expect([address, here.admits(address)]).toEqual([address, true]);
    for (const address of ['10.2.0.1', '::1', 'fd00:2::1']) expect(here.admits(address)).toBe(false);
  });
});

describe('what is sent', () => {
  test('goes by https, by http to this machine alone where that is allowed, and carries no password', () => {
    for (const url of ['https://entrepot.example/crochet', 'https://10.0.0.1/'])
      expect(isWebhookAddress(url, { loopback: false })).toBe(true);
    for (const url of ['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/']) {
      expect(isWebhookAddress(url, { loopback: false })).toBe(false);
      expect(isWebhookAddress(url, { loopback: true })).toBe(true);
    }
    for (const url of [
      'http://entrepot.example/',
      'http://127.0.0.2/',
      'https://a:b@x.example/',
      'file:///etc',
      'x',
    ])
      expect([url, isWebhookAddress(url, { loopback: true })]).toEqual([url, false]);
  });

  test('never reaches a private address, however it is written, nor a name that leads to one', async () => {
    const receiver = await openReceiver();
    const { port } = new URL(receiver.url);
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '[::1]',
      '[::ffff:7f00:1]',
      'localhost',
    ])
      await expect(post(`https://${host}:${port}/`)).rejects.toMatchObject({ code: 'network-refused' });
    await expect(post('https://169.254.169.254/latest/meta-data')).rejects.toMatchObject({
      code: 'network-refused',
    });
    expect(receiver.asked).toBe(0);
    expect(await post(receiver.url, here)).toEqual({ status: 204 });
    await receiver.close();
  });

  test('reads of an answer its status alone, however long it is, and follows it nowhere', async () => {
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 307, headers: { location: receiver.url } });
    expect(await post(receiver.url, here)).toEqual({ status: 307 });
    receiver.answer = () => ({ status: 200, headers: { 'x-long': 'x'.repeat(10_000) } });
    await expect(post(receiver.url, here)).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' });
    expect(receiver.asked).toBe(2);
    await receiver.close();
  });
});
