// How texts and queries are made alike: width, case, katakana and hiragana, small and long kana.

const LARGE = { ぁ: "あ", ぃ: "い", ぅ: "う", ぇ: "え", ぉ: "お", っ: "つ", ゃ: "や", ゅ: "ゆ", ょ: "よ", ゎ: "わ", ゕ: "か", ゖ: "け", ぢ: "じ", づ: "ず", ヶ: "け" };
const V = { ぁ: "ば", ぃ: "び", ぅ: "ぶ", ぇ: "べ", ぉ: "ぼ", ゅ: "びゆ" };
// Marks that belong to the letter before them.
const VOICED = new Set(["\u3099", "\u309a", "ﾞ", "ﾟ"]);

const forms = new Map(); // of each letter met so far; of nothing else than letters and numbers
function form(cluster) {
  let found = "";
  if (/^[\p{L}\p{N}\p{Cs}]/u.test(cluster)) for (let c of cluster.normalize("NFKC").toLowerCase().normalize("NFC")) {
    if (c >= "ァ" && c <= "ヶ") c = String.fromCharCode(c.charCodeAt(0) - 0x60);
    if (c !== "ー") found += V[c] ? c : LARGE[c] || c;
  }
  forms.set(cluster, found);
  return found;
}

/** A text's letters as they are compared, and where each stood in the text. */
export function fold(text) {
  const out = [];
  const at = [];
  for (let i = 0; i < text.length; i += 1) {
    let cluster = text[i];
    if (VOICED.has(text[i + 1])) cluster += text[i + 1];
    for (let c of forms.get(cluster) ?? form(cluster)) {
      if (V[c] && out.at(-1) === "ゔ") {
        out.pop();
        at.pop();
        c = V[c];
      }
      for (const one of LARGE[c] || c) {
        out.push(one);
        at.push(i);
      }
    }
    i += cluster.length - 1;
  }
  return { out: out.join("").replaceAll("ゔ", "ぶ"), at };
}

const known = new Map();
/** The same for texts of the site, which are asked for again and again. */
export function remembered(text) {
  if (!known.has(text)) known.set(text, fold(text));
  return known.get(text);
}

export const folded = (text) => fold(text).out;

const WORD = /[a-z0-9]+(?:['’][a-z]+)?|[ァ-ヺ][ァ-ヺー]*|[\u3400-\u9fff々〆]+|[ぁ-ゖー]+/giu;
const LATIN = /^[a-z0-9]/i;
const KIND = [[LATIN, "latin"], [/^[ァ-ヺ]/, "kata"], [/^[ぁ-ゖー]/, "hira"]];

/** The words of a text by script: [{kind, text (compared form), raw, after}]. */
export function words(text) {
  const plain = text.normalize("NFKC");
  return [...plain.matchAll(WORD)].map(({ 0: raw, index }) => {
    const kind = KIND.find(([pattern]) => pattern.test(raw))?.[1] || "kanji";
    return { kind, raw, text: kind === "latin" ? stem(raw) : folded(raw), after: plain[index + raw.length] || "" };
  });
}

/** English endings off, roughly: the same for texts and queries is all that counts. */
export function stem(word) {
  let base = word.toLowerCase().replace(/['’]s?$|['’][a-z]+$/, "");
  if (base.length > 3) base = base.replace(/(..)ies$/, "$1y").replace(/(sh|ch|ss|x)es$/, "$1").replace(/([^su])s$/, "$1");
  if (base.length > 4) base = base.replace(/(..[a-z])(?:ied|ing|ed|ly|er|e)$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
  return base;
}

/** What a text is found by: Latin words, katakana words, pairs of letters, single kanji. */
export function terms(text) {
  const found = [];
  for (const { kind, raw, text: word, after } of words(text)) {
    if (kind === "latin") found.push(word);
    else if (kind !== "hira") {
      if (kind === "kata" && word.length > 2) found.push(`@${word}`);
      if (kind === "kanji") found.push(...word);
      // With the kana that follows: 安い and 安全 are different words.
      found.push(...pairs(kind === "kanji" && /[ぁ-ん]/.test(after) ? word + folded(after) : word));
      if (raw.length === 1 && kind === "kata") found.push(word);
    }
  }
  return found;
}

export const pairs = (word) => [...word].slice(1).map((c, n) => word[n] + c);

/** Where a compared form stands in a text: [[start, end]]; Latin words from their beginning. */
export function places(text, { out, at }, wanted) {
  const found = [];
  const latin = LATIN.test(wanted);
  for (let i = out.indexOf(wanted); wanted && i >= 0; i = out.indexOf(wanted, i + 1)) {
    const start = at[i];
    let end = at[i + wanted.length - 1] + 1;
    if (latin && !begins(text, start, wanted)) continue;
    if (/\d$/.test(wanted) && /\d/.test(text[end] || "")) continue;
    while (/[ー\u3099\u309a\uff9e\uff9f]/.test(text[end] || "")) end += 1;
    found.push([start, end]);
  }
  return found;
}

/** Whether a word begins here: after a space, another script, or as in "OpenAI". */
function begins(text, start, wanted) {
  const before = text[start - 1] || " ";
  if (/\d/.test(wanted[0])) return !/[\d.,]/.test(before);
  return !/[A-Za-zÀ-ɏ]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text[start])) || wanted.length > 3;
}
