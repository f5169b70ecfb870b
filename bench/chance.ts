/** What a run draws: the same for the same seed. */
export type Chance = {
  /** A whole number from 0, below the limit. */
  upTo: (limit: number) => number;
  of: <T>(some: readonly [T, ...T[]]) => T;
  /** Words, so that nothing is the same twice. */
  text: (length: number) => string;
  bytes: (length: number) => Buffer;
};

const WORDS =
  'bonjour facture rendez-vous salarié visite employeur merci demain je ne peux pas me connecter a écrit [ ( > le 12/03 ' +
  'médecin arrêt travail compte mot de passe adhérent effectif déclaration cotisation douleur dos fatigue convocation';

export function chanceFrom(seed: number): Chance {
  const words = WORDS.split(' ');
  let state = seed >>> 0;
  const next = () => {
    // Mulberry32: small, and the same everywhere.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const of: Chance['of'] = (some) => some[Math.floor(next() * some.length)] ?? some[0];
  return {
    of,
    upTo: (limit) => Math.floor(next() * limit),
    text: (length) => {
      let text = '';
      while (text.length < length) text += `${words[Math.floor(next() * words.length)]} `;
      return text.slice(0, length);
    },
    bytes: (length) => {
      const bytes = Buffer.alloc(length);
      for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE(Math.floor(next() * 4_294_967_296), at);
      return bytes;
    },
  };
}
