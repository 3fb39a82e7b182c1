const $ = (id) => document.getElementById(id);

const response = await fetch("openapi.json");
const api = await response.json();

/** An element with a text, or with children. */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** Follows a reference to another place of the description. */
function resolved(node) {
  return node?.$ref === undefined
    ? node
    : resolved(node.$ref.slice(2).split("/").reduce((at, key) => at[key], api));
}

/** A schema in some words. */
function kind(given) {
  const schema = resolved(given);
  if (schema.enum !== undefined) {
    return schema.enum.join(" | ");
  }
  if (schema.oneOf !== undefined) {
    return schema.oneOf.map(kind).join(", or ");
  }
  if (schema.const !== undefined) {
    return String(schema.const);
  }
  switch (schema.type) {
    case "array":
      return `list of ${kind(schema.items)}`;
    case "object": {
      const fields = Object.keys(schema.properties ?? {});
      return fields.length === 0 ? "object" : `{${fields.join(", ")}}`;
    }
    default:
      return schema.minimum === undefined ? schema.type : `${schema.type} from ${schema.minimum}`;
  }
}

function table(heads, rows) {
  const body = element("tbody", ...rows.map((row) => element("tr", ...row.map((cell) => element("td", cell)))));
  const head = element("thead", element("tr", ...heads.map((title) => element("th", title))));
  return element("table", head, body);
}

/** The fields of the objects that a schema allows: those of all its alternatives. */
function fields(schema) {
  const alternatives = (resolved(schema).oneOf ?? [schema]).map(resolved);
  const all = new Map();
  for (const { properties, required } of alternatives) {
    for (const [name, field] of Object.entries(properties ?? {})) {
      const needed = (required ?? []).includes(name) && alternatives.length === 1;
      all.set(name, [element("code", name), kind(field), (needed ? "required. " : "") + (resolved(field).description ?? "")]);
    }
  }
  return [...all.values()];
}

function contents(content) {
  return Object.entries(content ?? {}).map(([type, { schema }]) => `${type}: ${kind(schema)}`).join("; ");
}

function curl(path, body) {
  const url = new URL(path.slice(1), location.href);
  const data = JSON.stringify(body)?.replaceAll("'", "\\u0027");
  const sent = data === undefined ? "" : ` -H 'Content-Type: application/json' \\\n  -d '${data}'`;
  return `curl -s ${url}${sent}`;
}

function operation(path, method, { summary, security, requestBody, parameters, responses }) {
  const section = element("section", element("h2", `${method.toUpperCase()} ${path}`), element("p", summary));
  if (security?.length === 0) {
    section.append(element("p", "Needs no token."));
  }
  const json = requestBody?.content["application/json"];
  section.append(element("h3", "Example"), element("pre", curl(path, json?.example)));
  if (json !== undefined) {
    section.append(element("h3", "Body"), element("p", requestBody.description), table(["Field", "Kind", ""], fields(json.schema)));
  }
  if (parameters !== undefined) {
    const rows = parameters.map(({ name, schema, description }) => [element("code", name), kind(schema), description]);
    section.append(element("h3", "Headers"), table(["Name", "Values", ""], rows));
  }
  const answers = Object.entries(responses).map(([status, answer]) => {
    const { description, content } = resolved(answer);
    return [status, contents(content), description];
  });
  section.append(element("h3", "Answers"), table(["Status", "Content", ""], answers));
  return section;
}

$("about").textContent = `${api.info.description} ${api.components.securitySchemes.token.description}: Authorization: Bearer TOKEN.`;
for (const [path, methods] of Object.entries(api.paths)) {
  for (const [method, described] of Object.entries(methods)) {
    $("paths").append(operation(path, method, described));
  }
}
