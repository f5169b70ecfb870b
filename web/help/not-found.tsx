import { notFound } from '../../content/fr/help.ts';
import { SearchBox } from './search-box.tsx';

export function NotFound() {
  return (
    <div class="wrap narrow stack page">
      <h1>{notFound.title}</h1>
      <p>{notFound.advice}</p>
      <SearchBox />
      <p>
        <a href="/aide">{notFound.home}</a>
      </p>
    </div>
  );
}
