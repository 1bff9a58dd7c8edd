// Where words stand in a text, whatever form they have there.
import { LARGE, V, low, plain } from "./text.js";

// Marks that belong to the letter before them.
const VOICED = /[\u3099\u309aﾞﾟ]/;

const forms = new Map(); // of each letter met so far; of nothing else than letters and numbers
function form(cluster) {
  const found = /^[\p{L}\p{N}\p{Cs}]/u.test(cluster) ? low(plain(cluster)).replaceAll("ー", "") : "";
  forms.set(cluster, found);
  return found;
}

/** A text in its compared form, as `folded` makes it, and where each letter stood in the text. */
export function fold(text) {
  let out = "";
  const at = [];
  for (let i = 0; i < text.length; i += 1) {
    let cluster = text[i];
    if (VOICED.test(text[i + 1])) cluster += text[i + 1];
    for (let c of forms.get(cluster) ?? form(cluster)) {
      if (V[c] && out.endsWith("ゔ")) {
        out = out.slice(0, -1);
        at.pop();
        c = V[c];
      }
      for (const one of LARGE[c] ?? c) {
        out += one;
        at.push(i);
      }
    }
    i += cluster.length - 1;
  }
  return { out: out.replaceAll("ゔ", "ぶ"), at };
}

/** What a stem has lost: marked with it, where nothing else follows. */
const ENDING = /^(?:i?es|i?ed|e?s|ing|ings|ers?|res?|r?e|ly|ation|['’]s)(?![a-z])/i;

/** Where a compared form stands in a text: [[start, end]]; Latin words from their beginning. */
export function places(text, { out, at }, wanted) {
  const found = [];
  const latin = /^[a-z0-9]/.test(wanted);
  for (let i = out.indexOf(wanted); wanted && i >= 0; i = out.indexOf(wanted, i + 1)) {
    const start = at[i];
    let end = at[i + wanted.length - 1] + 1;
    if (latin && !begins(text, start)) continue;
    if (/\d$/.test(wanted) && /\d/.test(text[end] || "")) continue;
    if (latin) end += ENDING.exec(text.slice(end, end + 6))?.[0].length || 0;
    while (/[ー\u3099\u309a\uff9e\uff9f]/.test(text[end] || "")) end += 1;
    found.push([start, end]);
  }
  return found;
}

/** Whether a word begins here: after a space, another script, or as in "OpenAI". */
function begins(text, start) {
  const before = text[start - 1] || " ";
  if (/\d/.test(text[start])) return !/[\d.,]/.test(before);
  return !/[A-Za-zÀ-ɏ]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text[start]));
}
