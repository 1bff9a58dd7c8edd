// From a result to its place: the words to mark there are handed on within the browser, not in the
// address, which the site's host would get to see.
import { isForHere } from "./clicks.js";
import { handMarks } from "./handed.js";

/** Marks are for the page that a result leads to: no first answer waits for them. */
export const loadMarks = () => import("../marks.js");
const markPage = async () => (await loadMarks()).markWords();

/**
 * On this very page the search is closed, and Back opens it again. `here`: the page's address
 * without the question.
 * @param {HTMLAnchorElement} link
 * @param {{marks: string[], here: string, event: MouseEvent, dialog: HTMLDialogElement}} from
 */
export function leaveFor(link, { marks, here, event, dialog }) {
  handMarks(link.href, marks);
  if (!isForHere(event)) return;
  if (link.href.split("#")[0] !== here.split("#")[0]) {
    if (event.defaultPrevented) location.assign(link.href);
    return;
  }
  event.preventDefault();
  history.pushState(null, "", here);
  dialog.close();
  location.replace(link.href);
  markPage();
}
