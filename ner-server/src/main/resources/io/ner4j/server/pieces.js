/** A text of this length at most is read as a whole. */
const LONGEST = 6000;

/** A longer text is cut at the first line end behind so many UTF-16 units. */
const USUAL = 2000;

/**
 * Cuts a text into pieces that can be read by themselves and joined again. Where a text changes, the
 * pieces far enough away stay the same, so their entities need not be asked for again.
 */
export function cut(text) {
  const pieces = [];
  let start = 0;
  do {
    const end = endOfPiece(text, start);
    pieces.push(text.slice(start, end));
    start = end;
  } while (start < text.length);
  return pieces;
}

function endOfPiece(text, start) {
  if (text.length - start <= LONGEST) {
    return text.length;
  }
  const lineEnd = text.indexOf("\n", start + USUAL);
  if (lineEnd >= 0 && lineEnd < start + LONGEST) {
    return lineEnd + 1;
  }
  for (let i = start + LONGEST - 1; i > start + USUAL; i--) {
    if (/\s/.test(text[i])) {
      return i + 1;
    }
  }
  const end = start + LONGEST;
  return /[\udc00-\udfff]/.test(text[end]) ? end - 1 : end;
}

/**
 * Guesses the entities of a text that was edited, until the server says: those that lie whole before
 * or behind the edit.
 *
 * @param before the text and entities as they were
 * @return entities of the text as it is
 */
export function carried(before, text) {
  const shorter = Math.min(before.text.length, text.length);
  let head = 0;
  while (head < shorter && before.text[head] === text[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && before.text.at(-1 - tail) === text.at(-1 - tail)) {
    tail++;
  }
  const moved = text.length - before.text.length;
  const tailStart = before.text.length - tail;
  return [
    ...before.entities.filter(({ end }) => end <= head),
    ...before.entities
      .filter(({ start }) => start >= tailStart)
      .map((entity) => ({ ...entity, start: entity.start + moved, end: entity.end + moved })),
  ];
}
