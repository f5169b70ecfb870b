import { states, fileStates as both } from '../../../content/fr/browser-texts.ts';

/** In the language of the page. */
const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
export const stateWords = states[language];
export const fileStates = both[language];
