const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Groups of 16 bits that name a network of IPv6; the other four are its owner's to choose from. */
const NETWORK = 4;

/**
 * What counts as one sender: an IPv4 address, or the /64 of an IPv6 one, as whoever has one address of it has them all.
 * @param address as a socket or a proxy writes it; anything else is given back as it is
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = MAPPED.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!/^[0-9a-f:.]+$/.test(plain) || !plain.includes(':')) return plain;
  return `${expandAddress(plain).slice(0, NETWORK).join(':')}::/64`;
}

/** The groups that `::` stands for, written out; each without its leading zeros. */
function expandAddress(address: string): string[] {
  const [before = '', after] = address.split('::');
  const head = groupsOf(before);
  const tail = groupsOf(after ?? '');
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array.from({ length: gap }, () => '0'), ...tail].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
