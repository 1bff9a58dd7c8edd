// What a click on a link asks for.

/**
 * Whether the link is to open here, not in another tab or window, nor to be kept.
 * @param {MouseEvent} event
 */
export const isForHere = ({ button, ctrlKey, metaKey, shiftKey }) =>
  !(button || ctrlKey || metaKey || shiftKey);
