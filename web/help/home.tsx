import { Icon, topicIcon } from '../icons.tsx';
import { SearchBox } from './search-box.tsx';
import type { Reader } from './search.ts';
import type { Topic } from './topics.ts';

/** Articles shown of each topic before "Voir les …". */
const SHOWN = 4;

export function Hero({ reader }: { reader?: Reader | undefined }) {
  return (
    <div class="hero wrap">
      <h1>Comment pouvons-nous vous aider ?</h1>
      <p class="hero-lead">La réponse est souvent ici. Sinon, posez votre question : nous vous répondons.</p>
      <SearchBox large reader={reader} />
    </div>
  );
}

export function Home({ topics, reader }: { topics: Topic[]; reader?: Reader | undefined }) {
  return (
    <div class="wrap page">
      <ReaderChoice reader={reader} />
      <div class="topics">
        {topics.map((topic) => (
          <TopicCard topic={topic} reader={reader} />
        ))}
      </div>
      <Contact />
    </div>
  );
}

function ReaderChoice({ reader }: { reader?: Reader | undefined }) {
  const choices = [
    { href: '/aide', label: 'Tous', is: undefined },
    { href: '/aide?pour=salarie', label: 'Salarié', is: 'employee' },
    { href: '/aide?pour=employeur', label: 'Employeur ou RH', is: 'employer' },
  ] as const;
  return (
    <nav class="choice" aria-label="Qui êtes-vous ?">
      {choices.map(({ href, label, is }) => (
        <a href={href} {...(is === reader ? { 'aria-current': 'true' } : {})}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function TopicCard({ topic, reader }: { topic: Topic; reader?: Reader | undefined }) {
  const { name, slug, articles } = topic;
  const pour = reader ? `?pour=${reader === 'employee' ? 'salarie' : 'employeur'}` : '';
  return (
    <section class="topic" aria-labelledby={`theme-${slug}`}>
      <h2 id={`theme-${slug}`}>
        <Icon name={topicIcon(name)} /> {name}
      </h2>
      <ul>
        {articles.slice(0, SHOWN).map((article) => (
          <li>
            <a href={`/aide/${article.slug}`}>{article.title}</a>
          </li>
        ))}
      </ul>
      {articles.length > SHOWN && (
        <a class="more" href={`/aide/theme/${slug}${pour}`}>
          Voir les {articles.length} articles<span class="unseen"> : {name}</span>
        </a>
      )}
    </section>
  );
}

function Contact() {
  return (
    <section class="contact" aria-labelledby="contact">
      <div>
        <h2 id="contact">Vous n’avez pas trouvé ?</h2>
        <p>
          Chaque demande est enregistrée, tracée et traitée. Un conseiller vous répond en moins de 60 minutes
          d’ouverture, et votre demande est résolue en moins de 24 heures d’ouverture.
        </p>
      </div>
      <p class="contact-ways">
        <a class="button" href="/question" data-open-chat>
          <Icon name="chat" /> Poser une question
        </a>
        <a class="button is-plain" href="mailto:bonjour@paladin.fr">
          <Icon name="mail" /> bonjour@paladin.fr
        </a>
      </p>
    </section>
  );
}

export function TopicPage({ topic }: { topic: Topic }) {
  return (
    <div class="wrap narrow stack page">
      <nav class="crumbs" aria-label="Fil d’Ariane">
        <a href="/aide">Centre d’aide</a>
      </nav>
      <h1>{topic.name}</h1>
      <ul class="results">
        {topic.articles.map(({ slug, title, answer }) => (
          <li>
            <h2>
              <a href={`/aide/${slug}`}>{title}</a>
            </h2>
            <p>{answer}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function NotFound() {
  return (
    <div class="wrap narrow stack page">
      <h1>Cette page n’existe pas</h1>
      <p>L’adresse a peut-être changé. Cherchez l’article, ou revenez à l’accueil du centre d’aide.</p>
      <SearchBox />
      <p>
        <a href="/aide">Accueil du centre d’aide</a>
      </p>
    </div>
  );
}
