/** Letters, the three direction marks, and what ends a paragraph. */
const STRONG = /[\p{L}\u200e\u200f\u061c]|[\n\r\x1c-\x1e\x85\u2029]/gu;
const PARAGRAPH_END = /^[\n\r\x1c-\x1e\x85\u2029]$/;
const ARABIC =
  /^[\u061c\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u{10d00}-\u{10d3f}\u{10ec0}-\u{10eff}\u{10f30}-\u{10f6f}\u{1ec70}-\u{1eebf}\u{1ee00}-\u{1eeff}]$/u;
const RIGHT_TO_LEFT = /^[\u200f\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]$/u;

/**
 * Shows a piece of text with its entities, by text nodes alone, as io.ner4j.view.HtmlView does. An
 * entity inside of another is a mark inside of its mark.
 *
 * @param types knows the cssClass of each type
 * @return an element whose text is the piece, and its marks in the order of the entities
 */
export function show(piece, entities, types) {
  const element = document.createElement("div");
  element.className = "piece";
  const marks = [];
  const open = [];
  let done = 0;
  let direction = "";
  const goTo = (place) => {
    if (place === done) {
      return;
    }
    (open.at(-1)?.mark ?? element).append(piece.slice(done, place));
    direction = directionAfter(direction, piece.slice(done, place));
    done = place;
  };
  const closeUpTo = (place) => {
    while (open.length > 0 && open.at(-1).end <= place) {
      goTo(open.at(-1).end);
      const { mark, type } = open.pop();
      mark.className = `${types.cssClass(type)} ${direction}`.trim();
    }
  };
  for (const entity of entities) {
    closeUpTo(entity.start);
    goTo(entity.start);
    const mark = document.createElement("mark");
    mark.dataset.type = entity.type;
    (open.at(-1)?.mark ?? element).append(mark);
    marks.push(mark);
    open.push({ mark, type: entity.type, end: entity.end });
  }
  closeUpTo(piece.length);
  goTo(piece.length);
  return { element, marks };
}

/** Shows whether an entity passes the filters. */
export function toggle(mark, entity, kept) {
  mark.classList.toggle("off", !kept);
  mark.title = kept ? `${entity.type} ${entity.score.toFixed(3)}` : "";
}

function directionAfter(before, text) {
  let direction = before;
  for (const [character] of text.matchAll(STRONG)) {
    direction = PARAGRAPH_END.test(character)
      ? ""
      : ARABIC.test(character)
        ? "arabic"
        : RIGHT_TO_LEFT.test(character)
          ? "rtl"
          : "ltr";
  }
  return direction;
}
