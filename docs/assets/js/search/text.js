// How queries are made like texts: width, case, katakana and hiragana, small and long kana, word
// endings. scripts/dialogues/search/tokens.py does the same for texts when the site is built.

export const LARGE = { ぁ: "あ", ぃ: "い", ぅ: "う", ぇ: "え", ぉ: "お", っ: "つ", ゃ: "や", ゅ: "ゆ", ょ: "よ", ゎ: "わ", ゕ: "か", ゖ: "け", ぢ: "じ", づ: "ず", ー: "" };
export const V = { ぁ: "ば", ぃ: "び", ぅ: "ぶ", ぇ: "べ", ぉ: "ぼ", ゅ: "びゆ" };

/** Full-width and other forms as the usual ones, no accents, no commas within numbers. */
export const plain = (text) =>
  text.normalize("NFKC").normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/([0-9]),(?=[0-9]{3})/g, "$1");

/** Small Latin letters, hiragana; other letters as they are. */
export const low = (text) => text.toLowerCase().replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

/** Words in their compared form: letters and numbers alone, no small kana, no long marks. */
export const folded = (text) =>
  low(plain(text))
    .replace(/ゔ([ぁぃぅぇぉゅ]?)/g, (_, c) => V[c] || "ぶ")
    .replace(/./gsu, (c) => LARGE[c] ?? (/[\p{L}\p{N}]/u.test(c) ? c : ""));

const WORD = /[a-z0-9]+(?:['’][a-z]+)?|[ァ-ヺ][ァ-ヺー]*|[\u3400-\u9fff々〆]+|[ぁ-ゖー]+/giu;
const KIND = [[/^[a-z0-9]/i, "latin"], [/^[ァ-ヺ]/, "kata"], [/^[ぁ-ゖー]/, "hira"]];

/** The words of a text by script: [{kind, raw, text (compared form)}]. */
export function words(text) {
  return [...plain(text).matchAll(WORD)].map(([raw]) => {
    const kind = KIND.find(([pattern]) => pattern.test(raw))?.[1] || "kanji";
    return { kind, raw, text: kind === "latin" ? stem(raw) : folded(raw) };
  });
}

/** English endings off, roughly: that texts and queries lose the same is all that counts. */
export function stem(word) {
  let base = word.toLowerCase().replace(/['’]s?$|['’][a-z]+$/, "");
  if (base.length > 3) base = base.replace(/(..)ies$/, "$1y").replace(/(sh|ch|ss|x)es$/, "$1").replace(/([^su])s$/, "$1");
  // As Americans write it.
  if (base.length > 4) base = base.replace(/([iy])s(?=(?:e|ed|ing)$|ation$)/, "$1z").replace(/ence$/, "ense").replace(/^cent(re|er)$/, "centr").replace(/our$/, "or");
  if (base.length > 4) base = base.replace(/(..[a-z])(?:ied|ing|ed|ly|er|e)$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
  return base;
}

/** Every two letters in a row. */
export const pairs = (word) => [...word].slice(1).map((c, n) => word[n] + c);
