import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './App.tsx';

/** The page, with everything in it that needs no browser. */
export const page = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Chitenge House</title>
    <link rel="icon" href="data:," />
    <style>
      live-dashboard:not(:defined) { display: block; min-block-size: 60rem; }
    </style>
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <div id="app">${renderToString(
      <StrictMode>
        <App />
      </StrictMode>,
    )}</div>
  </body>
</html>`;
