import { states } from '../../../content/fr/browser-texts.ts';

/** In the language of the page. */
export const stateWords = document.documentElement.lang === 'en' ? states.en : states.fr;
