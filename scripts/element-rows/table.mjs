// docs/elements.md: each row, what it says, which tests prove it, and where they ran.
import { basename } from 'node:path';
import { ROWS, STATES } from './checklist.mjs';

const HEAD = `# Elements that belong in any page

<!-- Written by \`npm run rows\` from the titles of the tests and the reports of their last run. Edit scripts/element-rows/checklist.mjs. -->

A tag that is pasted into a page meets strict policies, old styles, other frameworks, other languages, phones and screen readers. These are
the sixty things each of our elements must do there, and the hard states it must bear. The tests loop over \`custom-elements.json\`, so the next
element has them for free. "In part": some of them ask for what that engine's driver cannot do, and are skipped there. What is measured by
\`npm run bench\` stands in [performance.md](performance.md).
`;

/**
 * The whole file.
 *
 * @param {Map<string, readonly string[]>} tagged  files by the id of what they prove
 * @param {(id: string, file: string) => string} enginesOf  where they ran
 */
export function tableText(tagged, enginesOf) {
  const line = (id, { says, decision }) => {
    const proofs = (tagged.get(String(id)) ?? []).map((file) => [linkTo(file), enginesOf(String(id), file)]);
    const why = decision === undefined ? '' : ` ([why otherwise](decisions/${decision}))`;
    return `| ${id} | ${says}${why} | ${proofs.map(([link]) => link).join('<br>')} | ${proofs.map(([, ran]) => ran).join('<br>')} |`;
  };
  const sections = ROWS.map(({ about, rows }) =>
    section(
      about,
      '|   | property | tests | ran in |',
      rows.map((one) => line(one.row, one)),
    ),
  );
  const states = section(
    'Hard states',
    '| state | what is seen | tests | ran in |',
    STATES.map((one) => line(one.state, one)),
  );
  return `${[HEAD, ...sections, states].join('\n')}`;
}

/** Where the tests ran, as the file has it: `id file` → engines. */
export function enginesIn(text) {
  const known = new Map();
  for (const row of text.split('\n')) {
    const [id, , tests = '', ran = ''] = row.slice(2, -2).split(' | ');
    const links = tests.split('<br>');
    ran.split('<br>').forEach((engines, at) => {
      const file = /\]\(\.\.\/([^)]+)\)/.exec(links[at] ?? '')?.[1];
      if (file !== undefined) known.set(`${id} ${file}`, engines);
    });
  }
  return known;
}

const section = (about, head, lines) => `## ${about}\n\n${head}\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`;

function linkTo(file) {
  const name = basename(file).replace(/(\.browser)?(\.test|\.stories)?\.ts$/, '');
  return `[${name}](../${file})`;
}
