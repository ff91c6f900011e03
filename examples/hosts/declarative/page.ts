import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import '@bizboost/elements/best-times';
import '@bizboost/elements/content-suggestions';
import '@bizboost/elements/live-dashboard';
import '@bizboost/elements/metric-drivers';
import '@bizboost/elements/metric-receipt';
import '@bizboost/elements/post-composer';
import '@bizboost/elements/take-away';
import { html } from 'lit';

/** The page with a frame of every element in it, drawn by the server: what is seen until the numbers come, also without script. */
export async function page(script: string): Promise<string> {
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Chitenge House</title>
    <link rel="icon" href="data:," />
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <h1>Chitenge House</h1>
    <p id="told">Nothing chosen yet</p>
    ${await collectResult(render(tags))}
  </body>
</html>`;
}

const tags = html`
  <live-dashboard src="/bizboost" actions="see-product"></live-dashboard>
  <bizboost-metric-card src="/bizboost" metric="orders"></bizboost-metric-card>
  <bizboost-metric-chart src="/bizboost" metric="units"></bizboost-metric-chart>
  <bizboost-metric-drivers src="/bizboost"></bizboost-metric-drivers>
  <bizboost-metric-receipt src="/bizboost"></bizboost-metric-receipt>
  <bizboost-campaign-table src="/bizboost"></bizboost-campaign-table>
  <bizboost-period-picker></bizboost-period-picker>
  <bizboost-take-away></bizboost-take-away>
  <content-suggestions src="/bizboost"></content-suggestions>
  <bizboost-best-times src="/bizboost"></bizboost-best-times>
  <post-composer src="/bizboost"></post-composer>
`;
