import { notFoundTexts } from '../../content/fr/help.ts';
import { SearchBox } from './search-box.tsx';

export function NotFound() {
  return (
    <div class="wrap narrow stack page">
      <h1>{notFoundTexts.title}</h1>
      <p>{notFoundTexts.advice}</p>
      <SearchBox />
      <p>
        <a href="/aide">{notFoundTexts.home}</a>
      </p>
    </div>
  );
}
