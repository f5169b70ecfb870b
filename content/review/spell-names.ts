// Groups are named by folded words; people read them as they are written, with their accents.
import { foldText } from '../search/tokenize.ts';

/** @returns names made of `words`, each as these texts write it most often */
export function spellNames(names: readonly string[], texts: readonly string[]): string[] {
  const wanted = new Set(names.flatMap((name) => name.split(' · ')));
  const written = new Map<string, Map<string, number>>();
  for (const word of texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? [])) {
    const folded = foldText(word);
    if (!wanted.has(folded)) continue;
    const forms = written.get(folded) ?? new Map<string, number>();
    written.set(folded, forms.set(word, (forms.get(word) ?? 0) + 1));
  }
  const spell = (word: string) => mostUsed(written.get(word) ?? new Map<string, number>()) ?? word;
  return names.map((name) => name.split(' · ').map(spell).join(' · '));
}

/** Of two that are used as often, the one with accents. */
function mostUsed(forms: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...forms].toSorted(([one, uses], [other, more]) => more - uses || (one < other ? 1 : -1));
  return first?.[0];
}
