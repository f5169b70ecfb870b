// What PGP leaves in a text, for programs that know nothing of it.

/** The text that anybody may read, and what is no words of anybody's. */
export function withoutArmor(text: string): { text: string; ciphertext?: Buffer } {
  const [block] = ENCRYPTED.exec(text) ?? [];
  if (block !== undefined) return { text: text.replace(block, '').trim(), ciphertext: Buffer.from(block) };
  if (!text.includes(SIGNED)) return { text };
  const said = text
    .replace(HEAD, '')
    .replace(SIGNATURE, '')
    .replaceAll(/^- (?=-)/gm, '');
  return { text: said.trim() };
}

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const ENCRYPTED = /^-----BEGIN PGP MESSAGE-----[\s\S]*?(?:^-----END PGP MESSAGE-----|$(?![\s\S]))/m;
const HEAD = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[\w-]+: .*\n)*\n?/m;
const SIGNATURE = /^-----BEGIN PGP SIGNATURE-----[\s\S]*?(?:^-----END PGP SIGNATURE-----|$(?![\s\S]))/m;
