import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { answers, painter, voice } from "./models.fixture";
import { ModelsPage } from "./ModelsPage";

const me = administrator();

async function button(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name }));
}

test("pictures and speech show the piece that they are paid by, and it can be chosen", async () => {
  let kept: unknown;
  fakeServer({
    ...answers({ models: [painter, voice] }),
    "PUT /models/m3": (body) => {
      kept = body;
      return { body: painter };
    },
  });
  renderPage(<ModelsPage />, { me });

  within(await screen.findByRole("row", { name: /painter/ })).getByText("$0.04 per image");
  within(screen.getByRole("row", { name: /voice/ })).getByText("$15.00 per 1M characters");
  await button("Change painter");
  const form = within(await screen.findByRole("dialog", { name: "Change model" }));
  form.getByText("US dollars per image; 0 is free");
  const price = form.getByRole("textbox", { name: "Price" });
  await userEvent.clear(price);
  await userEvent.type(price, "0.05");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(kept).toMatchObject({ type: "image", priceUnit: "images", inputPrice: null, outputPrice: 0.05 }));
});

test("prices show their unit, an unknown one is unknown, and one for a single token is refused beside its field", async () => {
  fakeServer({
    ...answers(),
    "PUT /models/m1": () => ({ status: 400, body: { detail: "bad", errors: [{ field: "inputPrice", message: "0.0000025 looks like the price of one token" }] } }),
  });
  renderPage(<ModelsPage />, { me });

  await screen.findByRole("columnheader", { name: "Price per 1,000,000 tokens" });
  within(await screen.findByRole("row", { name: /small/ })).getByText("$0.25 in · $2.00 out");
  within(screen.getByRole("row", { name: /large/ })).getByText("unknown");
  within(screen.getByRole("row", { name: /all-minilm/ })).getByText("free");
  await button("Change small");
  const form = within(await screen.findByRole("dialog", { name: "Change model" }));
  expect(form.queryByRole("combobox", { name: "Paid by" })).toBeNull();
  expect(form.getAllByText("US dollars per 1,000,000 tokens; 0 is free")).toHaveLength(2);
  await userEvent.clear(form.getByRole("textbox", { name: "Price in" }));
  await userEvent.type(form.getByRole("textbox", { name: "Price in" }), "0.0000025");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await form.findByText("0.0000025 looks like the price of one token");
});
