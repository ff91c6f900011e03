import { LiveDashboard, MetricCard } from '@bizboost/elements/react';
import { useState } from 'react';

const visitors = { label: 'Visitors at the door', value: 7, unit: 'count' } as const;

/** Components of ours: properties are typed, objects stay objects, events are `on…`. */
export function App() {
  const [told, tell] = useState('Nothing chosen yet');
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <h1>Chitenge House</h1>
      <p id="told">{told}</p>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? 'Close' : 'Open'} the dashboard</button>
      <MetricCard id="given" data={visitors} />
      {isOpen && (
        <LiveDashboard
          src="/bizboost"
          actions="see-product"
          onPeriodChange={({ detail }) => tell(`Period: ${detail.period}`)}
          onAction={({ detail }) => tell(`${detail.action}: ${detail.name}`)}
        />
      )}
    </>
  );
}
