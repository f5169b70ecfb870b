// Colleagues who are named in a note: « @lea », « @Léa ».

type Colleague = { id: string; name: string };

/** Ids of those whom a note names, by their id or their first name; a first name that two bear names neither. */
export function mentionedIn(text: string, colleagues: readonly Colleague[]): string[] {
  const called = new Set(
    [...text.matchAll(/(?<![\p{L}\d.@])@([\p{L}\d][\p{L}\d._-]*)/gu)].map(([, name = '']) => plain(name)),
  );
  return colleagues
    .filter(({ id, name }) => {
      const first = plain(firstOf(name));
      const isAlone = colleagues.filter((one) => plain(firstOf(one.name)) === first).length === 1;
      return called.has(plain(id)) || (isAlone && called.has(first));
    })
    .map(({ id }) => id);
}

function firstOf(name: string): string {
  return name.replace(/^(?:Dr|Pr|M\.|Mme) /, '').split(' ')[0] ?? name;
}

/** Without case, accents, nor the full stop of a sentence. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[._-]+$/, '');
}

/** In an agent's place among those who look at a question: who asked, typing in the chat. No agent is called so. */
export const THE_PERSON = '@person';
