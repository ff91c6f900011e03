// Plain tags, whose code comes by the script tag when it comes. React sets a property that an element has, and writes an attribute for
// one that it does not have yet, so what is no text goes through `ref` here.
import type {} from '@bizboost/elements/types/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const visitors = { label: 'Visitors at the door', value: 7, unit: 'count' } as const;

function App() {
  const [told, tell] = useState('Nothing chosen yet');
  return (
    <>
      <h1>Chitenge House</h1>
      <p id="told">{told}</p>
      <bizboost-metric-card
        id="given"
        ref={(card) => {
          if (card) card.data = visitors;
        }}
      />
      <live-dashboard
        src="/bizboost"
        actions="see-product"
        onbizboost-period-change={({ detail }) => tell(`Period: ${detail.period}`)}
        onbizboost-action={({ detail }) => tell(`${detail.action}: ${detail.name}`)}
      />
    </>
  );
}

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/bizboost/elements.js' }));
