/** What the button says on a page that embeds the chat, in the language of that page. */
export const embedWords = {
  fr: {
    ask: 'Poser une question',
    title: 'Votre question à Paladin',
    unread: (count: number) => (count === 1 ? '1 nouveau message' : `${count} nouveaux messages`),
    elsewhere: 'Poser une question (nouvel onglet)',
  },
  en: {
    ask: 'Ask a question',
    title: 'Your question to Paladin',
    unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
    elsewhere: 'Ask a question (new tab)',
  },
} as const;
