// The bill of materials of a package: what whoever installs it gets, from the lockfile, in the form of CycloneDX 1.6. Written by the build
// as dist/sbom.cdx.json. It has no time and no random id, so that the same lockfile gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** The lockfile's packages by the folder they are installed in. */
export function lockedPackages() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/** Writes that of the package in the folder (relative to the root) beside what was built of it. */
export function writeSbom(folder, locked = lockedPackages()) {
  writeFileSync(join(root, folder, 'dist/sbom.cdx.json'), `${JSON.stringify(sbomOf(folder, locked), null, 2)}\n`);
}

/** Of the package itself and all that it needs, optional peers left out: those are the host's own. */
export function sbomOf(folder, locked) {
  const places = reachedFrom(folder, locked);
  const refOf = (place) => purlOf(nameOf(place, locked), locked[place].version);
  const [self, ...others] = places;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: componentOf(self, locked) },
    components: others.map((place) => componentOf(place, locked)),
    dependencies: places.map((place) => ({
      ref: refOf(place),
      dependsOn: neededBy(place, locked).map(refOf).sort(),
    })),
  };
}

/** Folders of all packages that the one in `folder` needs, itself first, then by name. */
export function reachedFrom(folder, locked) {
  const found = new Set([folder]);
  for (const place of found) for (const needed of neededBy(place, locked)) found.add(needed);
  const [self, ...others] = found;
  return [self, ...others.sort((a, b) => (nameOf(a, locked) < nameOf(b, locked) ? -1 : 1))];
}

function neededBy(place, locked) {
  const { dependencies = {}, optionalDependencies = {} } = locked[place];
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return names.map((name) => placeOf(name, place, locked)).filter((one) => one !== undefined);
}

/** As Node looks for it: in the nearest node_modules on the way up. What is a link leads to the workspace. */
function placeOf(name, from, locked) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (locked[place] !== undefined) return locked[place].link ? locked[place].resolved : place;
    if (folder === '') return undefined;
  }
}

function nameOf(place, locked) {
  return locked[place].name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function componentOf(place, locked) {
  const { version, license, integrity } = locked[place];
  const name = nameOf(place, locked);
  const group = name.startsWith('@') ? { group: name.split('/')[0] } : {};
  return {
    type: 'library',
    'bom-ref': purlOf(name, version),
    ...group,
    name: name.split('/').at(-1),
    version,
    purl: purlOf(name, version),
    ...(license && {
      licenses: [/ (OR|AND|WITH) /.test(license) ? { expression: license } : { license: { id: license } }],
    }),
    ...(integrity && { hashes: [hashOf(integrity)] }),
  };
}

function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hashOf(integrity) {
  const [algorithm, base64] = integrity.split(/-(.*)/s);
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(base64, 'base64').toString('hex'),
  };
}
