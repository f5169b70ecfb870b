import { describe, expect, test } from 'vitest';
import { networkOf } from '../../domain/network.ts';
import { rateLimiter } from '../../domain/rate-limit.ts';

describe('who counts as one sender', () => {
  // oxfmt-ignore
  test.each([
    ['an IPv4 address',                         '203.0.113.7',                       '203.0.113.7'],
    ['the same, as an IPv6 socket writes it',   '::ffff:203.0.113.7',                '203.0.113.7'],
    ['an IPv6 address, with its whole /64',     '2001:db8:1:2:aaaa:bbbb:cccc:dddd',  '2001:db8:1:2::/64'],
    ['another of the same /64',                 '2001:DB8:0001:2::1',                '2001:db8:1:2::/64'],
    ['one whose zeros are left out before',     '2001:db8::5:0:0:1',                 '2001:db8:0:0::/64'],
    ['the local one',                           '::1',                               '0:0:0:0::/64'],
    ['a link-local one, without its interface', 'fe80::1%eth0',                      'fe80:0:0:0::/64'],
    ['what is no address',                      'unknown',                           'unknown'],
  ])('%s', (_, address, network) => expect(networkOf(address)).toBe(network));
});

describe('a rate limit', () => {
  const minute = 60_000;

  test('lets a burst through, then says how long to wait, and refills with time', () => {
    let now = 0;
    const ration = rateLimiter({ burst: 2, perMinute: 6 }, () => now);
    expect([1, 2, 3].map(() => ration('ana'))).toEqual([0, 0, 10]);
    expect(ration('paul')).toBe(0);
    now += minute / 6;
    expect([1, 2].map(() => ration('ana'))).toEqual([0, 10]);
  });

  test('forgets senders rather than grow for ever', () => {
    const ration = rateLimiter({ burst: 1, perMinute: 1 }, () => 0);
    for (let sender = 0; sender < 10_001; sender += 1) ration(String(sender));
    expect(ration('0')).toBe(0);
  });
});
