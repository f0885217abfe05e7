import { fireEvent, renderHook } from "@testing-library/react";
import { useShortcuts } from "./useShortcuts";

test("two keys after each other lead to a page, alone they do nothing", () => {
  const go = vi.fn();
  renderHook(() => useShortcuts({ "g s": go }));
  fireEvent.keyDown(document.body, { key: "s" });
  expect(go).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "s" });
  expect(go).toHaveBeenCalledOnce();
});

test("somebody who types into a field is left alone", () => {
  const help = vi.fn();
  renderHook(() => useShortcuts({ "?": help }));
  const field = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(field, { key: "?" });
  expect(help).not.toHaveBeenCalled();
  field.remove();
});
