const KEPT_AS = "ner4j-token";

const $ = (id) => document.getElementById(id);

/** What the visitor typed; kept until the browser's tab is closed. */
let token = kept();

/** While the visitor is asked, what is done when there is an answer. */
let entered = null;

function kept() {
  try {
    return sessionStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function keep(typed) {
  token = typed;
  try {
    sessionStorage.setItem(KEPT_AS, typed);
  } catch {
    // Where the browser keeps nothing, the visitor types it again after a reload.
  }
}

/**
 * Sends a request with the visitor's token, if there is one. Where the server wants another, asks
 * the visitor and sends it again.
 */
export async function ask(path, options = {}) {
  while (true) {
    const shown = token;
    const headers = shown === null ? options.headers : { ...options.headers, Authorization: `Bearer ${shown}` };
    const response = await fetch(path, { ...options, headers });
    if (response.status !== 401) {
      return response;
    }
    if (shown === token) {
      await askVisitor(shown === null ? "" : "The server does not know this token.");
    }
  }
}

function askVisitor(said) {
  entered ??= new Promise((resolve) => {
    const form = $("token-form");
    form.hidden = false;
    $("token-said").textContent = said;
    $("token").value = "";
    $("token").focus();
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        keep($("token").value.trim());
        form.hidden = true;
        entered = null;
        resolve();
      },
      { once: true },
    );
  });
  return entered;
}
