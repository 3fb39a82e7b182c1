import { Answers } from "./answers.js";
import { acceptFiles } from "./files.js";
import { labelsText, parseLabels, typesOf } from "./labels.js";
import { show, toggle } from "./marks.js";
import { carried, cut } from "./pieces.js";
import { SAMPLES } from "./samples.js";
import { ask } from "./token.js";
import { Types } from "./types.js";

const TYPING_PAUSE_MS = 150;
const LONGEST_TEXT = 5_000_000;
const ROWS = 500;

const $ = (id) => document.getElementById(id);

const types = new Types($("types"), () => refilter());

/** What is shown: for each piece its text, offset, element, marks and entities. */
let shown = [];
let pause = 0;

/** Why some of the text is not read, or null. */
let failure = null;

/** With a model that takes them with the text, the types to look for by their label; else null. */
let labels = null;

const answers = new Answers((error) => refresh(error));

function kept({ type, score }) {
  return score >= $("score").valueAsNumber && types.wants(type);
}

/** Takes the text and the labels as they stand now. */
function read() {
  clearTimeout(pause);
  if (labels === null) {
    answers.want(cut($("text").value), { aggregation: $("aggregation").value });
  } else {
    readLabels();
    answers.want(nothingToFind() ? [] : cut($("text").value), { labels: Object.fromEntries(labels) });
  }
  refresh(null);
}

function readLabels() {
  const typed = parseLabels($("labels").value);
  if (JSON.stringify([...typed]) !== JSON.stringify([...labels])) {
    labels = typed;
    types.show(typesOf(labels));
  }
}

function nothingToFind() {
  return labels !== null && labels.size === 0;
}

/** The entities of a piece, or undefined if the server has not said yet. */
function entitiesOf(text) {
  return nothingToFind() ? [] : answers.of(text);
}

function readSoon() {
  clearTimeout(pause);
  pause = setTimeout(read, TYPING_PAUSE_MS);
}

/** Brings the view in line with the text and with what the server has said so far. */
function refresh(error) {
  failure = error;
  const before = shown;
  const reusable = new Map();
  for (const piece of before) {
    // A text may repeat itself.
    if (!reusable.has(piece.text)) {
      reusable.set(piece.text, []);
    }
    reusable.get(piece.text).push(piece);
  }
  let offset = 0;
  shown = cut($("text").value).map((text, i) => {
    const same = reusable.get(text)?.shift();
    const piece = bring(same, text, entitiesOf(text), before[i]);
    piece.offset = offset;
    offset += text.length;
    return piece;
  });
  place($("view"), shown.map(({ element }) => element));
  summarise();
}

/** Shows a piece; while the server has not said, with what is left of the piece that stood there. */
function bring(same, text, entities, before) {
  if (same !== undefined && (entities === undefined || same.entities === entities)) {
    return same;
  }
  const guess = entities ?? (before === undefined ? [] : carried(before, text));
  const piece = { text, entities: guess, ...show(text, guess, types) };
  filter(piece);
  return piece;
}

/** Makes these the children, and touches none that is in its place. */
function place(parent, elements) {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  elements.forEach((element, i) => {
    if (parent.children[i] !== element) {
      parent.insertBefore(element, parent.children[i] ?? null);
    }
  });
}

function filter({ entities, marks }) {
  entities.forEach((entity, i) => toggle(marks[i], entity, kept(entity)));
}

/** The entities that pass the filters, at their places in the whole text. */
function found() {
  return shown.flatMap(({ entities, offset }) =>
    entities
      .filter(kept)
      .map((entity) => ({ ...entity, start: entity.start + offset, end: entity.end + offset })),
  );
}

function summarise() {
  const all = shown.flatMap(({ entities }) => entities);
  types.count(all);
  const length = shown.reduce((sum, { text }) => sum + text.length, 0);
  const ready = shown.reduce((sum, { text }) => sum + (entitiesOf(text) ? text.length : 0), 0);
  const number = all.filter(kept).length;
  $("progress").hidden = ready === length || shown.length === 1;
  $("progress").value = length === 0 ? 1 : ready / length;
  $("view").ariaBusy = String(ready < length);
  if (nothingToFind()) {
    say("Type labels to look for, such as person, drug name", false);
  } else if (failure !== null || ready === length) {
    say(failure ?? `${number.toLocaleString("en")} ${number === 1 ? "entity" : "entities"}`, failure !== null);
  } else {
    say(shown.length === 1 ? "Reading…" : `Reading… ${Math.floor((100 * ready) / length)} %`, false);
  }
  list();
}

function say(message, isError) {
  $("status").classList.toggle("error", isError);
  if ($("status").textContent !== message) {
    $("status").textContent = message;
  }
}

function list() {
  if (!$("list").open) {
    return;
  }
  const entities = found();
  $("rows").replaceChildren(
    ...entities.slice(0, ROWS).map(({ type, text, score, start, end }) => {
      const row = document.createElement("tr");
      for (const value of [type, text, score.toFixed(3), start, end]) {
        row.insertCell().append(String(value));
      }
      return row;
    }),
  );
  $("more").textContent = entities.length > ROWS ? `${entities.length - ROWS} more: copy the JSON.` : "";
}

function refilter() {
  $("score-value").value = $("score").valueAsNumber.toFixed(2);
  shown.forEach(filter);
  summarise();
}

async function copy() {
  const json = JSON.stringify({ text: $("text").value, entities: found() });
  try {
    await navigator.clipboard.writeText(json);
  } catch {
    // Browsers keep the clipboard from pages that come over plain HTTP from another machine.
    const area = document.createElement("textarea");
    area.value = json;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    $("copy").focus();
  }
  say("JSON copied", false);
}

function take(text) {
  if (text.length > LONGEST_TEXT) {
    say(`This page takes texts of up to ${LONGEST_TEXT.toLocaleString("en")} characters.`, true);
    return;
  }
  $("text").value = text;
  $("text").scrollTop = 0;
  $("view").scrollTop = 0;
  read();
}

function makeLabels(model) {
  $("labels-control").hidden = false;
  $("aggregation-control").hidden = true;
  $("labels").value ||= labelsText(model.types);
  labels = new Map();
  $("labels").addEventListener("input", readSoon);
}

function makeAggregations(model) {
  for (const name of model.aggregations) {
    $("aggregation").add(new Option(name, name, name === model.aggregation, name === model.aggregation));
  }
  $("aggregation").addEventListener("change", read);
}

function makeSamples() {
  for (const { name, text } of SAMPLES) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => take(text));
    $("samples").append(button);
  }
}

async function start() {
  const response = await ask("model");
  const model = await response.json();
  if (!response.ok) {
    throw new Error(model.detail);
  }
  $("model").textContent = `${model.model}, on ${model.device}`;
  if (model.takesLabels) {
    makeLabels(model);
  } else {
    types.show(model.types);
    makeAggregations(model);
  }
  $("score").min = model.minScore;
  $("score").value = model.minScore;
  $("score-value").value = $("score").valueAsNumber.toFixed(2);
  makeSamples();
  acceptFiles($("open"), $("file"), $("text"), take, (message) => say(message, true));
  $("text").addEventListener("input", readSoon);
  $("score").addEventListener("input", refilter);
  $("list").addEventListener("toggle", list);
  $("copy").addEventListener("click", copy);
  const sample = SAMPLES.find(({ id }) => `#${id}` === location.hash) ?? SAMPLES[0];
  take($("text").value || sample.text);
}

start().catch((error) => say(`The server does not answer: ${error.message}`, true));
