/** Moves what a frame shows to an element in it, without moving the page around the frame. */
export function showWithin(frame: HTMLElement | null, element: Element | null | undefined, place: "top" | "middle") {
  if (!frame || !element) {
    return;
  }
  const distance = element.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  const room = place === "middle" ? frame.clientHeight / 3 : 8;
  frame.scrollTop += distance - room;
}
