// What of a query counts, and how much.
import { countLetters, pairs } from "./tokenizer.js";

/** @import { Tokenizer, Word } from "./tokenizer.js" */

/**
 * A word of a query; `written`: of a word heard, its spellings.
 * @typedef {Word & {weight: number, written?: string[]}} QueryWord
 */

/** Words that questions hold whatever they are about, also before "n't" and "'s". */
const STOP_WORDS = new Set(
  (
    "a about all an any and are as at be been but by can could did do does for from get go had " +
    "happen has have he her him his how i if in into is it its like many me more most much my " +
    "of on or our out people say said says she should so some than that the their them then " +
    "there they think thought this to up was we went were what when where which who whom whose " +
    "why will with would you your tell explain"
  ).split(" "),
);
/** Words that say little by themselves. */
const THIN_WORDS = new Set([
  ..."何誰教知思考言述語話見方的氏者人今事所為様彼訳中上下後前出来行使持入年月日感受得",
  ..."置向始終別全部度",
  ...(
    "理由 方法 意味 説明 内容 意見 感想 本当 全部 具体 登場 一番 一緒 時間 予定 good " +
    "great better best bad new make makes making made use used uses using want wants need " +
    "needs way ways kind sort lot really ever still take takes keep come comes coming " +
    "look looks see give gives giving put puts able try tried start day today now soon " +
    "yet already again even only actually simply suddenly possibly quite little big same " +
    "such other others back away around off over under end set part am anyone anything " +
    "because being doing done every everyone gets getting going gonna got gotten having " +
    "here hers its just let maybe might must no not one ones or perhaps please someone " +
    "something these things those through too up us very wanna whether while"
  ).split(" "),
]);
/** What common words are run together with; a name with 's is still a name. */
const CONTRACTED = /n?['’][a-z]+$/;
/** So many words of a query are looked up. */
const MAX_WORDS = 24;
/** What words weigh, against 1 of all others: thin ones, a kanji by itself. */
const THIN_WEIGHT = 0.2;
const SINGLE_WEIGHT = 0.7;

/** @param {Word} word */
const isStopWord = ({ kind, raw }) =>
  kind === "spaced" && STOP_WORDS.has(raw.toLowerCase().replace(CONTRACTED, ""));

/** @param {Word} word */
const isSingle = ({ kind, text }) => kind === "kanji" && countLetters(text) === 1;

/**
 * Whether a word says what a query is about.
 * @param {Word} word
 */
export function isTelling(word) {
  if (word.kind === "spaced") return !isStopWord(word);
  if (word.kind === "hiragana" || word.kind === "amount") return false;
  return !THIN_WORDS.has(word.raw);
}

/** @param {Word} word */
function weigh(word) {
  if (THIN_WORDS.has(word.raw.toLowerCase())) return isSingle(word) ? 0 : THIN_WEIGHT;
  return isSingle(word) ? SINGLE_WEIGHT : 1;
}

/**
 * The words of a query, each once, by what they say.
 * @param {string} query
 * @param {Tokenizer} tokenizer
 * @returns {QueryWord[]}
 */
export function cutQuery(query, tokenizer) {
  /** @type {Map<string, Word>} */
  const once = new Map();
  for (const word of tokenizer.words(query)) {
    if (!once.has(word.text)) once.set(word.text, word);
  }
  const all = [...once.values()].slice(0, MAX_WORDS);
  // A query of nothing but common words is about these.
  if (!all.some(isTelling)) return all.map((word) => ({ ...word, weight: 1 }));
  return all
    .filter((word) => !isStopWord(word))
    .map((word) => ({ ...word, weight: weigh(word) }))
    .filter(({ weight }) => weight);
}

/**
 * The terms under which a word is looked up.
 * @param {Word} word
 * @param {{alone: string}} marks
 */
export function termsOf({ kind, text }, { alone }) {
  if (kind === "amount") return [text];
  if (countLetters(text) > 1) return kind === "spaced" ? [text] : [...new Set(pairs(text))];
  return kind === "kanji" ? [text, text + alone] : [text];
}
