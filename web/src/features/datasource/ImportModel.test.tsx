import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { show } from "./sources.fixture";

test("a file is shown as changes before it is kept", async () => {
  const bodies: unknown[] = [];
  show({
    "POST /semantic/models/s1": (body) => {
      bodies.push(body);
      return {
        body: {
          form: "dbt",
          kept: !(body as { dryRun: boolean }).dryRun,
          changes: [{ what: "description", where: "orders", before: "", after: "what was bought" }],
          remarks: [{ line: 5, message: "There is no table elsewhere" }],
        },
      };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Actions: Shop" }));
  const download = await screen.findByRole("menuitem", { name: "Save descriptions as YAML" });
  expect(download.getAttribute("href")).toBe("/api/v1/semantic/models/s1");
  await userEvent.click(screen.getByRole("menuitem", { name: "Import descriptions" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "Or its text" }), "version: 2");
  await userEvent.click(screen.getByRole("button", { name: "Show what would change" }));

  await screen.findByText("dbt: 1 change");
  expect(screen.getByText("Line 5: There is no table elsewhere")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Keep 1 change" }));

  await waitFor(() =>
    expect(bodies).toEqual([
      { text: "version: 2", dryRun: true },
      { text: "version: 2", dryRun: false },
    ]),
  );
});
