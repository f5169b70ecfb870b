import { article as articleWords, home, site, topic as words, audiences } from '../../content/fr/help.ts';
import type { PromiseWords } from '../../content/promise-text.ts';
import { Icon, topicIcon } from '../icons.tsx';
import type { HelpReader } from './search-result.ts';
import { addressFor, ReaderChoice } from './reader-choice.tsx';
import { SearchBox } from './search-box.tsx';
import type { PublishedTopic } from './published-topics.ts';

/** Articles shown of each topic before "Voir les …". */
const SHOWN = 4;

export function Hero({ reader }: { reader?: HelpReader | undefined }) {
  return (
    <div class="hero wrap">
      <h1>{home.title}</h1>
      <p class="hero-lead">{home.lead}</p>
      <SearchBox large reader={reader} />
    </div>
  );
}

type HomeSeen = { topics: PublishedTopic[]; reader?: HelpReader | undefined; promise: PromiseWords };

export function Home({ topics, reader, promise }: HomeSeen) {
  return (
    <div class="wrap page home">
      <ReaderChoice reader={reader} path="/aide" />
      <div class="topics">
        {topics.map((topic) => (
          <TopicCard topic={topic} reader={reader} />
        ))}
      </div>
      <Contact promise={promise} />
    </div>
  );
}

function TopicCard({ topic, reader }: { topic: PublishedTopic; reader?: HelpReader | undefined }) {
  const { name, slug, articles } = topic;
  return (
    <section class="topic" aria-labelledby={`theme-${slug}`}>
      <h2 id={`theme-${slug}`}>
        <Icon name={topicIcon(name)} />
        <span>{name}</span>
      </h2>
      <ul>
        {articles.slice(0, SHOWN).map((article) => (
          <li>
            <a href={`/aide/${article.slug}`}>{article.title}</a>
          </li>
        ))}
      </ul>
      {articles.length > SHOWN && (
        <a class="more" href={addressFor({ path: `/aide/theme/${slug}`, reader })}>
          {home.all(articles.length)}
          <span class="unseen"> : {name}</span>
        </a>
      )}
    </section>
  );
}

function Contact({ promise }: { promise: PromiseWords }) {
  return (
    <section class="contact" aria-labelledby="contact">
      <div>
        <h2 id="contact">{home.notFound}</h2>
        <p>{home.promise(promise)}</p>
      </div>
      <p class="contact-ways">
        <a class="button" href="/question" data-paladin-chat>
          <Icon name="chat" /> {home.ask}
        </a>
        <a class="button is-plain" href="mailto:bonjour@paladin.fr">
          <Icon name="mail" /> bonjour@paladin.fr
        </a>
      </p>
    </section>
  );
}

export function TopicPage({ topic, reader }: { topic: PublishedTopic; reader: HelpReader | undefined }) {
  return (
    <div class="wrap narrow stack page">
      <nav class="crumbs" aria-label={articleWords.path}>
        <a href={addressFor({ path: '/aide', reader })}>{site.place}</a>
      </nav>
      <h1>{topic.name}</h1>
      <p class="quiet">
        {words.count(topic.articles.length)}
        {reader && ` · ${audiences[reader]}`}
      </p>
      <ul class="results">
        {topic.articles.map(({ slug, title, answer, audience }) => (
          <li>
            <h2>
              <a href={`/aide/${slug}`}>{title}</a>
            </h2>
            <p>{answer}</p>
            {audience !== 'both' && reader === undefined && <p class="quiet">{audiences[audience]}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
