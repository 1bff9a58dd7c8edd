// What our scripts are held to; prettier lays them out, tsc checks their types.
import eslint from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import globals from "globals";

/** Characters a line. */
const MAX_LINE = 100;
/** Lines a module. */
const MAX_MODULE = 250;

const message = "Texts are data, never markup: append nodes.";
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
  property,
  message,
}));
const STYLE = { property: "style", message: "What is found looks as the style sheet says." };

export default [
  eslint.configs.recommended,
  jsdoc.configs["flat/recommended-typescript-flavor-error"],
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "consistent-return": "error",
      curly: ["error", "multi-line", "consistent"],
      eqeqeq: "error",
      "max-len": ["error", { code: MAX_LINE }],
      "max-lines": ["error", MAX_MODULE],
      "no-shadow": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "no-restricted-properties": ["error", ...MARKUP],
      // Names and types say what goes in and out; words are for what they do not say.
      "jsdoc/require-jsdoc": "off",
      "jsdoc/require-param-description": "off",
      "jsdoc/require-property-description": "off",
      "jsdoc/require-returns": "off",
      "jsdoc/require-returns-description": "off",
      "jsdoc/require-yields": "off",
      // What worker messages and JSON hold is unknown until it is looked at.
      "jsdoc/reject-any-type": "off",
      "jsdoc/tag-lines": "off",
    },
  },
  {
    files: ["docs/assets/js/**/*.js"],
    languageOptions: { ecmaVersion: 2022, globals: globals.browser },
  },
  {
    files: ["docs/assets/js/early.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["docs/assets/js/search/*.js", "docs/assets/js/box/*.js"],
    rules: { "no-restricted-properties": ["error", ...MARKUP, STYLE] },
  },
  { files: ["tests/js/**/*.js"], languageOptions: { globals: globals.node } },
];
