/** In words: nobody who cries for help writes more. */
export const CRY = 8;
