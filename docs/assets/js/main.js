// What every page's scripts begin with. Each feature looks for its elements itself and does nothing
// where they are missing; where one fails, the others go on.
import { startField } from "./field.js";
import { startKinds } from "./kinds.js";
import { startLanguage } from "./language.js";
import { startMarks } from "./marks.js";
import { startMenu, startOpeners } from "./menu.js";
import { startTables } from "./tables.js";
import { startTerms } from "./terms.js";

const FEATURES = [
  startLanguage,
  startOpeners,
  startMenu,
  startField,
  startKinds,
  startTerms,
  startMarks,
  startTables,
];

for (const start of FEATURES) {
  try {
    start();
  } catch (error) {
    reportError(error);
  }
}
