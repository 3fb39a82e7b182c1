// Prints names of many origins out of the unpacked npm package @faker-js/faker: node names.mjs PACKAGE
import { pathToFileURL } from 'node:url';

const { allLocales } = await import(pathToFileURL(`${process.argv[2]}/dist/index.js`));
const flat = (x) => (x == null ? [] : Array.isArray(x) ? x : Object.values(x).flatMap(flat)).filter((s) => typeof s === 'string' && !s.includes('{'));
const out = {};
for (const [locale, { person = {}, location = {}, company = {} }] of Object.entries(allLocales)) {
  out[locale] = {
    first: flat(person.first_name), last: flat(person.last_name), city: flat(location.city_name), state: flat(location.state),
    street: flat(location.street_name), suffix: flat(location.street_suffix), legal: flat(company.legal_entity_type),
    country: locale === 'en' ? flat(location.country) : [],
  };
}
process.stdout.write(JSON.stringify(out));
