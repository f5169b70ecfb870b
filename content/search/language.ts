import { foldText } from './tokenize.ts';

/** Languages that are recognised beside French; `other` is one in which nothing is written here. */
export type Language = 'en' | 'es' | 'pt' | 'it' | 'de' | 'ar' | 'other';

/** Polish, Romanian and Turkish, told from French by their small words. */
type Unwritten = 'pl' | 'ro' | 'tr';

/** Small words that no sentence of a language does without, and that the others lack. */
const SMALL: Readonly<Record<Exclude<Language, 'ar' | 'other'> | 'fr' | Unwritten, string>> = {
  fr: 'le la les un une des du de et est je vous mon ma mes pour dans sur avec que qui quand comment pas ne au aux ce ou mais il elle on nous votre vos combien faut peut puis suis ai y d j qu en nos ca ses son sa leur si cette chez c l n s m t',
  en: 'the of and to in is you your for with that this it my how what when where can do does not have i me we are be please must need get',
  es: 'el los las y es en que para con por mi mis como cuando donde puedo no tengo una necesito quiero cita hola usted de la mas sin medico trabajo cuenta contrasena empresa gracias puede hablo espanol olvidado recibido se su',
  pt: 'o os as e em que para com por meu minha como quando onde posso nao tenho uma preciso quero ola voce do da mais sem medico trabalho consulta recebi senha conta empresa obrigado voces esqueci convite nao se seu sua uma',
  it: 'il lo gli e di che per con mio mia come quando dove posso non ho una devo vorrei ciao buongiorno del della visita medico lavoro sono mi ho ha dimenticato appuntamento account grazie posso fare mio la azienda ricevuto vi',
  pl: 'nie jest na jak kiedy gdzie mam musze moge czy w z i sie moja moj moje po dla prosze dziekuje lekarza lekarz pracy wizyta wizyte mozna dzien dobry isc chce',
  ro: 'cand trebuie sa merg medicul medic muncii unde cum pot nu am vreau este pentru programare programarea buna ziua multumesc mea meu care si fac imi vizita',
  tr: 'bir ve icin nasıl ne zaman nerede var mi mı benim randevu randevum randevumu hekimi isyeri doktor istiyorum yok ile bu gerekiyor lazim merhaba tesekkurler muayene degistirebilirim',
  de: 'der die das und ist ich sie mein meine fur mit wie wann wo kann nicht habe ein eine muss bitte zu den dem termin arzt hallo brauche passwort vergessen konto danke wir meinen einen keine',
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the keys' type
const LANGUAGES = Object.keys(SMALL) as readonly (keyof typeof SMALL)[];
const sets = LANGUAGES.map((language) => [language, new Set(SMALL[language].split(' '))] as const);

/** Said alone, they tell a language already; French people say « hello » too. */
const GREETINGS: readonly (readonly [Language, RegExp])[] = [
  ['en', /^good (?:morning|afternoon|evening|day)\b/],
  ['es', /^(?:hola|buenos dias|buenas(?: tardes| noches)?)\b/],
  ['pt', /^(?:ola|oi|bom dia|boa (?:tarde|noite))\b/],
  ['it', /^(?:buongiorno|buonasera|salve)\b/],
  ['de', /^(?:hallo|guten (?:tag|morgen|abend)|gruss gott)\b/],
];
const SHORT = 3;

/** Words whose language is beyond doubt needed before it is named. */
const ENOUGH = 2;

/** The language of a text when it is surely another than French. */
export function foreignLanguage(text: string): Language | undefined {
  if ((text.match(/\p{Script=Arabic}/gu) ?? []).length > 2) return 'ar';
  if ((text.match(OTHER_SCRIPT) ?? []).length > 2) return 'other';
  const words = foldText(text).match(/[\p{L}]+/gu) ?? [];
  if (words.length <= SHORT) {
    const greeted = GREETINGS.find(([, greeting]) => greeting.test(words.join(' ')));
    if (greeted) return greeted[0];
  }
  const counts = sets.map(
    ([language, small]) => [language, words.filter((word) => small.has(word)).length] as const,
  );
  const [first, second] = counts.toSorted(([, one], [, other]) => other - one);
  if (!first || first[0] === 'fr' || first[1] < ENOUGH || first[1] === second?.[1]) return undefined;
  const french = counts.find(([language]) => language === 'fr')?.[1] ?? 0;
  return first[1] >= 1.5 * french ? namedLanguage(first[0]) : undefined;
}

/** Letters of neither French nor Arabic. */
const OTHER_SCRIPT = /(?![\p{Script=Latin}\p{Script=Arabic}])\p{L}/gu;

function namedLanguage(language: keyof typeof SMALL): Language | undefined {
  if (language === 'fr') return undefined;
  return language === 'pl' || language === 'ro' || language === 'tr' ? 'other' : language;
}
