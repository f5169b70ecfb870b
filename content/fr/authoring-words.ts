import type { ArticleFault, FaultCode } from '../article-faults.ts';

/** What stands in the way of an article, for its editors. */
const faults: Record<FaultCode, (detail: string) => string> = {
  expired: (date) => `la date de relecture (${date}) est passée`,
  'reviewed-later': (date) => `la date de la dernière relecture (${date}) est à venir`,
  'expires-first': () => 'la prochaine relecture vient avant la dernière',
  'no-such-section': (section) => `une source nomme une section absente : « ${section} »`,
  'source-old': (section) => `la source de « ${section} » a été relue il y a plus d’un an`,
  'points-nowhere': (slug) => `mène à l’article ${slug}, qui n’existe pas`,
  'points-to-draft': (slug) => `mène à l’article ${slug}, qui n’est pas publié`,
  'own-relation': () => 'se cite lui-même parmi les articles liés',
  'address-in-use': (slug) => `l’ancienne adresse ${slug} est celle d’un autre article`,
  'address-taken': (slug) => `l’adresse ${slug} est celle d’un autre article`,
  'same-title': () => 'porte le titre d’un autre article',
  'no-answer': () => 'ne commence pas par sa réponse',
  'hard-to-read': (mean) => `difficile à lire : ${mean} mots par phrase, quinze au plus`,
  'long-sentence': (words) => `difficile à lire : une phrase de ${words} mots, trente au plus`,
  'medical-advice': (paragraph) => `le passage ${paragraph} se lit comme un conseil médical`,
  'about-somebody': (what) => `nomme une personne ou un dossier : ${what}`,
  placeholder: (name) => `{{${name}}} n’est pas un chiffre de l’engagement`,
  field: (problem) => `ne se lit pas : ${problem}`,
};

/** "reclamation : mène à l’article bus, qui n’est pas publié". */
export function faultInWords({ slug, code, detail }: Omit<ArticleFault, 'code'> & { code: string }): string {
  const words = Object.entries(faults).find(([known]) => known === code)?.[1];
  return `${slug} : ${words?.(detail) ?? detail}`;
}
