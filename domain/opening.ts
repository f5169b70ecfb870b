/** What is opened of a question: its page, one that is handled with it, a file, a mail sent, or all of it for its person. */
export const openedParts = ['question', 'joined', 'file', 'mail', 'export'] as const;
export type OpenedPart = (typeof openedParts)[number];

/** As whom it is read; `audit` is given no text. */
export const openingViews = ['support', 'medical', 'audit'] as const;
export type OpeningView = (typeof openingViews)[number];
