/** What every host must carry: a question, a record, and a stream that brings the change. Gives the names of the events that came. */
export async function sellAndWatch(baseUrl: string, saleId: string): Promise<readonly string[]> {
  const stream = await fetch(`${baseUrl}/stream?ask=${encodeURIComponent('analytics/live?period=today')}`);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const namesOf = (): string[] => [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name!);
  const readUntil = async (count: number): Promise<void> => {
    while (namesOf().length < count) text += (await reader.read()).value ?? '';
  };
  await readUntil(1);

  const sale = { kind: 'sale', id: saleId, occurred_at: new Date().toISOString(), channel: 'whatsapp', amount: 250 };
  const kept = await fetch(`${baseUrl}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sale),
  });
  if (kept.status !== 202) throw new Error(`The sale was not kept: ${kept.status} ${await kept.text()}`);

  await readUntil(2);
  await reader.cancel();
  return namesOf();
}
