import { LiveDashboard, MetricCard } from '@bizboost/elements/react';
import { useState } from 'react';

const visitors = { label: 'Visitors at the door', value: 7, unit: 'count' } as const;

/** Rendered by the server and taken over in the browser: the same component. */
export function App() {
  const [told, tell] = useState('Nothing chosen yet');
  return (
    <>
      <h1>Chitenge House</h1>
      <p id="told">{told}</p>
      <MetricCard id="given" data={visitors} />
      <LiveDashboard
        src="/bizboost"
        actions="see-product"
        onPeriodChange={({ detail }) => tell(`Period: ${detail.period}`)}
        onAction={({ detail }) => tell(`${detail.action}: ${detail.name}`)}
      />
    </>
  );
}
