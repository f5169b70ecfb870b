/**
 * What is opened of a question: its page, one that is handled with it, a file, a mail sent, all of it for its person, or its
 * line in a list (a name and first words), once a day for each reader.
 */
export const openedParts = ['question', 'joined', 'file', 'mail', 'export', 'line'] as const;
export type OpenedPart = (typeof openedParts)[number];

/** As whom it is read; `audit` is given no text. */
export const openingViews = ['support', 'medical', 'audit'] as const;
export type OpeningView = (typeof openingViews)[number];
