/** The types that have a hue of their own, as in io.ner4j.view.Palette. */
const HUES = new Map(
  Object.entries({
    PER: 210,
    PERSON: 210,
    ORG: 30,
    ORGANIZATION: 30,
    ORGANISATION: 30,
    LOC: 135,
    LOCATION: 135,
    GPE: 135,
    FAC: 135,
    MISC: 285,
    DATE: 60,
    TIME: 60,
    MONEY: 330,
    PERCENT: 330,
    QUANTITY: 330,
    CARDINAL: 330,
    ORDINAL: 330,
  }),
);

const HUE_STEP = 15;

/** A comma, also a Chinese one. */
const COMMA = /[,\uFF0C\u3001]/;

/**
 * Reads labels as people type them, and as the command line takes them: with commas between, and
 * the type of a label's entities behind its last "=".
 *
 * @return types by their label
 */
export function parseLabels(text) {
  const types = new Map();
  for (const part of text.split(COMMA)) {
    const sign = part.lastIndexOf("=");
    const label = (sign < 0 ? part : part.slice(0, sign)).trim();
    const type = sign < 0 ? label : part.slice(sign + 1).trim();
    if (label !== "" && type !== "" && !types.has(label)) {
      types.set(label, type);
    }
  }
  return types;
}

/** Writes labels as people type them. */
export function labelsText(types) {
  return types
    .flatMap(({ name, labels }) =>
      labels.map((label) => (label === name && !label.includes("=") ? label : `${label}=${name}`)),
    )
    .join(", ");
}

/** The types of labels, in their order, in the form of those of /model. */
export function typesOf(labels) {
  const names = [...new Set(labels.values())];
  // Entities have the type, so no label leads to it.
  return names.map((name) => ({ name, cssClass: cssClass(name), labels: [] }));
}

/** The class that the style sheet colours the marks of a type by: HtmlView.cssClass. */
export function cssClass(type) {
  return `h${HUES.get(type.toUpperCase()) ?? hashed(type)}`;
}

function hashed(type) {
  let hash = 0;
  for (let i = 0; i < type.length; i++) {
    hash = (Math.imul(31, hash) + type.charCodeAt(i)) | 0;
  }
  return ((Math.imul(hash, 0x9e3779b9) >>> 16) % (360 / HUE_STEP)) * HUE_STEP;
}
