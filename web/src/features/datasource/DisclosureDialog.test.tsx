import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { DisclosureDialog } from "./DisclosureDialog";
import { shop } from "./sources.fixture";

test("who keeps a source says what a model may be told, and reads what each level means", async () => {
  const sent: unknown[] = [];
  let closed = false;
  fakeServer({
    "PATCH /data-sources/s1": (body) => {
      sent.push(body);
      return { body: { ...shop, disclosure: "samples" } };
    },
  });
  renderPage(<DisclosureDialog source={shop} onClose={() => (closed = true)} />);

  expect((await screen.findByRole("radio", { name: "The schema" })).matches(":checked")).toBe(true);
  screen.getByText(/a few values of each column/);
  await userEvent.click(screen.getByRole("radio", { name: "The schema and sample values" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(closed).toBe(true));
  expect(sent).toEqual([{ disclosure: "samples" }]);
});
