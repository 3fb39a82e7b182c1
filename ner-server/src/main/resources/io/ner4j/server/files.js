/**
 * Takes text files that are opened with a button or dropped anywhere on the page.
 *
 * @param button opens the dialogue of the file input
 * @param target shows that a file may be dropped
 * @param take is given the text of a file
 * @param refuse is told why a file gives no text
 */
export function acceptFiles(button, input, target, take, refuse) {
  async function read(file) {
    if (file === undefined) {
      return;
    }
    try {
      take(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      refuse(`${file.name} is not a text in UTF-8.`);
    }
  }

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    read(input.files[0]);
    input.value = "";
  });
  for (const event of ["dragenter", "dragover"]) {
    document.addEventListener(event, (e) => {
      if (e.dataTransfer.types.includes("Files")) {
        e.preventDefault();
        target.classList.add("dropping");
      }
    });
  }
  document.addEventListener("dragleave", (e) => {
    if (e.relatedTarget === null) {
      target.classList.remove("dropping");
    }
  });
  document.addEventListener("drop", (e) => {
    target.classList.remove("dropping");
    if (e.dataTransfer.files.length > 0) {
      e.preventDefault();
      read(e.dataTransfer.files[0]);
    }
  });
}
