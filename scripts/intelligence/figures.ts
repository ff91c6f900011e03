// npm run intelligence
// Prints the figures of docs/intelligence.md: every page of the data sets judged by a prior that was learned without it.
import {
  reportOf,
  testPage,
  type TestedPage,
} from '../../packages/core/src/capabilities/content/back-test/back-test.ts';
import { PRIOR, PRIOR_ERRORS } from '../../packages/core/src/capabilities/content/model/prior.ts';
import { loadStopWords } from '../../packages/core/src/capabilities/content/text/stop-words.ts';
import { backTestText } from '../../packages/cli/src/output/back-test-text.ts';
import { errorsOf, learnPrior, pagesForPrior, type Page } from './prior-of-pages.ts';

const pages = await pagesForPrior();
if (pages.length === 0) {
  console.log('No data sets: set BIZBOOST_DATA to the folder that holds them. Nothing was measured.');
  process.exit(0);
}

const stopWordsOf = await loadStopWords();
const tested = new Map<Page, TestedPage>();
const errors = errorsOf(pages);
for (const page of pages) {
  const others = pages.filter((other) => other !== page);
  // The module's own lists are written over, for this run only: what ships was learned from all pages.
  Object.assign(PRIOR, learnPrior(others, { errors: false }).linear);
  (PRIOR_ERRORS as number[]).splice(0, PRIOR_ERRORS.length, ...errors);
  const one = testPage({ business: page.business, posts: page.outcomes.map(({ post }) => post) }, stopWordsOf);
  if (one !== undefined) tested.set(page, one);
}

for (const set of [...new Set(pages.map(({ set: name }) => name)), 'all sets']) {
  const ofSet = [...tested].filter(([page]) => set === 'all sets' || page.set === set).map(([, one]) => one);
  if (ofSet.length > 0) console.log(`\n${set}\n${backTestText(reportOf(ofSet))}`);
}
