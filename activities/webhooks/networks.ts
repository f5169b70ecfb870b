// Where a receiver may be: anywhere on the public internet, and on the private networks that the installation names. A name is
// looked at as it resolves at each connection: the address that is looked at is the one that is connected to.
import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Of IANA's special-purpose registry, what is not reachable globally or leads to another address within. */
const special: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = blockList(special);
/** Nothing else of IPv6 is given out: loopback, link-local, unique local, mapped and translated ones lie outside. */
const globalIPv6 = blockList([['2000::', 3]]);

export type Networks = {
  /** Whether a connection to that address may be made. */
  admits(address: string): boolean;
  /** For `http.request`: throws NetworkRefused for a name that leads to an address that is not admitted. */
  lookup: LookupFunction;
};

/** @param allowed private networks that may be reached, such as `10.1.0.0/16` */
export function openNetworks(allowed: readonly string[]): Networks {
  const named = blockList(allowed.map(networkParts));
  const admits = (address: string) => isPublic(address) || named.check(address, familyOf(address));
  return { admits, lookup: (host, options, done) => lookUp(admits, host, { options, done }) };
}

function networkParts(network: string): [string, number] {
  const [address = '', bits] = network.split('/');
  return [address, Number(bits)];
}

function isPublic(address: string): boolean {
  if (isIP(address) === 0 || refused.check(address, familyOf(address))) return false;
  return !isIPv6(address) || globalIPv6.check(address, 'ipv6');
}

type Looking = { options: Parameters<LookupFunction>[1]; done: Parameters<LookupFunction>[2] };

/** One address that is not admitted refuses the name: who answers for it wants to be somewhere else. */
function lookUp(admits: (address: string) => boolean, host: string, { options, done }: Looking): void {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    if (!addresses.every(({ address }) => admits(address))) return done(new NetworkRefused(), '');
    const [first] = addresses;
    if (options.all === true || first === undefined) return done(null, addresses);
    done(null, first.address, first.family);
  });
}

function blockList(networks: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks) list.addSubnet(address, bits, familyOf(address));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** The receiver stands on a network that this installation does not let webhooks reach. */
export class NetworkRefused extends Error {
  override name = 'NetworkRefused';
  code = 'network-refused';
}
