import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { answers, openai } from "./models.fixture";
import { ModelsPage } from "./ModelsPage";

const local = { ...openai, id: "built_in", label: "A model on this server", baseUrl: "candela:models/", keyNeeded: false, keyAt: "", advice: "A folder in “models” of Candela's data folder." };

test("a model of the data folder is connected by its folder, without a key, and what is wrong with it is told beside the field", async () => {
  let kept: unknown;
  fakeServer({
    ...answers(),
    "GET /models/providers": () => page([openai, local]),
    "POST /models/connections": (body) => {
      kept = body;
      return { status: 400, body: { detail: "bad", errors: [{ field: "base", message: "There is no models/bge/model.onnx in Candela's data folder" }] } };
    },
  });
  renderPage(<ModelsPage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Add connection" }));
  const form = within(await screen.findByRole("dialog", { name: /connection/i }));
  await userEvent.click(await form.findByRole("combobox", { name: "Provider" }));
  await userEvent.click(await screen.findByRole("option", { name: "A model on this server" }));
  form.getByText(/It is tried when you save/);
  expect(form.queryByLabelText(/API key/)).toBeNull();
  await userEvent.type(form.getByRole("textbox", { name: /Base URL/ }), "bge");
  await userEvent.click(form.getByRole("button", { name: "Connect" }));

  await waitFor(() => expect(kept).toMatchObject({ provider: "built_in", base: "candela:models/bge" }));
  await form.findByText("There is no models/bge/model.onnx in Candela's data folder");
});
