/** The types that are looked for, each with a box that switches its marks off and on. */
export class Types {
  #parent;
  #changed;

  /** By the name or a label of a type: the type, with the element that shows its count. */
  #known = new Map();
  #unwanted = new Set();

  /**
   * @param parent gets the boxes
   * @param changed is called whenever one is switched
   */
  constructor(parent, changed) {
    this.#parent = parent;
    this.#changed = changed;
  }

  /** Shows these types and no others; those that were switched off before stay so. */
  show(types) {
    this.#known.clear();
    for (const box of this.#parent.querySelectorAll("label")) {
      box.remove();
    }
    for (const type of types) {
      const count = this.#addBox(type);
      for (const name of [type.name, ...type.labels]) {
        this.#known.set(name, { ...type, count });
      }
    }
  }

  #addBox({ name, cssClass }) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = !this.#unwanted.has(name);
    box.addEventListener("change", () => {
      if (box.checked) {
        this.#unwanted.delete(name);
      } else {
        this.#unwanted.add(name);
      }
      this.#changed();
    });
    // A name has a direction of its own.
    const shown = document.createElement("bdi");
    shown.append(name);
    const count = document.createElement("small");
    const label = document.createElement("label");
    label.className = `type ${cssClass}`;
    label.append(box, shown, count);
    this.#parent.append(label);
    return count;
  }

  /** Whether entities of a type, or with a label of it, are to be marked. */
  wants(name) {
    return !this.#unwanted.has(this.#known.get(name)?.name ?? name);
  }

  /** The class of the marks of a type, or of a label of it. */
  cssClass(name) {
    return this.#known.get(name)?.cssClass ?? "";
  }

  /** Shows how many entities each type has. */
  count(entities) {
    for (const { name, count } of this.#known.values()) {
      count.textContent = entities.filter(({ type }) => this.#known.get(type)?.name === name).length;
    }
  }
}
