import { ask } from "./token.js";

/** UTF-16 units that one request asks for at most, so that no answer is long in coming. */
const REQUEST_LENGTH = 20_000;
const REQUESTS_AT_ONCE = 2;
const KEPT = 4000;
const RETRY_AFTER_MS = 1500;

/** Errors that pass by themselves: the server is busy, slow or being restarted. */
const PASSING = new Set([408, 429, 502, 503, 504]);

/**
 * Asks the server for the entities of pieces of text, and remembers what it said. Answers are kept
 * by the piece that they belong to, so a late one can never be shown for another text.
 */
export class Answers {
  #known = new Map();
  #wanted = [];
  #options = {};
  #optionsKey = "";
  #running = new Set();
  #failed = new Set();
  #error = null;
  #retry = 0;
  #changed;

  /** @param changed is called with an error message or null whenever something has come in */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * Wants these pieces from now on, and no others.
   *
   * @param options fields of the request besides the texts
   */
  want(pieces, options) {
    this.#options = options;
    this.#optionsKey = JSON.stringify(options);
    this.#wanted = pieces.map((piece) => ({ piece, key: this.#keyOf(piece) }));
    this.#failed.clear();
    this.#error = null;
    clearTimeout(this.#retry);
    const keys = new Set(this.#wanted.map(({ key }) => key));
    for (const request of this.#running) {
      if (!request.group.some(({ key }) => keys.has(key))) {
        this.#running.delete(request);
        request.controller.abort();
      }
    }
    this.#forget(keys);
    this.#ask();
  }

  /** The entities of a piece, or undefined if the server has not said yet. */
  of(piece) {
    return piece.trim() === "" ? [] : this.#known.get(this.#keyOf(piece));
  }

  #keyOf(piece) {
    return this.#optionsKey + "\n" + piece;
  }

  #ask() {
    while (this.#running.size < REQUESTS_AT_ONCE) {
      const group = this.#nextGroup();
      if (group.length === 0) {
        return;
      }
      this.#send({ group, controller: new AbortController() });
    }
  }

  #nextGroup() {
    const asked = new Set([...this.#running].flatMap(({ group }) => group.map(({ key }) => key)));
    const group = [];
    let length = 0;
    for (const item of this.#wanted) {
      const done = this.of(item.piece) !== undefined;
      if (done || asked.has(item.key) || this.#failed.has(item.key)) {
        continue;
      }
      length += item.piece.length;
      if (group.length > 0 && length > REQUEST_LENGTH) {
        break;
      }
      asked.add(item.key);
      group.push(item);
    }
    return group;
  }

  async #send(request) {
    this.#running.add(request);
    try {
      const results = await post(request.group, this.#options, request.controller.signal);
      request.group.forEach(({ key }, i) => this.#known.set(key, results[i].entities));
    } catch (failure) {
      if (request.controller.signal.aborted) {
        return;
      }
      this.#error = failure.message;
      request.group.forEach(({ key }) => this.#failed.add(key));
      if (PASSING.has(failure.status ?? 503)) {
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#tryAgain(), RETRY_AFTER_MS);
      }
    }
    this.#running.delete(request);
    this.#ask();
    this.#changed(this.#error);
  }

  #tryAgain() {
    this.#failed.clear();
    this.#error = null;
    this.#ask();
  }

  #forget(keys) {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= KEPT + keys.size) {
        return;
      }
      if (!keys.has(key)) {
        this.#known.delete(key);
      }
    }
  }
}

async function post(group, options, signal) {
  let response;
  try {
    response = await ask("extract", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ texts: group.map(({ piece }) => piece), ...options }),
      signal,
    });
  } catch {
    throw new Error("The server does not answer; trying again.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(`The server says: ${answer.detail ?? response.statusText}`);
    error.status = response.status;
    throw error;
  }
  return answer.results;
}
